using System.Text.Json;

namespace St4cker.Client;

/// <summary>One event of a person's log: a fact that every device applies once.</summary>
/// <param name="Seq">Its place in the log; counts from 1 without gaps.</param>
/// <param name="EventId">The same wherever the event is met: from the server, in Drive, on the device that made it.</param>
/// <param name="EventType">Such as <c>task.created</c>. One that is not known has no effect and is passed over.</param>
/// <param name="Source"><c>telegram</c> or <c>desktop</c>.</param>
/// <param name="DeviceId">The device that did it; null: it was done in the chat.</param>
/// <param name="ChangedAt">When the device says that it was done.</param>
public sealed record LoggedEvent(
    long Seq, Guid EventId, string EventType, DateTimeOffset Timestamp, JsonElement Payload, string Source, Guid? DeviceId = null, DateTimeOffset? ChangedAt = null)
{
    /// <summary>Reads an event as it stands on the wire and in Drive; fields that are not known are passed over.</summary>
    /// <returns>Null: it is no event, or only the beginning of one.</returns>
    public static LoggedEvent? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static LoggedEvent? Parse(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("seq", out var seq) || seq.ValueKind != JsonValueKind.Number || !seq.TryGetInt64(out var place)
            || !json.TryGetProperty("eventId", out var id) || id.ValueKind != JsonValueKind.String || !id.TryGetGuid(out var eventId)
            || Text(json, "eventType") is not { } type || Time(json, "timestamp") is not { } timestamp
            || !json.TryGetProperty("payload", out var payload) || payload.ValueKind != JsonValueKind.Object)
            return null;
        var device = json.TryGetProperty("deviceId", out var said) && said.ValueKind == JsonValueKind.String && said.TryGetGuid(out var deviceId) ? deviceId : (Guid?)null;
        return new LoggedEvent(place, eventId, type, timestamp, payload.Clone(), Text(json, "source") ?? "", device, Time(json, "changedAt"));
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at) ? at : null;
}
