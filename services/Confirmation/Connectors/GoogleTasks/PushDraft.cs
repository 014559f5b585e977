using Microsoft.Extensions.Logging;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>
/// Works off the steps of one draft in their order. Before each attempt it is written down that there is one, so whatever
/// becomes of this process, the next attempt knows that it must look before it inserts.
/// </summary>
internal sealed class PushDraft(IEffectsLedger ledger, AttemptAtGoogle google, SettleSteps settle, TakeBackDraft takeBack, ILogger<PushDraft> log)
{
    /// <param name="stop">The program ends: the step in hand is finished, the others are given back.</param>
    public async Task WorkOffAsync(ClaimedDraft draft, CancellationToken stop)
    {
        using var correlation = log.BeginCorrelation(draft.UpdateId);
        using var trace = Tracing.Step("push to google tasks", draft.UpdateId, draft.TraceParent);
        var copies = await ledger.CopiesAsync(draft, CancellationToken.None);
        // Things of which a step must be tried again: what rests on it waits, the draft's other things do not.
        var held = new HashSet<Guid>();
        foreach (var claimed in draft.Steps.Where(step => step is { IsOpen: true, Planned.Undoes: null }).ToList())
        {
            if (held.Contains(claimed.Planned.ThingId))
                continue;
            if (stop.IsCancellationRequested)
            {
                await settle.ReleaseAsync(draft, draft.OpenFrom(claimed));
                return;
            }

            if (AttemptAtGoogle.WhyNot(claimed, copies) is { } reason)
            {
                if (!await settle.FailAsync(draft, claimed, reason))
                    return;
                continue;
            }

            // The person may have taken the draft back meanwhile, and the step with it.
            if (await ledger.BeginAsync(draft, claimed, looking: false, CancellationToken.None) is not var (renewed, step))
                continue;
            draft = renewed;
            if (!await DoAsync(draft, step, tried: claimed.FirstAttemptAt is not null, copies, held))
                return;
        }

        if (held.Count == 0)
            await takeBack.WorkOffAsync(draft, copies, stop);
    }

    /// <summary>True: the next step may be done.</summary>
    private async Task<bool> DoAsync(ClaimedDraft draft, ClaimedStep step, bool tried, Copies copies, HashSet<Guid> held)
    {
        var attempt = await google.DoAsync(step, tried, copies);
        switch (attempt.Verdict)
        {
            case null:
                copies.Done(step.Planned, attempt.Task?.Id);
                return await settle.SucceedAsync(draft, step, attempt);
            case Verdict.Permanent permanent:
                return await settle.FailAsync(draft, step, permanent.Reason);
            case Verdict.Transient { Reason: Reasons.Unavailable or Reasons.Garbled } passing:
                // It may be about this one thing only.
                held.Add(step.Planned.ThingId);
                return await settle.RetryAsync(draft, step, passing, draft.RestingOn(step));
            case Verdict.Transient passing:
                await settle.RetryAsync(draft, step, passing, draft.OpenAfter(step));
                return false;
            case Verdict.Reconnect gone when draft.OpenUndos.Count > 0:
                await ledger.GiveUpUndoAsync(draft, gone.ConnectionVersion, CancellationToken.None);
                return false;
            case Verdict.Reconnect reconnect:
                await settle.AwaitReconnectAsync(draft, step, reconnect.ConnectionVersion);
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
