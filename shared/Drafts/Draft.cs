using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>What was understood and waits for its person's answer.</summary>
public sealed record Draft
{
    public required Guid Id { get; init; }
    public required long UserId { get; init; }
    /// <summary>Counts each person's drafts from 1; shown as <see cref="Code"/>.</summary>
    public required int Number { get; init; }
    /// <summary>The name of its <see cref="DraftKind"/>.</summary>
    public required string Type { get; init; }
    /// <summary>The kind's payload as JSON.</summary>
    public required string Json { get; init; }
    /// <summary>The payload before the last edit, so that the card shows what changed.</summary>
    public string? PreviousJson { get; init; }
    /// <summary>Goes up with every edit: a press tells which version its person saw.</summary>
    public required int Version { get; init; }
    public required DraftStatus Status { get; init; }
    /// <summary>"rules", or the model's name.</summary>
    public required string ReadBy { get; init; }
    /// <summary>What must be answered before it can be confirmed.</summary>
    public Question? Question { get; init; }
    public required long ChatId { get; init; }
    public long? CardMessageId { get; init; }
    public long? SourceMessageId { get; init; }
    public required long CommandId { get; init; }
    /// <summary>Why it failed or could not be undone, a key of the texts.</summary>
    public string? Failure { get; init; }
    /// <summary>How far taking it back is, once it is executed.</summary>
    public UndoState Undo { get; init; }
    /// <summary>Until then its card has a button to take it back; null: it has none.</summary>
    public DateTimeOffset? UndoUntil { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    public string Code => DraftCode.Of(Number);
}

/// <summary>drafted → confirmed → executed, or cancelled, expired, failed; no other moves.</summary>
public enum DraftStatus { Drafted, Confirmed, Executed, Cancelled, Expired, Failed }

/// <summary>Not asked for; asked for, and outside systems are looked at first; done; refused, with the reason in the draft's failure.</summary>
public enum UndoState { None, Asked, Done, Refused }

public static class DraftLifecycle
{
    public static bool CanMove(DraftStatus from, DraftStatus to) => (from, to) switch
    {
        (DraftStatus.Drafted, DraftStatus.Confirmed or DraftStatus.Cancelled or DraftStatus.Expired or DraftStatus.Failed) => true,
        (DraftStatus.Confirmed, DraftStatus.Executed or DraftStatus.Failed) => true,
        _ => false,
    };
}
