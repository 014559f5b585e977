using System.Diagnostics;
using System.Diagnostics.Metrics;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>What can be seen of the calls to Google Tasks. No tag holds a token, a person, an id or a title.</summary>
internal static class GoogleTasksTelemetry
{
    private static readonly Meter Meter = new("St4cker.Connectors");
    private static readonly GoogleCalls Calls = new(new ActivitySource("St4cker.Connectors"), Meter, "google tasks", "st4cker_google", "Google Tasks");
    private static readonly Histogram<double> Delays = Meter.CreateHistogram(
        "st4cker_commit_to_effect_seconds", "s", "Time from a commit until a step of it stood in the outside system", tags: null, Buckets.UpToADay);

    public static void Succeeded(string target, TimeSpan sinceCommit) =>
        Delays.Record(Math.Max(0, sinceCommit.TotalSeconds), new KeyValuePair<string, object?>("target", target));

    /// <inheritdoc cref="GoogleCalls.TracedAsync"/>
    public static Task<TAnswer> TracedAsync<TAnswer>(string method, Func<Task<TAnswer>> send) => Calls.TracedAsync(method, send);
}
