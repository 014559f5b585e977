using Npgsql;

namespace St4cker.Scheduler;

/// <summary>Deletes what has served its time: links and codes that were used or ran out, sessions of devices that went, and the counts of past days.</summary>
internal sealed class TidyUp(NpgsqlDataSource source, TimeProvider clock)
{
    public async Task DoAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var links = source.CreateCommand("delete from oauth_states where expires_at < $1");
        links.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.AddDays(-1) });
        await links.ExecuteNonQueryAsync(stop);
        await using var devices = source.CreateBatch();
        foreach (var served in new[] { "delete from pairing_codes where expires_at < $1", "delete from pairing_tries where since < $1", "delete from sessions where expires_at < $1 or revoked_at < $1" })
            devices.BatchCommands.Add(new NpgsqlBatchCommand(served) { Parameters = { new NpgsqlParameter<DateTimeOffset> { TypedValue = now.AddDays(-1) } } });
        await devices.ExecuteNonQueryAsync(stop);
        await using var usage = source.CreateCommand("delete from model_usage where day < $1");
        usage.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-32) });
        await usage.ExecuteNonQueryAsync(stop);
    }
}
