using Npgsql;
using NpgsqlTypes;
using St4cker.Drafts;

namespace St4cker.Storage.Flow;

/// <summary>A commit that was carried out.</summary>
/// <param name="Events">What it came to.</param>
public sealed record Execution(Guid DraftId, long UserId, IReadOnlyList<NewEvent> Events)
{
    internal string ResultJson => $$"""{"events":[{{string.Join(',', Events.Select(happened => $"\"{happened.EventId}\""))}}]}""";
}

public static class Executions
{
    /// <summary>Attempt 1 of a draft can stand here only once: the last guard against a second commit.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyList<Execution> executions, DateTimeOffset now)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into executions (draft_id, user_id, attempt, status, result_json, executed_at)
            select d, u, 1, 'succeeded', r, $4 from unnest($1, $2, $3) as x(d, u, r)
            """);
        var parameters = insert.Parameters;
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. executions.Select(execution => execution.DraftId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. executions.Select(execution => execution.UserId)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. executions.Select(execution => execution.ResultJson)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return insert;
    }
}
