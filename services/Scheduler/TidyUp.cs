using Npgsql;

namespace St4cker.Scheduler;

/// <summary>Deletes what has served its time: links that were used or ran out, and the counts of past days.</summary>
internal sealed class TidyUp(NpgsqlDataSource source, TimeProvider clock)
{
    public async Task DoAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var links = source.CreateCommand("delete from oauth_states where expires_at < $1");
        links.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.AddDays(-1) });
        await links.ExecuteNonQueryAsync(stop);
        await using var usage = source.CreateCommand("delete from model_usage where day < $1");
        usage.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-32) });
        await usage.ExecuteNonQueryAsync(stop);
    }
}
