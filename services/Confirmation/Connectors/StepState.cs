using Npgsql;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Drafts;

namespace St4cker.Confirmation.Connectors;

/// <summary>How one step stands in the table, for the summary on the card.</summary>
internal sealed record StepState(string Key, string Target, int Ordinal, string Status, string? Error, string? Url, bool TimeDropped)
{
    /// <summary>It takes back another one.</summary>
    public bool Undoes { get; init; }
    public bool Ended => Status is "succeeded" or "failed";

    public static NpgsqlBatchCommand Select(Guid draftId)
    {
        var select = new NpgsqlBatchCommand("""
            select key, target, ordinal, status, error, remote_url, coalesce(payload_json->>'timeDropped' = 'true', false), undoes is not null
            from effects where draft_id = $1 order by target, ordinal
            """);
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draftId });
        return select;
    }

    public static async Task<List<StepState>> ReadAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var steps = new List<StepState>();
        while (await reader.ReadAsync(stop))
            steps.Add(new StepState(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetBoolean(6))
            { Undoes = reader.GetBoolean(7) });
        return steps;
    }

    /// <summary>The table as it will be once <paramref name="settled"/> is written.</summary>
    public static IReadOnlyList<StepState> After(IReadOnlyList<StepState> steps, IReadOnlyList<EffectOutcome> settled)
    {
        var byKey = settled.ToDictionary(outcome => outcome.Key, StringComparer.Ordinal);
        return [.. steps.Select(step => byKey.TryGetValue(step.Key, out var outcome) ? step.After(outcome) : step)];
    }

    public static IReadOnlyList<TargetOutcome> Summarize(IReadOnlyList<StepState> steps) =>
        [.. steps.GroupBy(step => step.Target, StringComparer.Ordinal).Select(Summarize)];

    private static TargetOutcome Summarize(IGrouping<string, StepState> target)
    {
        var failed = target.Where(step => step.Status == "failed").ToList();
        var trying = target.Where(step => step is { Status: "pending" or "processing", Error: not null }).ToList();
        // That a step failed because the task itself did is no reason of its own.
        var reason = failed.Concat(trying).Select(step => step.Error).FirstOrDefault(error => error?.StartsWith(StepReasons.ParentFailed, StringComparison.Ordinal) != true);
        return new TargetOutcome(
            target.Key,
            Succeeded: target.All(step => step.Status == "succeeded"),
            Failed: failed.Count > 0,
            Waiting: target.Any(step => step.Status == "waiting"),
            Trying: trying.Count > 0,
            Url: target.FirstOrDefault(step => step.Ordinal == 0)?.Url,
            Note: OutcomeNote.Of(failed.Count > 0, trying.Count > 0, reason, target.Any(step => step.TimeDropped)));
    }

    private StepState After(EffectOutcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Succeeded => this with { Status = "succeeded", Error = null, Url = outcome.RemoteUrl },
        OutcomeKind.Retrying => this with { Status = "pending", Error = outcome.Reason },
        OutcomeKind.Waiting => this with { Status = "waiting" },
        OutcomeKind.Failed => this with { Status = "failed", Error = outcome.Reason },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.Kind, "No such outcome"),
    };
}
