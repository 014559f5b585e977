using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using St4cker.Storage;

namespace St4cker.Google;

/// <summary>What can be seen of the calls to one of Google's services: a span and two metrics. No tag holds a token, a person, an id or a title.</summary>
/// <param name="service">As spans call it: "google tasks".</param>
/// <param name="prefix">Of the metrics' names: "st4cker_google".</param>
/// <param name="named">The service in the metrics' descriptions.</param>
/// <param name="also">Said of the counter beside.</param>
public sealed class GoogleCalls(ActivitySource activities, Meter meter, string service, string prefix, string named, string also = "")
{
    private readonly Counter<long> _requests = meter.CreateCounter<long>(prefix + "_requests_total", description: $"Requests to {named} by method and outcome{also}");
    private readonly Histogram<double> _durations = meter.CreateHistogram(prefix + "_request_duration_seconds", "s", $"Time until {named} answered", tags: null, Buckets.Seconds);

    /// <param name="method">Such as <c>insert</c>.</param>
    /// <param name="send">Throws <see cref="GoogleRefusedException"/> for an answer that is no success.</param>
    /// <param name="otherwise">The outcome of a failure that is no refusal; null: no answer came.</param>
    public async Task<TAnswer> TracedAsync<TAnswer>(string method, Func<Task<TAnswer>> send, Func<Exception, string?>? otherwise = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        var started = Stopwatch.GetTimestamp();
        using var activity = activities.StartActivity($"{service} {method}", ActivityKind.Client);
        var outcome = "ok";
        try
        {
            return await send();
        }
        catch (Exception failure)
        {
            outcome = failure is GoogleRefusedException { Refusal.HttpStatusCode: >= HttpStatusCode.OK and var status }
                ? ((int)status).ToString(CultureInfo.InvariantCulture)
                : otherwise?.Invoke(failure) ?? "no_answer";
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
            throw;
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            var tags = new TagList { { "method", method }, { "outcome", outcome } };
            _requests.Add(1, tags);
            _durations.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
        }
    }
}
