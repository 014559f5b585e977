using Npgsql;
using NpgsqlTypes;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Drafts;

namespace St4cker.Confirmation.Connectors;

/// <summary>Which steps in outside systems a commit brings about.</summary>
internal sealed class PlanEffects
{
    /// <summary>The people who have connected an account: true while the access works, false when it was revoked.</summary>
    public async Task<IReadOnlyDictionary<long, bool>> ConnectedAsync(NpgsqlConnection connection, long[] people, CancellationToken stop)
    {
        var connected = new Dictionary<long, bool>();
        await using var find = new NpgsqlCommand("select user_id, status = 'active' from connections where user_id = any($1) and provider = $2", connection);
        find.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Google.Connections.Provider });
        await using var reader = await find.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            connected.Add(reader.GetInt64(0), reader.GetBoolean(1));
        return connected;
    }

    public IReadOnlyList<EffectStep> Plan(Draft draft, IReadOnlyList<NewEvent> events) =>
        [.. events.Where(happened => happened.Type == "task.created").SelectMany(happened => GoogleTasksEffects.Plan(draft, happened.PayloadJson))];

    /// <summary>What the card says of steps that were planned just now.</summary>
    public static IReadOnlyList<TargetOutcome> Expected(IReadOnlyList<EffectStep> steps, bool waiting) =>
        [.. steps.Select(step => step.Target).Distinct(StringComparer.Ordinal)
            .Select(target => new TargetOutcome(target, Succeeded: false, Failed: false, Waiting: waiting, Trying: false, Url: null, Note: null))];

    public static NpgsqlBatchCommand Insert(IReadOnlyList<EffectStep> steps, string status, DateTimeOffset now)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into effects (key, draft_id, user_id, target, step, ordinal, marker, payload_json, status, next_attempt_at, created_at, updated_at)
            select k, d, u, t, s, o, m, p, $9, $10, $10, $10 from unnest($1, $2, $3, $4, $5, $6, $7, $8) as x(k, d, u, t, s, o, m, p)
            on conflict (key) do nothing
            """);
        var parameters = insert.Parameters;
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.Key)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. steps.Select(step => step.DraftId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. steps.Select(step => step.UserId)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.Target)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.Step)] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. steps.Select(step => step.Ordinal)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.Marker)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.PayloadJson)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = status });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return insert;
    }
}
