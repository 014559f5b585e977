namespace St4cker.Storage;

/// <summary>Where an event comes from.</summary>
/// <param name="Source">"telegram" or "desktop", as devices see it.</param>
/// <param name="DraftId">The draft that was confirmed; null: it was done on a device.</param>
/// <param name="DeviceId">That device.</param>
/// <param name="ChangedAt">When it was done there, by its clock, never later than it arrived.</param>
public sealed record Origin(string Source, Guid? DraftId, Guid? DeviceId = null, DateTimeOffset? ChangedAt = null)
{
    public static Origin Chat(Guid draftId) => new("telegram", draftId);

    public static Origin Device(Guid deviceId, DateTimeOffset changedAt) => new("desktop", DraftId: null, deviceId, changedAt);
}
