using Npgsql;

namespace St4cker.Confirmation.Connectors;

/// <summary>
/// Hears what became of effects, inside the transaction that writes it: audit entries and the card's new text stand exactly
/// when the outcome does. It is called first in that transaction, before the rows of the effects change, so that a person's
/// mailbox is locked before their effects, as in a commit. It calls nothing outside.
/// </summary>
internal interface IEffectOutcomes
{
    /// <param name="outcomes">All of one draft and one target, in the order of the steps; usually one.</param>
    /// <remarks>With the last step of taking a draft back, the draft is taken back here too.</remarks>
    Task RecordAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid draftId, long userId, IReadOnlyList<EffectOutcome> outcomes, CancellationToken stop);

    /// <summary>Is everything in our own store as the draft left it? Only asked, outside any transaction.</summary>
    Task<bool> IsAsLeftAsync(NpgsqlConnection connection, Guid draftId, long userId, CancellationToken stop);

    /// <summary>A draft is not taken back after all.</summary>
    /// <param name="reason">A key of the texts.</param>
    Task RefuseUndoAsync(NpgsqlConnection connection, Guid draftId, long userId, string reason, CancellationToken stop);

    /// <summary>A draft is taken back here, while what stands outside stays.</summary>
    Task TakeBackHereAsync(NpgsqlConnection connection, Guid draftId, long userId, CancellationToken stop);
}

internal enum OutcomeKind
{
    /// <summary>It stands in the outside system.</summary>
    Succeeded,
    /// <summary>It did not work this time and is tried again by itself.</summary>
    Retrying,
    /// <summary>It goes on when the person has connected again.</summary>
    Waiting,
    /// <summary>It will not be tried again by itself.</summary>
    Failed,
}

/// <summary>What became of one effect.</summary>
/// <param name="Attempts">How often it was tried.</param>
internal sealed record EffectOutcome(string Key, string Target, string Step, OutcomeKind Kind, int Attempts)
{
    /// <summary>Why it did not succeed: a code such as <c>rate_limited</c>, see <see cref="Google.Reasons"/>.</summary>
    public string? Reason { get; init; }
    public string? RemoteId { get; init; }
    public string? RemoteEtag { get; init; }
    /// <summary>Where the person sees it; not every system says so.</summary>
    public string? RemoteUrl { get; init; }
    /// <summary>An earlier attempt had made it although its answer got lost.</summary>
    public bool Found { get; init; }
    /// <summary>The outside system keeps the date only; the time of day stands in our own store alone.</summary>
    public bool TimeDropped { get; init; }
    /// <summary>When a retry comes.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}
