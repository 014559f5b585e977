using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using St4cker.Storage;

namespace St4cker.Gemini;

/// <summary>Meter and activity source <c>St4cker.Gemini</c>. No text, no person, only operations, models and outcomes.</summary>
public static class GeminiTelemetry
{
    public const string Name = "St4cker.Gemini";

    internal static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "st4cker_model_calls_total", description: "Questions to the model by operation and outcome (answered or why not)");

    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "st4cker_model_call_duration_seconds", "s", "How long a question took, all attempts together", tags: null, Buckets.Seconds);

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "st4cker_model_attempts_total", description: "Requests sent by model and outcome");

    private static readonly Histogram<double> AttemptDurations = Meter.CreateHistogram(
        "st4cker_model_attempt_duration_seconds", "s", "How long one request took, by model and outcome", tags: null, Buckets.Seconds);

    private static readonly Gauge<int> Limits = Meter.CreateGauge<int>(
        "st4cker_model_requests_limit", description: "Requests to the model that the settings allow: a day all together, a minute for this process");

    private static readonly Gauge<int> LeftThisMinute = Meter.CreateGauge<int>(
        "st4cker_model_minute_headroom", description: "Requests that this process could still have sent within the minute when it last asked");

    internal static void Ended(string operation, WhyNot? whyNot, TimeSpan took)
    {
        var tags = new TagList { { "operation", operation }, { "outcome", Outcome(whyNot) } };
        Calls.Add(1, tags);
        Durations.Record(took.TotalSeconds, tags);
    }

    internal static void Attempted(string model, WhyNot? whyNot, TimeSpan took)
    {
        var tags = new TagList { { "model", model }, { "outcome", Outcome(whyNot) } };
        Attempts.Add(1, tags);
        AttemptDurations.Record(took.TotalSeconds, tags);
    }

    internal static void Allowed(GeminiSettings settings)
    {
        Limits.Record(settings.RequestsPerDay, new KeyValuePair<string, object?>("per", "day"));
        Limits.Record(settings.RequestsPerMinute, new KeyValuePair<string, object?>("per", "minute"));
        LeftThisMinute.Record(settings.RequestsPerMinute);
    }

    internal static void Left(int thisMinute) => LeftThisMinute.Record(thisMinute);

    /// <summary>"answered", "quota_used_up", "limited429"…</summary>
    internal static string Outcome(WhyNot? whyNot) =>
        whyNot is { } why ? JsonNamingPolicy.SnakeCaseLower.ConvertName(why.ToString()) : "answered";
}
