using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace St4cker.Storage;

/// <summary>Brings a database to the schema of this program.</summary>
public static class Schema
{
    /// <summary>The newest migration in this program. Looking for it among the types would load EF Core at every start; a test compares.</summary>
    public const string Newest = "20261121000009_KeepIndexesApart";

    /// <summary>Runs the migrations that are missing; quick when there are none.</summary>
    public static async Task MigrateAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        if (!await IsCurrentAsync(source, stop))
            await RunMigrationsAsync(source, stop);
    }

    /// <summary>Asked in plain SQL: building EF's model costs more than the rest of a start.</summary>
    public static async Task<bool> IsCurrentAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var exists = source.CreateCommand("""select to_regclass('public."__EFMigrationsHistory"') is not null""");
        if (await exists.ExecuteScalarAsync(stop) is not true)
            return false;
        await using var newest = source.CreateCommand("""select exists (select from "__EFMigrationsHistory" where "MigrationId" = $1)""");
        newest.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Newest });
        return await newest.ExecuteScalarAsync(stop) is true;
    }

    // By itself: a method that mentions the context loads EF Core when it is called.
    private static async Task RunMigrationsAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var context = new StackerContext(StackerContext.OptionsFor(source));
        await context.Database.MigrateAsync(stop);
    }
}
