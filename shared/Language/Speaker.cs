using NodaTime;

namespace St4cker.Language;

/// <summary>Whose words are read, when and where they were said.</summary>
/// <param name="Now">The instant the words were said: relative dates count from here.</param>
/// <param name="Zone">The person's IANA time zone.</param>
/// <param name="Language">The person's language, "en", "id" or "ru": it decides only what is ambiguous, such as 10/11. A message may mix languages.</param>
/// <param name="Currency">ISO 4217 code meant when none is said.</param>
public sealed record Speaker(Instant Now, DateTimeZone Zone, string Language, string Currency)
{
    public LocalDateTime LocalNow => Now.InZone(Zone).LocalDateTime;
}
