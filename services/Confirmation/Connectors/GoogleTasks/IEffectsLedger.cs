namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>
/// Where the steps of drafts stand while they are worked off. Every change names the lease it rests on: a worker that was too slow finds
/// that another one has taken over, and leaves.
/// </summary>
internal interface IEffectsLedger
{
    /// <summary>What was done so far about the things of a draft.</summary>
    Task<Copies> CopiesAsync(ClaimedDraft draft, CancellationToken stop);

    /// <summary>Counts the attempt before it is made and renews the draft's lease. Null: the step is no longer this worker's.</summary>
    /// <param name="looking">Nothing is changed at Google, so nothing of it can be there afterwards.</param>
    Task<(ClaimedDraft Draft, ClaimedStep Step)?> BeginAsync(ClaimedDraft draft, ClaimedStep step, bool looking, CancellationToken stop);

    /// <summary>
    /// Writes outcomes, and sets the draft's other open steps back, in one transaction with what <see cref="IEffectOutcomes"/> writes.
    /// False: another worker has taken over, nothing was written.
    /// </summary>
    /// <param name="release">Steps that wait again, for <paramref name="releaseAt"/>, as nothing became of them.</param>
    Task<bool> SettleAsync(
        ClaimedDraft draft, IReadOnlyList<EffectOutcome> settled, IReadOnlyList<ClaimedStep> release, DateTimeOffset releaseAt, CancellationToken stop);

    /// <summary>
    /// Sets the steps waiting for the person to connect again. When they have done so since <paramref name="seen"/>, the steps are
    /// pending instead: nobody would wake them any more.
    /// </summary>
    /// <returns>Whether they wait.</returns>
    Task<bool> AwaitReconnectAsync(ClaimedDraft draft, IReadOnlyList<EffectOutcome> waiting, DateTimeOffset? seen, CancellationToken stop);

    /// <summary>Is everything in our own store as the draft left it?</summary>
    Task<bool> IsAsLeftAsync(ClaimedDraft draft, CancellationToken stop);

    /// <summary>It is not taken back, and nothing is changed anywhere.</summary>
    /// <param name="reason">A key of the texts.</param>
    Task RefuseUndoAsync(ClaimedDraft draft, string reason, CancellationToken stop);

    /// <summary>
    /// Google does not let this program in any more: it is taken back here, and what stands at Google stays. When the person has
    /// connected again since <paramref name="seen"/>, it goes on instead.
    /// </summary>
    Task GiveUpUndoAsync(ClaimedDraft draft, DateTimeOffset? seen, CancellationToken stop);
}
