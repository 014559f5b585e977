using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using St4cker.EndToEnd.Fixtures;
using St4cker.Storage;

namespace St4cker.EndToEnd.Storage;

/// <summary>The migrations are written by hand, so this is what keeps them and EF's model one.</summary>
public sealed class Mapping_the_tables(PostgresServer postgres)
{
    [Fact]
    public async Task Every_column_of_the_model_is_in_the_database_and_the_other_way_round()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        Assert.Equal(
            await ReadAsync(house.Source, """
                select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> '__EFMigrationsHistory'
                """),
            Model(house.Source).SelectMany(Columns).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_primary_key_is_the_same()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        Assert.Equal(
            await ReadAsync(house.Source, """
                select c.relname || ' ' || string_agg(a.attname, ',' order by array_position(k.conkey, a.attnum))
                from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
                where c.relnamespace = 'public'::regnamespace and k.contype = 'p' and c.relname <> '__EFMigrationsHistory' group by c.relname
                """),
            Model(house.Source).Select(table => $"{table.GetTableName()} {string.Join(',', table.FindPrimaryKey()!.Properties.Select(key => key.GetColumnName()))}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        Assert.True(await Schema.IsCurrentAsync(house.Source, TestContext.Current.CancellationToken));
        await Schema.MigrateAsync(house.Source, TestContext.Current.CancellationToken);
        Assert.Equal(Schema.Newest, await house.QueryAsync<string>("""select max("MigrationId") from "__EFMigrationsHistory" """));
    }

    [Fact]
    public async Task A_row_of_every_table_can_be_read()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        await house.CommitFactAsync(StorageHouse.Ann);
        await using var context = new StackerContext(StackerContext.OptionsFor(house.Source));
        Assert.Equal("Buy milk", (await context.Tasks.SingleAsync(TestContext.Current.CancellationToken)).Title);
        Assert.Equal("task.created", (await context.Events.SingleAsync(TestContext.Current.CancellationToken)).EventType);
        Assert.Equal(32, (await context.AuditLog.SingleAsync(TestContext.Current.CancellationToken)).Hash.Length);
        Assert.Equal(3, await context.Users.CountAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<IEntityType> Model(NpgsqlDataSource source)
    {
        using var context = new StackerContext(StackerContext.OptionsFor(source));
        return context.Model.GetEntityTypes();
    }

    private static IEnumerable<string> Columns(IEntityType table) => table.GetProperties().Select(property =>
        $"{table.GetTableName()}.{property.GetColumnName()} {property.GetRelationalTypeMapping().StoreType}{(property.IsColumnNullable() ? "" : " not null")}");

    private static async Task<IEnumerable<string>> ReadAsync(NpgsqlDataSource source, string sql)
    {
        var lines = new List<string>();
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines.Order(StringComparer.Ordinal);
    }
}
