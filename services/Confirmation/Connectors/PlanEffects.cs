using Npgsql;
using NpgsqlTypes;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Drafts;

namespace St4cker.Confirmation.Connectors;

/// <summary>Which steps in outside systems a commit brings about.</summary>
internal static class PlanEffects
{
    /// <param name="events">What the draft commits.</param>
    /// <param name="known">Earlier steps about the things that it changes: without a copy outside there is nothing to change there.</param>
    public static IReadOnlyList<EffectStep> Plan(Draft draft, IReadOnlyList<NewEvent> events, IReadOnlyList<KnownStep> known) =>
        GoogleTasksEffects.Plan(draft, events, DraftKinds.Named(draft.Type).Undo(draft.Json, draft.Id), known);

    /// <summary>What the card says of steps that were planned just now.</summary>
    public static IReadOnlyList<TargetOutcome> Expected(IReadOnlyList<EffectStep> steps, bool waiting) =>
        [.. steps.Select(step => step.Target).Distinct(StringComparer.Ordinal)
            .Select(target => new TargetOutcome(target, Succeeded: false, Failed: false, Waiting: waiting, Trying: false, Url: null, Note: null))];

    /// <param name="traceParent">Of the answer that brings them about.</param>
    public static NpgsqlBatchCommand Insert(IReadOnlyList<EffectStep> steps, string status, DateTimeOffset now, string? traceParent = null)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into effects (key, draft_id, user_id, target, thing_id, step, deed, ordinal, marker, payload_json, undoes, status, next_attempt_at, trace_parent, created_at, updated_at)
            select k, d, u, t, i, s, e, o, m, p, z, $12, $13, $14, $13, $13 from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as x(k, d, u, t, i, s, e, o, m, p, z)
            on conflict (key) do nothing
            """);
        var parameters = insert.Parameters;
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.Key)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. steps.Select(step => step.DraftId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. steps.Select(step => step.UserId)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.Target)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. steps.Select(step => step.ThingId)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.Step)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.Deed.Name())] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. steps.Select(step => step.Ordinal)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.Marker)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(step => step.PayloadJson)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json });
        parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. steps.Select(step => step.Undoes)] });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = status });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        parameters.Add(new NpgsqlParameter { Value = (object?)traceParent ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return insert;
    }
}
