using NodaTime;
using NodaTime.Text;
using St4cker.Language;

namespace St4cker.Unit.Language;

/// <summary>Messages said on Saturday 21 November 2026 at 10:00 in Jakarta, unless a test says otherwise.</summary>
internal static class Said
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 3, 0);

    public static Speaker By(string language) => new(Now, DateTimeZoneProviders.Tzdb["Asia/Jakarta"], language, "IDR");

    public static Speaker At(string zone, LocalDateTime local, string language = "en")
    {
        var there = DateTimeZoneProviders.Tzdb[zone];
        return new Speaker(local.InZoneLeniently(there).ToInstant(), there, language, "USD");
    }

    public static Reading Read(string text, string language = "en") => Reader.Read(text, By(language));

    public static ReadItem Item(string text, string language = "en") => Assert.Single(Read(text, language).Items);

    public static Fields Fields(string text, string language = "en") => Item(text, language).Fields;

    /// <param name="iso">"2026-11-22", or "2026-11-22T09:00".</param>
    public static When Due(string iso, string words = "") => new(
        LocalDatePattern.Iso.Parse(iso[..10]).Value,
        iso.Length > 10 ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(iso[11..]).Value : null,
        words);
}
