namespace St4cker.Hosting.Telemetry;

/// <summary>Whose meters and activities are listened to.</summary>
internal static class Sources
{
    public const string Own = "St4cker.";

    public static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "MassTransit",
    ];

    // Not HttpClient's: an activity of its holds the whole address, and a Bot API address holds the bot's token.
    public static readonly string[] Activities = ["Npgsql", "MassTransit"];

    public static bool IsMeter(string name) => name.StartsWith(Own, StringComparison.Ordinal) || Meters.Contains(name, StringComparer.Ordinal);
}
