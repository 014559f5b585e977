using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>What can be seen of the calls to Google Tasks. No tag holds a token, a person, an id or a title.</summary>
internal static class GoogleTasksTelemetry
{
    private static readonly ActivitySource Activities = new("St4cker.Connectors");
    private static readonly Meter Meter = new("St4cker.Connectors");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "st4cker_google_requests_total", description: "Requests to Google Tasks by method and outcome");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "st4cker_google_request_duration_seconds", "s", "Time until Google Tasks answered", tags: null, Buckets.Seconds);
    private static readonly Histogram<double> Delays = Meter.CreateHistogram(
        "st4cker_commit_to_effect_seconds", "s", "Time from a commit until a step of it stood in the outside system", tags: null, Buckets.UpToADay);

    public static void Succeeded(string target, TimeSpan sinceCommit) =>
        Delays.Record(Math.Max(0, sinceCommit.TotalSeconds), new KeyValuePair<string, object?>("target", target));

    /// <param name="method">Such as <c>insert</c>.</param>
    /// <param name="send">Throws <see cref="GoogleRefusedException"/> for an answer that is no success.</param>
    public static async Task<TAnswer> TracedAsync<TAnswer>(string method, Func<Task<TAnswer>> send)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = Activities.StartActivity("google tasks " + method, ActivityKind.Client);
        var outcome = "ok";
        try
        {
            return await send();
        }
        catch (Exception failure)
        {
            outcome = failure is GoogleRefusedException { Refusal.HttpStatusCode: >= HttpStatusCode.OK and var status } ? Code(status) : "no_answer";
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

    private static string Code(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
