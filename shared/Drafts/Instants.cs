namespace St4cker.Drafts;

/// <summary>A moment as payloads and events say it: "2026-11-21T09:30:00.000Z".</summary>
public static class Instants
{
    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
