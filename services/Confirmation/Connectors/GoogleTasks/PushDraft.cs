using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>
/// Works off the steps of one draft in their order. Before each attempt it is written down that there is one, so whatever
/// becomes of this process, the next attempt knows that it must look before it inserts.
/// </summary>
internal sealed partial class PushDraft
{
    /// <summary>All that one attempt does outside ends within this, well before the lease does.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);
    private readonly EffectsLedger _ledger;
    private readonly TasksAtGoogle _google;
    private readonly GoogleAccess _access;
    private readonly TimeProvider _clock;
    private readonly ILogger<PushDraft> _log;
    private readonly Counter<long> _effects;

    public PushDraft(EffectsLedger ledger, TasksAtGoogle google, GoogleAccess access, TimeProvider clock, IMeterFactory meters, ILogger<PushDraft> log)
    {
        (_ledger, _google, _access, _clock, _log) = (ledger, google, access, clock, log);
        _effects = meters.Create("St4cker.Connectors")
            .CreateCounter<long>("st4cker_effects_total", description: "Attempts at effects in outside systems, by what became of them");
    }

    /// <param name="stop">The program ends: the step in hand is finished, the others are given back.</param>
    public async Task WorkOffAsync(ClaimedDraft draft, CancellationToken stop)
    {
        using var correlation = _log.BeginCorrelation(draft.UpdateId);
        string? parent = null, previous = null;
        foreach (var claimed in draft.Steps)
        {
            var remoteId = claimed.RemoteId;
            if (claimed.IsOpen)
            {
                if (stop.IsCancellationRequested)
                {
                    await _ledger.SettleAsync(draft, [], draft.OpenFrom(claimed), _clock.GetUtcNow(), CancellationToken.None);
                    return;
                }
                if (claimed.Ordinal > 0 && parent is null)
                {
                    await FailAsync(draft, draft.OpenFrom(claimed), Reasons.ParentFailed);
                    return;
                }
                if (claimed.Payload is null)
                {
                    if (!await FailAsync(draft, [claimed], Reasons.Unreadable))
                        return;
                    continue;
                }
                if (await _ledger.BeginAsync(draft, claimed, CancellationToken.None) is not var (renewed, step))
                    return;
                draft = renewed;
                var attempt = await AttemptAsync(draft.UserId, step, lookFirst: claimed.FirstAttemptAt is not null, parent, previous);
                if (!await SettleAsync(draft, step, attempt))
                    return;
                remoteId = attempt.Task?.Id;
            }
            if (claimed.Ordinal == 0)
                parent = remoteId;
            else
                previous = remoteId ?? previous;
        }
    }

    private async Task<Attempt> AttemptAsync(long userId, ClaimedStep step, bool lookFirst, string? parent, string? previous)
    {
        using var budget = new CancellationTokenSource(Budget, _clock);
        AccessToken? token = null;
        try
        {
            token = await _access.GetTokenAsync(userId, budget.Token);
            try
            {
                return await PutAsync(token, step, lookFirst, parent, previous, budget.Token);
            }
            catch (TasksRefusedException refusal) when (refusal.Refusal.HttpStatusCode == HttpStatusCode.Unauthorized)
            {
                _access.Forget(userId, token);
                token = await _access.GetTokenAsync(userId, budget.Token);
                return await PutAsync(token, step, lookFirst, parent, previous, budget.Token);
            }
        }
        catch (Exception failure) when (Verdict.Of(failure, token) is { } verdict)
        {
            return new Attempt(null, false, verdict);
        }
    }

    private async Task<Attempt> PutAsync(AccessToken token, ClaimedStep step, bool lookFirst, string? parent, string? previous, CancellationToken stop)
    {
        if (lookFirst && await _google.FindAsync(token, step.Marker, step.FirstAttemptAt!.Value, stop) is { } earlier)
            return new Attempt(earlier, true, null);
        return new Attempt(await _google.InsertAsync(token, step.Payload!, parent, previous, stop), false, null);
    }

