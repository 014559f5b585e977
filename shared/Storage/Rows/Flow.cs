namespace St4cker.Storage;

public sealed class UpdateRow
{
    public long BotId { get; init; }
    public long UpdateId { get; init; }
    public long? UserId { get; init; }
    public long? ChatId { get; init; }
    public required string Kind { get; init; }
    public required string PayloadJson { get; init; }
    /// <summary>stored, processing (at the model), read, ignored, failed.</summary>
    public required string Status { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public string? ExtractionJson { get; set; }
    public string? Error { get; set; }
    public string? TraceParent { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
}

public sealed class CommandRow
{
    public long Id { get; init; }
    public long UserId { get; init; }
    public long BotId { get; init; }
    public long UpdateId { get; init; }
    public int Ordinal { get; init; }
    public required string Type { get; init; }
    public required string PayloadJson { get; init; }
    /// <summary>pending, processing (at the model), completed, failed.</summary>
    public required string Status { get; set; }
    public Guid? DraftId { get; init; }
    public bool WantsPlan { get; set; }
    public string? PlanJson { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public string? Error { get; set; }
    public long SourceChatId { get; init; }
    public long? SourceMessageId { get; init; }
    public string? TraceParent { get; init; }
    /// <summary>When the update arrived that it came from.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
}

public sealed class DraftRow
{
    public Guid Id { get; init; }
    public long UserId { get; init; }
    public int Number { get; init; }
    public required string DraftType { get; init; }
    public required string DraftJson { get; set; }
    public string? PreviousJson { get; set; }
    public int Version { get; set; }
    public required string Status { get; set; }
    public required string ReadBy { get; init; }
    public string? QuestionJson { get; set; }
    public long ChatId { get; init; }
    public long? CardMessageId { get; set; }
    public long? SourceMessageId { get; init; }
    public long CommandId { get; init; }
    public string? Failure { get; set; }
    /// <summary>none, asked, done, refused.</summary>
    public required string UndoState { get; set; }
    public DateTimeOffset? UndoUntil { get; set; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
}

public sealed class ExecutionRow
{
    public long Id { get; init; }
    public Guid DraftId { get; init; }
    public long UserId { get; init; }
    public int Attempt { get; init; }
    public required string Status { get; init; }
    public string? ResultJson { get; init; }
    public string? ErrorMessage { get; init; }
    public DateTimeOffset ExecutedAt { get; init; }
}

public sealed class OutboundMessageRow
{
    public long Id { get; init; }
    public required string Key { get; init; }
    public long UserId { get; init; }
    public long ChatId { get; init; }
    public Guid? DraftId { get; init; }
    public required string Kind { get; init; }
    public required string BodyJson { get; set; }
    public int Revision { get; set; }
    public int SentRevision { get; set; }
    public long? MessageId { get; set; }
    /// <summary>pending, sending, sent, unknown (the answer was lost), failed.</summary>
    public required string Status { get; set; }
    /// <summary>The leadership of the dispatcher that has it in hand.</summary>
    public Guid? ClaimedBy { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NotBefore { get; set; }
    public string? Error { get; set; }
    public string? TraceParent { get; init; }
    /// <summary>When the update arrived that it answers; null when nobody waits for it.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>A process that calls the Bot API.</summary>
public sealed class SenderRow
{
    public Guid Id { get; init; }
    public long BotId { get; init; }
    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>One step in an outside system; see <c>Connectors</c>.</summary>
public sealed class EffectRow
{
    public required string Key { get; init; }
    public Guid DraftId { get; init; }
    public long UserId { get; init; }
    public required string Target { get; init; }
    public required string Step { get; init; }
    public int Ordinal { get; init; }
    /// <summary>The order in which a person's steps were planned.</summary>
    public long Seq { get; init; }
    /// <summary>What it is about in our own store.</summary>
    public Guid ThingId { get; init; }
    /// <summary>insert, update, delete.</summary>
    public required string Deed { get; init; }
    /// <summary>The key of the step that it takes back, or null.</summary>
    public string? Undoes { get; init; }
    public required string Marker { get; init; }
    public required string PayloadJson { get; init; }
    /// <summary>pending, processing, waiting (to be connected again), succeeded, failed.</summary>
    public required string Status { get; set; }
    public string? RemoteId { get; set; }
    public string? RemoteEtag { get; set; }
    public string? RemoteUrl { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public DateTimeOffset? FirstAttemptAt { get; set; }
    public string? Error { get; set; }
    public string? TraceParent { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
}
