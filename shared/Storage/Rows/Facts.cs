namespace St4cker.Storage;

/// <summary>A fact in a person's event log; <see cref="Seq"/> counts without gaps.</summary>
public sealed class EventRow
{
    public long UserId { get; init; }
    public long Seq { get; init; }
    public Guid EventId { get; init; }
    public required string EventType { get; init; }
    public DateTimeOffset Timestamp { get; init; }
    public required string PayloadJson { get; init; }
    public required string Source { get; init; }
    public Guid? DraftId { get; init; }
    /// <summary>The thing that it is about.</summary>
    public Guid? ThingId { get; init; }
    /// <summary>The device that did it; null: it was done in the chat.</summary>
    public Guid? DeviceId { get; init; }
    /// <summary>When the device says that it was done.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>A link of a person's audit chain; see <see cref="Audit.AuditChain"/>.</summary>
public sealed class AuditRow
{
    public long Id { get; init; }
    public long UserId { get; init; }
    public long Seq { get; init; }
    public DateTimeOffset Timestamp { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string EntityType { get; init; }
    public required string EntityId { get; init; }
    public long? SourceMessageId { get; init; }
    public required string DetailsJson { get; init; }
    public required byte[] PrevHash { get; init; }
    public required byte[] Hash { get; init; }
}
