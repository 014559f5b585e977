using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace St4cker.Telegram;

/// <summary>What can be seen of the traffic with Telegram. No tag holds a token, a chat, a person or a text.</summary>
internal static class TelegramTelemetry
{
    public const string Name = "St4cker.Telegram";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "st4cker_telegram_requests_total", description: "Requests to the Bot API by method and outcome");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "st4cker_telegram_request_duration_seconds", "s", "Time until the Bot API answered");
    private static readonly Gauge<long> Waiting = Meter.CreateGauge<long>(
        "st4cker_outbound_waiting", description: "Messages that wait to be sent, seen by the dispatcher");
    private static readonly Gauge<long> Headroom = Meter.CreateGauge<long>(
        "st4cker_telegram_limit_headroom", description: "Messages that could be sent at once within the bot's limit");

    public static void Requested(string method, string outcome, TimeSpan took)
    {
        var tags = new TagList { { "method", method }, { "outcome", outcome } };
        Requests.Add(1, tags);
        Duration.Record(took.TotalSeconds, tags);
    }

    public static void Waits(long messages) => Waiting.Record(messages);

    public static void Free(long messages) => Headroom.Record(messages);
}
