using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Sync.DriveLog;

/// <summary>What can be seen of the logs in people's Drives. No tag holds a token, a person or an id.</summary>
internal static class DriveLogTelemetry
{
    private static readonly ActivitySource Activities = new("St4cker.DriveLog");
    private static readonly Meter Meter = new("St4cker.DriveLog");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "st4cker_drive_requests_total", description: "Requests to Google Drive by method and outcome; an upload is one, whatever its pieces");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "st4cker_drive_request_duration_seconds", "s", "Time until Google Drive answered", tags: null, Buckets.Seconds);
    private static readonly Counter<long> Flushes = Meter.CreateCounter<long>(
        "st4cker_drive_flushes_total", description: "Attempts at bringing a person's log in Drive up to date, by what became of them");
    private static readonly Histogram<double> Delays = Meter.CreateHistogram(
        "st4cker_event_to_drive_seconds", "s", "Time from an event until it stood in the person's Drive", tags: null, Buckets.UpToADay);

    /// <param name="outcome">succeeded, retrying, waiting, lost, stopped.</param>
    public static void Ended(string outcome) => Flushes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Stands(TimeSpan sinceEvent) => Delays.Record(Math.Max(0, sinceEvent.TotalSeconds));

    /// <param name="method">Such as <c>create</c>.</param>
    /// <param name="send">Throws <see cref="GoogleRefusedException"/> for an answer that is no success.</param>
    public static async Task<TAnswer> TracedAsync<TAnswer>(string method, Func<Task<TAnswer>> send)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = Activities.StartActivity("google drive " + method, ActivityKind.Client);
        var outcome = "ok";
        try
        {
            return await send();
        }
        catch (Exception failure)
        {
            outcome = failure switch
            {
                GoogleRefusedException { Refusal.HttpStatusCode: >= HttpStatusCode.OK and var status } => ((int)status).ToString(CultureInfo.InvariantCulture),
                ClaimLostException => "given_up",
                _ => "no_answer",
            };
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
            throw;
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            var tags = new TagList { { "method", method }, { "outcome", outcome } };
            Requests.Add(1, tags);
            Durations.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
        }
    }
}
