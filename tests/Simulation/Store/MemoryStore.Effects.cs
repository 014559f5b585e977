using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Simulation.World;

namespace St4cker.Simulation.Store;

/// <content>Steps in outside systems.</content>
internal sealed partial class MemoryStore
{
    public List<StepState> StepsOf(Guid draft) => [.. Effects.Where(row => row.Planned.DraftId == draft).OrderBy(row => row.Planned.Ordinal).Select(row => row.State)];

    /// <summary>KnownStep.SelectOfThings.</summary>
    public IEnumerable<KnownStep> StepsAbout(long person, IReadOnlyCollection<Guid> things) =>
        Effects.Where(row => row.Planned.UserId == person && things.Contains(row.Planned.ThingId)).OrderBy(row => row.Seq).ThenBy(row => row.Planned.Ordinal).Select(row => row.Known);

    /// <summary>PlanEffects.Insert: ON CONFLICT (key) DO NOTHING.</summary>
    public void Insert(EffectStep step, string status, DateTimeOffset now, Journal journal)
    {
        if (place.Guards.Has(Guard.EffectKey) && Effects.Any(row => row.Planned.Key == step.Key))
            return;
        var timeDropped = TaskPayload.FromJson(step.PayloadJson, step.Deed)?.TimeDropped == true;
        Effects.Add(new EffectRow(NextId(), step, status, 0, now, null, null, null, null, null, timeDropped), journal);
    }

    /// <summary>ClaimEffects.Claim, the drafts that are free: each person's oldest of which a step is due, unless a worker has one of theirs or an earlier draft about the same things waits.</summary>
    public List<Guid> FreeDrafts(int most, DateTimeOffset now)
    {
        var open = Effects.Where(row => row.IsOpen).ToList();
        var due = open.Where(row => row.NextAttemptAt <= now && (row.Status == "pending" || IsOver(row, now))
            && !open.Exists(busy => busy.Planned.UserId == row.Planned.UserId && busy.Status == "processing" && !IsOver(busy, now))
            && !WaitsForEarlier(row.Planned.DraftId, open));
        return [.. due.GroupBy(row => row.Planned.UserId).Select(theirs => theirs.MinBy(row => row.Seq)!).OrderBy(row => row.Seq).Take(most).Select(row => row.Planned.DraftId)];
    }

    /// <summary>ClaimEffects.Claim, the rest: the chosen drafts' open steps are this worker's.</summary>
    public List<ClaimedDraft> Take(IReadOnlyCollection<Guid> chosen, DateTimeOffset lease)
    {
        var before = Effects.Where(row => chosen.Contains(row.Planned.DraftId)).OrderBy(row => row.Planned.Ordinal).ToList();
        Effects.Update(row => row.IsOpen && chosen.Contains(row.Planned.DraftId), row => row with { Status = "processing", LeaseUntil = lease }, new Journal());
        return [.. before.GroupBy(row => (row.Planned.DraftId, row.Planned.UserId)).Select(draft => new ClaimedDraft(draft.Key.DraftId, draft.Key.UserId, UpdateId: 0, lease,
            [.. draft.Select(row => new ClaimedStep(row.Planned, TaskPayload.FromJson(row.Planned.PayloadJson, row.Planned.Deed), row.Status, row.IsOpen, row.Attempts, Noted(row.FirstAttemptAt)))]))];
    }

    /// <summary>EffectsLedger.BeginAsync: all steps of the draft that rest on the lease are renewed; the one step's attempt is counted.</summary>
    public (int Attempts, DateTimeOffset? FirstAttemptAt)? Begin(ClaimedDraft draft, string key, bool looking, DateTimeOffset now, DateTimeOffset lease)
    {
        (int, DateTimeOffset?)? begun = null;
        Effects.Update(row => row.Planned.DraftId == draft.DraftId && IsTheirs(row, draft.Lease), row =>
        {
            var renewed = row with { LeaseUntil = lease };
            if (row.Planned.Key != key)
                return renewed;
            renewed = renewed with { Attempts = row.Attempts + 1, FirstAttemptAt = looking ? row.FirstAttemptAt : row.FirstAttemptAt ?? now };
            begun = (renewed.Attempts, Noted(renewed.FirstAttemptAt));
            return renewed;
        }, new Journal());
        return begun;
    }

    /// <summary>EffectsLedger.WriteAsync. False: the step rests on another lease by now.</summary>
    public bool Write(ClaimedDraft draft, EffectOutcome outcome, DateTimeOffset now, Journal journal) => Effects.Update(
        row => row.Planned.Key == outcome.Key && IsTheirs(row, draft.Lease), row => row with
        {
            Status = outcome.Kind switch { OutcomeKind.Succeeded => "succeeded", OutcomeKind.Retrying => "pending", OutcomeKind.Waiting => "waiting", _ => "failed" },
            Error = outcome.Reason,
            RemoteId = outcome.RemoteId,
            RemoteUrl = outcome.RemoteUrl,
            NextAttemptAt = outcome.NextAttemptAt ?? now,
            LeaseUntil = null,
        }, journal) > 0;

    /// <summary>EffectsLedger.ReleaseAsync.</summary>
    public void Release(ClaimedDraft draft, string key, DateTimeOffset at, Journal journal) => Effects.Update(
        row => row.Planned.Key == key && IsTheirs(row, draft.Lease), row => row with { Status = "pending", LeaseUntil = null, NextAttemptAt = at }, journal);

    /// <summary>EffectsLedger.EndAsync asks this first.</summary>
    public bool HoldsUndo(ClaimedDraft draft) => Effects.Any(row => row.Planned.DraftId == draft.DraftId && row.Planned.Undoes is not null && IsTheirs(row, draft.Lease));

    private bool IsTheirs(EffectRow row, DateTimeOffset lease) => row.Status == "processing" && row.LeaseUntil == lease
        || (!place.Guards.Has(Guard.LeaseCheck) && row.IsOpen);

    private bool IsOver(EffectRow row, DateTimeOffset now) => !place.Guards.Has(Guard.EffectLease) || row.LeaseUntil < now;

    private DateTimeOffset? Noted(DateTimeOffset? attempt) => place.Guards.Has(Guard.AttemptNoted) ? attempt : null;

    private bool WaitsForEarlier(Guid draft, List<EffectRow> open)
    {
        var own = open.FindAll(row => row.Planned.DraftId == draft);
        var first = own.Min(row => row.Seq);
        return Effects.Any(earlier => earlier.Waits && earlier.Planned.DraftId != draft && earlier.Seq < first
            && own.Exists(row => row.Planned.UserId == earlier.Planned.UserId && row.Planned.ThingId == earlier.Planned.ThingId));
    }
}
