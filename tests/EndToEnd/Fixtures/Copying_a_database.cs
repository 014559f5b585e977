namespace St4cker.EndToEnd.Fixtures;

public sealed class Copying_a_database(PostgresServer postgres)
{
    [Fact]
    public async Task It_is_prepared_once_and_every_copy_is_apart()
    {
        var prepared = 0;
        Task<TestDatabase> CopyAsync() => postgres.CreateDatabaseAsync("things", async connectionString =>
        {
            prepared++;
            await TestDatabase.ExecuteAsync(connectionString, "create table things (n int)");
        });

        await using var one = await CopyAsync();
        await using var other = await CopyAsync();
        await one.ExecuteAsync("insert into things values (1)");
        Assert.Equal(0L, await other.QueryAsync<long>("select count(*) from things"));
        Assert.Equal(1, prepared);
    }
}