    /// <summary>True: the draft's next step may be done.</summary>
    private Task<bool> SettleAsync(ClaimedDraft draft, ClaimedStep step, Attempt attempt) => attempt.Verdict switch
    {
        null => SucceedAsync(draft, step, attempt),
        Verdict.Reconnect(var seen) => AwaitReconnectAsync(draft, step, seen),
        Verdict.Permanent(var reason) => FailAsync(draft, [step], reason),
        Verdict.Transient(var reason, var asked) => RetryAsync(draft, step, reason, asked),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Task<bool> SucceedAsync(ClaimedDraft draft, ClaimedStep step, Attempt attempt) => RecordAsync(draft, [Outcome(step, OutcomeKind.Succeeded) with
    {
        RemoteId = attempt.Task!.Id,
        RemoteEtag = attempt.Task.ETag,
        RemoteUrl = attempt.Task.WebViewLink,
        Found = attempt.Found,
    }]);

    private Task<bool> FailAsync(ClaimedDraft draft, IReadOnlyList<ClaimedStep> steps, string reason) =>
        RecordAsync(draft, [.. steps.Select(step => Outcome(step, OutcomeKind.Failed) with { Reason = reason })]);

    private async Task<bool> RetryAsync(ClaimedDraft draft, ClaimedStep step, string reason, TimeSpan? asked)
    {
        // Chance spreads retries; nobody gains from guessing it.
        var next = _clock.GetUtcNow() + Backoff.Pause(step.Attempts, asked, Random.Shared.NextDouble());
        await RecordAsync(draft, [Outcome(step, OutcomeKind.Retrying) with { Reason = reason, NextAttemptAt = next }], draft.OpenAfter(step), next);
        return false;
    }

    private async Task<bool> AwaitReconnectAsync(ClaimedDraft draft, ClaimedStep step, DateTimeOffset? seen)
    {
        EffectOutcome[] waiting =
        [
            .. draft.OpenFrom(step).Select(open => Outcome(open.Key == step.Key ? step : open, OutcomeKind.Waiting) with { Reason = Reasons.ReconnectNeeded }),
        ];
        if (await _ledger.AwaitReconnectAsync(draft, waiting, seen, CancellationToken.None))
            Tell(waiting);
        return false;
    }

    private async Task<bool> RecordAsync(
        ClaimedDraft draft, IReadOnlyList<EffectOutcome> outcomes, IReadOnlyList<ClaimedStep>? release = null, DateTimeOffset releaseAt = default)
    {
        if (!await _ledger.SettleAsync(draft, outcomes, release ?? [], releaseAt, CancellationToken.None))
            return false;
        Tell(outcomes);
        return true;
    }

    private void Tell(IReadOnlyList<EffectOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _effects.Add(1, new("target", outcome.Target), new("outcome", outcome.Kind.ToString().ToLowerInvariant()));
            if (outcome.Kind == OutcomeKind.Succeeded)
                LogSucceeded(_log, outcome.Key, outcome.Attempts);
            else
                LogOutcome(_log, outcome.Key, outcome.Kind, outcome.Reason, outcome.Attempts);
        }
    }

    private static EffectOutcome Outcome(ClaimedStep step, OutcomeKind kind) =>
        new(step.Key, GoogleTasksEffects.Target, step.Step, kind, step.Attempts) { TimeDropped = step.Payload?.TimeDropped == true };

    /// <summary>Either a task or a verdict.</summary>
    private sealed record Attempt(global::Google.Apis.Tasks.v1.Data.Task? Task, bool Found, Verdict? Verdict);

    [LoggerMessage(Level = LogLevel.Information, Message = "Effect {Key} succeeded at attempt {Attempts}")]
    private static partial void LogSucceeded(ILogger log, string key, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Effect {Key} is {Outcome}: {Reason} after {Attempts} attempts")]
    private static partial void LogOutcome(ILogger log, string key, OutcomeKind outcome, string? reason, int attempts);
}
