using System.Diagnostics;
using System.Diagnostics.Metrics;
using St4cker.Storage;

namespace St4cker.Telegram;

/// <summary>What can be seen of the traffic with Telegram. No tag holds a token, a chat, a person or a text.</summary>
internal static class TelegramTelemetry
{
    public const string Name = "St4cker.Telegram";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "st4cker_telegram_requests_total", description: "Requests to the Bot API by method and outcome");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "st4cker_telegram_request_duration_seconds", "s", "Time until the Bot API answered", tags: null, Buckets.Seconds);
    private static readonly Counter<long> Messages = Meter.CreateCounter<long>(
        "st4cker_outbound_messages_total", description: "Messages that were sent or edited, and what else became of them");
    private static readonly Histogram<double> Answers = Meter.CreateHistogram(
        "st4cker_update_to_card_seconds", "s", "Time from the arrival of an update until Telegram had the message or card that answers it", tags: null, Buckets.UpToADay);
    private static readonly Gauge<long> Headroom = Meter.CreateGauge<long>(
        "st4cker_telegram_limit_headroom", description: "Messages that could be sent at once within the bot's limit");

    private static readonly KeyValuePair<string, object?>[] Outcomes =
        [.. Enum.GetNames<Outcome>().Select(name => new KeyValuePair<string, object?>("outcome", name.ToLowerInvariant()))];

    public static void Requested(string method, string outcome, TimeSpan took)
    {
        var tags = new TagList { { "method", method }, { "outcome", outcome } };
        Requests.Add(1, tags);
        Duration.Record(took.TotalSeconds, tags);
    }

    /// <summary>What came of a message stands in the database.</summary>
    public static void Delivered(Delivery delivery) => Messages.Add(1, Outcomes[(int)delivery.Outcome]);

    /// <summary>The person has the answer.</summary>
    public static void Answered(TimeSpan took) => Answers.Record(took.TotalSeconds);

    public static void Free(long messages) => Headroom.Record(messages);
}
