using St4cker.Sync.Devices;

namespace St4cker.Sync.Push;

/// <summary>What became of the changes, in their order, and the newest place in the person's log.</summary>
internal sealed record PushAnswer(IReadOnlyList<PushResult> Results, long Seq);

/// <param name="EventId">As it was pushed; null when it could not be read.</param>
/// <param name="Status">"applied": as it was; "merged": some of its fields; "superseded": none of them, something later stands; "duplicate": it was there; "refused": it never will be.</param>
internal sealed record PushResult(Guid? EventId, string Status)
{
    public long? Seq { get; init; }
    public DeviceError? Error { get; init; }

    public static PushResult Refused(Guid? eventId, string code, string message) => new(eventId, "refused") { Error = new DeviceError(code, message) };
}
