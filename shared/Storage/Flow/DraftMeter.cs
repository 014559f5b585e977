using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace St4cker.Storage.Flow;

/// <summary>Counts what becomes of drafts, in the words of the audit log.</summary>
public static class DraftMeter
{
    private static readonly Meter Meter = new("St4cker.Flow");
    private static readonly Counter<long> Drafts = Meter.CreateCounter<long>(
        "st4cker_drafts_total", description: "Drafts by what became of them; executed are the commits");

    private static readonly FrozenDictionary<string, KeyValuePair<string, object?>> Outcomes =
        new[] { "draft_created", "draft_edited", "draft_confirmed", "draft_executed", "draft_cancelled", "draft_expired", "draft_failed", "draft_undone", "undo_refused" }
            .ToFrozenDictionary(action => action, action => new KeyValuePair<string, object?>("outcome", action.Replace("draft_", "", StringComparison.Ordinal)), StringComparer.Ordinal);

    /// <summary>To be called when what the ledger has written is committed.</summary>
    public static void Count(Ledger written)
    {
        foreach (var entry in written.Audited)
        {
            if (Outcomes.TryGetValue(entry.Action, out var outcome))
                Drafts.Add(1, outcome);
        }
    }
}
