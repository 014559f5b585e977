using NodaTime;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>Whose draft it is, as far as words, times and money depend on it.</summary>
public sealed record Person
{
    /// <summary>Telegram's id of the person.</summary>
    public required long Id { get; init; }
    public required string FirstName { get; init; }
    public required string Language { get; init; }
    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }
    public required ZoneState ZoneState { get; init; }
    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }
    /// <summary>Working hours, local time.</summary>
    public TimeOnly WorkStarts { get; init; } = new(9, 0);
    public TimeOnly WorkEnds { get; init; } = new(18, 0);
    /// <summary>"reaction", "typing", "message", "none"; null: as the program is set.</summary>
    public string? Acknowledge { get; init; }
    public long? ChatId { get; init; }

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;

    public Speaker SpeakingAt(DateTimeOffset moment) => new(Instant.FromDateTimeOffset(moment), Zone, Language, Currency);

    public LocalDateTime LocalTime(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(Zone).LocalDateTime;
}

/// <summary>Guessed from the language; asked; chosen by the person.</summary>
public enum ZoneState { Guessed, Asked, Chosen }
