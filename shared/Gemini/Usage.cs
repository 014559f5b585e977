using Npgsql;

namespace St4cker.Gemini;

/// <summary>Counts requests by day, over restarts and workers.</summary>
internal interface IUsage
{
    /// <summary>Counts one request of a person. False, and nothing may be sent: the person's day or everybody's is used up.</summary>
    Task<bool> CountAsync(long userId, CancellationToken cancellationToken);
}

/// <summary>The table model_usage; a day is a day of UTC.</summary>
internal sealed class UsageTable(NpgsqlDataSource database, GeminiSettings settings, TimeProvider clock) : IUsage
{
    // One statement, so no count is lost between two workers. Everybody's row (0) is locked after the person's, always in this order.
    // A person's request that everybody's limit stops stays counted for that person: until midnight nothing would be sent anyway.
    private const string Count = """
        with mine as (
            insert into model_usage as usage (day, user_id, requests) values ($1, $2, 1)
            on conflict (day, user_id) do update set requests = usage.requests + 1 where usage.requests < $3
            returning 1
        ), everybodys as (
            insert into model_usage as usage (day, user_id, requests) select $1, 0, 1 from mine
            on conflict (day, user_id) do update set requests = usage.requests + 1 where usage.requests < $4
            returning 1
        )
        select exists (select from everybodys)
        """;

    public async Task<bool> CountAsync(long userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Count);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = settings.RequestsPerDayPerUser });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = settings.RequestsPerDay });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
