namespace St4cker.Storage;

/// <summary>A paired device; its token is with the device only.</summary>
public sealed class SessionRow
{
    public Guid DeviceId { get; init; }
    public long UserId { get; init; }
    public required byte[] TokenHash { get; init; }
    public required string DeviceName { get; set; }
    /// <summary>Where it was paired, and where the person hears of it.</summary>
    public long ChatId { get; init; }
    /// <summary>Up to here the device has stored the person's events.</summary>
    public long Cursor { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A code that pairs a device, and the link that does the same; one of them, once.</summary>
public sealed class PairingCodeRow
{
    public Guid Id { get; init; }
    public long UserId { get; init; }
    public long ChatId { get; init; }
    /// <summary>The message that shows it.</summary>
    public required string MessageKey { get; init; }
    public required string Slot { get; init; }
    public required byte[] CodeHash { get; init; }
    public required byte[] TokenHash { get; init; }
    public int WrongTries { get; set; }
    public Guid? DeviceId { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>How often an address tried codes that are none.</summary>
public sealed class PairingTriesRow
{
    public required byte[] AddressHash { get; init; }
    public int Wrong { get; set; }
    public DateTimeOffset Since { get; set; }
}
