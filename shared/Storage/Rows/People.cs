namespace St4cker.Storage;

/// <summary>A person; <see cref="Id"/> is Telegram's.</summary>
public sealed class UserRow
{
    public long Id { get; init; }
    public required string FirstName { get; set; }
    public string? Username { get; set; }
    public string? LanguageCode { get; set; }
    public required string Language { get; set; }
    public required string TimeZone { get; set; }
    public required string TimeZoneState { get; set; }
    public required string Currency { get; set; }
    public TimeOnly WorkStarts { get; set; }
    public TimeOnly WorkEnds { get; set; }
    public string? Acknowledge { get; set; }
    public long? ChatId { get; set; }
    public DateTimeOffset? BlockedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The counters and the head of the audit chain of one person; locked by whoever writes anything of theirs.</summary>
public sealed class MailboxRow
{
    public long UserId { get; init; }
    public long EventSeq { get; set; }
    public long AuditSeq { get; set; }
    public required byte[] AuditHash { get; set; }
    public int DraftNumber { get; set; }
}

public sealed class ConnectionRow
{
    public long UserId { get; init; }
    public required string Provider { get; init; }
    /// <summary>active, revoked.</summary>
    public required string Status { get; set; }
    /// <summary>Encrypted.</summary>
    public required byte[] RefreshToken { get; set; }
    public required string Scopes { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
}

public sealed class OauthStateRow
{
    public required byte[] StateHash { get; init; }
    public long UserId { get; init; }
    public required string Provider { get; init; }
    public long ChatId { get; init; }
    /// <summary>Encrypted.</summary>
    public required byte[] CodeVerifier { get; init; }
    /// <summary>What the link asks for, by spaces.</summary>
    public required string Scopes { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

public sealed class ModelUsageRow
{
    public DateOnly Day { get; init; }
    public long UserId { get; init; }
    public int Requests { get; set; }
}
