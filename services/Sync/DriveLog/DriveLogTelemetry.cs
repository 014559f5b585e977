using System.Diagnostics;
using System.Diagnostics.Metrics;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Sync.DriveLog;

/// <summary>What can be seen of the logs in people's Drives. No tag holds a token, a person or an id.</summary>
internal static class DriveLogTelemetry
{
    private static readonly Meter Meter = new("St4cker.DriveLog");
    private static readonly GoogleCalls Calls = new(
        new ActivitySource("St4cker.DriveLog"), Meter, "google drive", "st4cker_drive", "Google Drive", "; an upload is one, whatever its pieces");
    private static readonly Counter<long> Flushes = Meter.CreateCounter<long>(
        "st4cker_drive_flushes_total", description: "Attempts at bringing a person's log in Drive up to date, by what became of them");
    private static readonly Histogram<double> Delays = Meter.CreateHistogram(
        "st4cker_event_to_drive_seconds", "s", "Time from an event until it stood in the person's Drive", tags: null, Buckets.UpToADay);

    /// <param name="outcome">succeeded, retrying, waiting, lost, stopped.</param>
    public static void Ended(string outcome) => Flushes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Stands(TimeSpan sinceEvent) => Delays.Record(Math.Max(0, sinceEvent.TotalSeconds));

    /// <inheritdoc cref="GoogleCalls.TracedAsync"/>
    public static Task<TAnswer> TracedAsync<TAnswer>(string method, Func<Task<TAnswer>> send) =>
        Calls.TracedAsync(method, send, failure => failure is ClaimLostException ? "given_up" : null);
}
