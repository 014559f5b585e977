using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using St4cker.Google;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>Writes what became of steps, and tells the log and the metrics. False: another worker has taken over, nothing was written.</summary>
internal sealed partial class SettleSteps
{
    private readonly IEffectsLedger _ledger;
    private readonly TimeProvider _clock;
    private readonly ILogger<SettleSteps> _log;
    private readonly Random _chance;
    private readonly Counter<long> _effects;

    /// <param name="chance">Spreads retries; nobody gains from guessing it.</param>
    public SettleSteps(IEffectsLedger ledger, TimeProvider clock, IMeterFactory meters, ILogger<SettleSteps> log, Random? chance = null)
    {
        (_ledger, _clock, _log, _chance) = (ledger, clock, log, chance ?? Random.Shared);
        _effects = meters.Create("St4cker.Connectors")
            .CreateCounter<long>("st4cker_effects_total", description: "Attempts at effects in outside systems, by what became of them");
    }

    public async Task<bool> SucceedAsync(ClaimedDraft draft, ClaimedStep step, Attempt? attempt)
    {
        var succeeded = Outcome(step, OutcomeKind.Succeeded) with
        {
            RemoteId = attempt?.Task?.Id,
            RemoteEtag = attempt?.Task?.ETag,
            RemoteUrl = attempt?.Task?.WebViewLink,
            Found = attempt?.Found == true,
        };
        if (!await RecordAsync(draft, [succeeded]))
            return false;
        GoogleTasksTelemetry.Succeeded(succeeded.Target, _clock.GetUtcNow() - step.PlannedAt);
        return true;
    }

    public Task<bool> FailAsync(ClaimedDraft draft, ClaimedStep step, string reason) =>
        RecordAsync(draft, [Outcome(step, OutcomeKind.Failed) with { Reason = reason }]);

    /// <param name="resting">Steps that wait with it.</param>
    public Task<bool> RetryAsync(ClaimedDraft draft, ClaimedStep step, Verdict.Transient verdict, IReadOnlyList<ClaimedStep> resting)
    {
        var next = _clock.GetUtcNow() + Backoff.Pause(step.Attempts, verdict.NotBefore, _chance.NextDouble());
        return RecordAsync(draft, [Outcome(step, OutcomeKind.Retrying) with { Reason = verdict.Reason, NextAttemptAt = next }], resting, next);
    }

    public Task ReleaseAsync(ClaimedDraft draft, IReadOnlyList<ClaimedStep> steps, TimeSpan pause = default) =>
        _ledger.SettleAsync(draft, [], steps, _clock.GetUtcNow() + pause, CancellationToken.None);

    /// <summary>The step and all behind it wait until the person has connected again.</summary>
    public async Task AwaitReconnectAsync(ClaimedDraft draft, ClaimedStep step, DateTimeOffset? seen)
    {
        EffectOutcome[] waiting =
        [
            .. draft.OpenFrom(step).Select(open => Outcome(open.Key == step.Key ? step : open, OutcomeKind.Waiting) with { Reason = Reasons.ReconnectNeeded }),
        ];
        if (await _ledger.AwaitReconnectAsync(draft, waiting, seen, CancellationToken.None))
            Tell(waiting);
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
        new(step.Key, GoogleTasksEffects.Target, step.Planned.Step, kind, step.Attempts) { TimeDropped = step.Payload?.TimeDropped == true };

    [LoggerMessage(Level = LogLevel.Information, Message = "Effect {Key} succeeded at attempt {Attempts}")]
    private static partial void LogSucceeded(ILogger log, string key, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Effect {Key} is {Outcome}: {Reason} after {Attempts} attempts")]
    private static partial void LogOutcome(ILogger log, string key, OutcomeKind outcome, string? reason, int attempts);
}
