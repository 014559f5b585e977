using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace St4cker.Gemini;

/// <summary>Meter and activity source <c>St4cker.Gemini</c>. No text, no person, only operations, models and outcomes.</summary>
public static class GeminiTelemetry
{
    public const string Name = "St4cker.Gemini";

    internal static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "st4cker_model_calls_total", description: "Questions to the model by operation and outcome (answered or why not)");

    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>(
        "st4cker_model_call_duration_seconds", "s", "How long a question took, all attempts together");

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "st4cker_model_attempts_total", description: "Requests sent by model and outcome");

    internal static void Ended(string operation, WhyNot? whyNot, TimeSpan took)
    {
        var tags = new TagList { { "operation", operation }, { "outcome", Outcome(whyNot) } };
        Calls.Add(1, tags);
        Durations.Record(took.TotalSeconds, tags);
    }

    internal static void Attempted(string model, WhyNot? whyNot) =>
        Attempts.Add(1, new TagList { { "model", model }, { "outcome", Outcome(whyNot) } });

    /// <summary>"answered", "quota_used_up", "limited429"…</summary>
    internal static string Outcome(WhyNot? whyNot) =>
        whyNot is { } why ? JsonNamingPolicy.SnakeCaseLower.ConvertName(why.ToString()) : "answered";
}
