using St4cker.Google;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>
/// Takes back what a draft brought about at Google. It looks at every copy before it touches one: where one is not as the draft left it,
/// nothing is taken back anywhere. From the first step that is tried there is no way back; what becomes of the last one writes the local
/// part too, see <see cref="IEffectOutcomes.RecordAsync"/>.
/// </summary>
internal sealed class TakeBackDraft(IEffectsLedger ledger, AttemptAtGoogle google, SettleSteps settle)
{
    private enum Look { AsLeft, Changed, Failed, End }

    public async Task WorkOffAsync(ClaimedDraft draft, Copies copies, CancellationToken stop)
    {
        var steps = draft.OpenUndos.ToList();
        if (steps.Count == 0)
            return;
        if (draft.Steps.Any(step => step is { Status: "waiting", Planned.Undoes: null }))
        {
            await ledger.GiveUpUndoAsync(draft, seen: null, CancellationToken.None);
            return;
        }

        var looked = new HashSet<string>(StringComparer.Ordinal);
        if (draft.Steps.All(step => step.Planned.Undoes is null || step.FirstAttemptAt is null))
        {
            if (await LookAtAllAsync(draft, steps, copies, looked) is not { } renewed)
                return;
            draft = renewed;
        }

        foreach (var step in steps)
        {
            if (stop.IsCancellationRequested)
            {
                await settle.ReleaseAsync(draft, draft.OpenFrom(step));
                return;
            }

            if (await TakeBackAsync(draft, step, copies, looked) is not { } renewed)
                return;
            draft = renewed;
        }
    }

    /// <summary>Null: it ends here.</summary>
    private async Task<ClaimedDraft?> LookAtAllAsync(ClaimedDraft draft, List<ClaimedStep> steps, Copies copies, HashSet<string> looked)
    {
        if (!await ledger.IsAsLeftAsync(draft, CancellationToken.None))
        {
            await ledger.RefuseUndoAsync(draft, "undo.changed", CancellationToken.None);
            return null;
        }

        foreach (var step in steps.Where(step => IsDone(step, copies)).ToList())
        {
            (draft, var look) = await LookAsync(draft, step, copies);
            switch (look)
            {
                case Look.AsLeft:
                    looked.Add(step.Key);
                    break;
                case Look.Failed:
                    steps.Remove(step);
                    break;
                case Look.Changed:
                    await ledger.RefuseUndoAsync(draft, "undo.changed_outside", CancellationToken.None);
                    return null;
                default:
                    return null;
            }
        }

        return draft;
    }

    private async Task<(ClaimedDraft Draft, Look Look)> LookAsync(ClaimedDraft draft, ClaimedStep step, Copies copies)
    {
        var done = draft.Steps.First(other => other.Key == step.Planned.Undoes);
        if (copies.Find(done.Planned.Marker) is not { } copy)
            return (draft, Look.AsLeft);
        if (await ledger.BeginAsync(draft, step, looking: true, CancellationToken.None) is not var (renewed, begun))
            return (draft, Look.End);
        var attempt = await google.LookAsync(draft.UserId, copy);
        if (attempt.Verdict is { } verdict)
            return (renewed, await EndAsync(renewed, begun, verdict) ? Look.Failed : Look.End);
        return (renewed, done.Payload is { } left && LookAtCopy.IsAsLeft(done.Planned.Deed, left, attempt.Task) ? Look.AsLeft : Look.Changed);
    }

    /// <summary>Null: it ends here.</summary>
    private async Task<ClaimedDraft?> TakeBackAsync(ClaimedDraft draft, ClaimedStep step, Copies copies, HashSet<string> looked)
    {
        if (!IsDone(step, copies))
            return await settle.SucceedAsync(draft, step, attempt: null) ? draft : null;
        // Taking it back was begun before, and this step was not reached then: the person may have changed the copy since.
        if (step.FirstAttemptAt is null && !looked.Contains(step.Key))
        {
            (draft, var look) = await LookAsync(draft, step, copies);
            if (look == Look.Changed)
                return await settle.FailAsync(draft, step, StepReasons.ChangedOutside) ? draft : null;
            if (look != Look.AsLeft)
                return look == Look.Failed ? draft : null;
        }

        if (AttemptAtGoogle.WhyNot(step, copies) is { } reason)
            return await settle.FailAsync(draft, step, reason) ? draft : null;
        if (await ledger.BeginAsync(draft, step, looking: false, CancellationToken.None) is not var (renewed, begun))
            return null;
        var attempt = await google.DoAsync(begun, tried: step.FirstAttemptAt is not null, copies);
        if (attempt.Verdict is { } verdict)
            return await EndAsync(renewed, begun, verdict) ? renewed : null;
        copies.Done(step.Planned, attempt.Task?.Id);
        return await settle.SucceedAsync(renewed, begun, attempt) ? renewed : null;
    }

    /// <summary>Did what the step takes back come to stand at Google? Of what failed there is nothing.</summary>
    private static bool IsDone(ClaimedStep step, Copies copies) => copies.HasDone(step.Planned.Undoes);

    /// <summary>True: the draft's next step may be taken back, as this one never will be.</summary>
    private async Task<bool> EndAsync(ClaimedDraft draft, ClaimedStep step, Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Reconnect reconnect:
                await ledger.GiveUpUndoAsync(draft, reconnect.ConnectionVersion, CancellationToken.None);
                return false;
            case Verdict.Transient passing:
                await settle.RetryAsync(draft, step, passing, [.. draft.OpenUndos.Where(other => other.Key != step.Key)]);
                return false;
            default:
                return await settle.FailAsync(draft, step, verdict.Reason);
        }
    }
}
