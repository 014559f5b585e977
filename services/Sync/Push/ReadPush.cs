using System.Text.Json;
using System.Text.Json.Nodes;
using St4cker.Drafts;

namespace St4cker.Sync.Push;

/// <summary>A change as a device sent it: read, or refused.</summary>
/// <param name="Base">The last event that the device knew when the change was made.</param>
internal sealed record SentChange(Guid? EventId, PushedChange? Change, DateTimeOffset DoneAt, long Base, PushResult? Refused);

/// <summary>Reads what a device pushes, as a stranger's. Pure.</summary>
internal static class ReadPush
{
    public const int MostChanges = 500;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <returns>Null: it is not of the form at all.</returns>
    public static IReadOnlyList<SentChange>? Read(ReadOnlyMemory<byte> body, string timeZone, DateTimeOffset now)
    {
        try
        {
            return JsonNode.Parse(body.Span, documentOptions: Strict) is JsonObject { } push && push["changes"] is JsonArray { Count: <= MostChanges } changes
                ? [.. changes.Select(change => ReadOne(change, timeZone, now))]
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static SentChange ReadOne(JsonNode? sent, string timeZone, DateTimeOffset now)
    {
        if (sent is not JsonObject change || TextOf(change["eventId"]) is not { } said || !Guid.TryParseExact(said, "D", out var eventId))
            return Refuse(null, "bad_request", "A change needs an eventId, a UUID of its own.");
        if (!DateTimeOffset.TryParse(TextOf(change["timestamp"]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var doneAt))
            return Refuse(eventId, "bad_request", "timestamp is when it was done, such as 2026-11-21T09:30:00.000Z.");
        if (change["base"] is not JsonValue seen || !seen.TryGetValue(out long known) || known < 0)
            return Refuse(eventId, "bad_request", "base is the last seq that the device had applied.");
        if (change["payload"] is not JsonObject payload || TextOf(change["eventType"]) is not { } eventType)
            return Refuse(eventId, "bad_request", "A change needs an eventType and a payload.");
        // Nobody has done anything in the future: the device's clock is wrong.
        doneAt = doneAt > now ? now : doneAt;
        return ShapedKind.Accept(eventType, payload, timeZone, doneAt, out var problem) is { } accepted
            ? new SentChange(eventId, accepted, doneAt, known, Refused: null)
            : Refuse(eventId, "bad_request", problem == "eventType" ? "This type of event is not known." : $"{problem} is missing, or not what it should be.");
    }

    private static SentChange Refuse(Guid? eventId, string code, string message) =>
        new(eventId, Change: null, DateTimeOffset.MinValue, Base: 0, PushResult.Refused(eventId, code, message));

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text.Length <= 100 ? text : null;
}
