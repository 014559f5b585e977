using Npgsql;

namespace St4cker.Hosting.Health;

internal sealed class PostgresCheck(NpgsqlDataSource database) : IReadinessCheck
{
    public string Name => "postgres";

    public async Task<Readiness> CheckAsync(CancellationToken stop)
    {
        await using var command = database.CreateCommand("select 1");
        await command.ExecuteScalarAsync(stop);
        return Readiness.Ok;
    }
}
