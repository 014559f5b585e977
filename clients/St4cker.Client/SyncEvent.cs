using System.Text.Json;
using System.Text.Json.Serialization;

namespace St4cker.Client;

/// <summary>Something that happened to a person's things; the same over the socket, over HTTP and in a log file.</summary>
/// <param name="Seq">Its place in the person's log: 1, 2, 3 … without gaps.</param>
/// <param name="EventId">The same wherever it comes from: whoever has applied it once does not apply it again.</param>
/// <param name="EventType">"task.created", "transaction.updated", "progress.logged"…</param>
/// <param name="Payload">The thing's id and its fields by their names; an update names those it sets in "updatedFields".</param>
/// <param name="Source">"telegram" or "desktop".</param>
public sealed record SyncEvent(long Seq, Guid EventId, string EventType, DateTimeOffset Timestamp, JsonElement Payload, string Source)
{
    /// <summary>The device that did it; null: it was done in the chat.</summary>
    public Guid? DeviceId { get; init; }

    /// <summary>When that device says that it was done.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <exception cref="JsonException">It is no event.</exception>
    public static SyncEvent Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ClientJson.Default.SyncEvent) ?? throw new JsonException("null is no event");
}

/// <summary>A change that this device made and has not told yet.</summary>
/// <param name="EventId">Its own; pushing it again under the same id does nothing more.</param>
/// <param name="Timestamp">When the person made it.</param>
/// <param name="Base">The last event that the device had applied then: what came later and touches the same fields is a conflict.</param>
public sealed record Change(Guid EventId, string EventType, DateTimeOffset Timestamp, long Base, JsonElement Payload);

/// <param name="Status">"applied", "merged" (some fields lost), "superseded" (all of them did), "duplicate", "refused".</param>
public sealed record PushResult(Guid? EventId, string Status, long? Seq, SyncError? Error);

/// <param name="Code">"unauthorized", "expired", "slow", "bad_request", "too_large", "taken", "unknown", "away".</param>
public sealed record SyncError(string Code, string Message);

/// <summary>Everything a person keeps, as it stands after the event <paramref name="Seq"/>.</summary>
public sealed record Snapshot(long Seq, SnapshotPerson Person, IReadOnlyList<SnapshotThing> Things);

public sealed record SnapshotPerson(string Id, string FirstName, string Language, string TimeZone, string Currency);

/// <param name="Type">The event type's part before the dot.</param>
/// <param name="Payload">As that of the event that would create it, with createdAt and updatedAt.</param>
public sealed record SnapshotThing(string Type, JsonElement Payload);

/// <param name="Seq">The newest place in the log.</param>
/// <param name="More">There is more after these.</param>
public sealed record EventPage(IReadOnlyList<SyncEvent> Events, long Seq, bool More);

/// <param name="SessionToken">To be kept secret: whoever has it is this device.</param>
public sealed record Paired(string SessionToken, Guid DeviceId, DateTimeOffset ExpiresAt);

internal sealed record PushRequest(IReadOnlyList<Change> Changes);

internal sealed record PushResponse(IReadOnlyList<PushResult> Results, long Seq);

internal sealed record PairRequest(string Code, string? DeviceName);

internal sealed record PairResponse(bool Success, string? SessionToken, Guid? DeviceId, DateTimeOffset? ExpiresAt, string? Error, string? Code);

internal sealed record ErrorFrame(SyncError? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SyncEvent))]
[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(PushRequest))]
[JsonSerializable(typeof(PushResponse))]
[JsonSerializable(typeof(PairRequest))]
[JsonSerializable(typeof(PairResponse))]
[JsonSerializable(typeof(ErrorFrame))]
internal sealed partial class ClientJson : JsonSerializerContext;
