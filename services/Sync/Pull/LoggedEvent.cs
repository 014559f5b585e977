using System.Text.Json;
using Npgsql;
using St4cker.Drafts;

namespace St4cker.Sync.Pull;

/// <summary>An event as it stands in the log; written to devices in the shape of the public contract.</summary>
internal readonly record struct LoggedEvent(long Seq, Guid EventId, string Type, DateTimeOffset Timestamp, string PayloadJson, string Source, Guid? DeviceId, DateTimeOffset? ChangedAt)
{
    /// <summary>What a statement selects for <see cref="Read"/>.</summary>
    public const string Columns = "e.seq, e.event_id, e.event_type, e.timestamp, e.payload_json::text, e.source, e.device_id, e.changed_at";

    /// <param name="from">The place of the first of the columns.</param>
    public static LoggedEvent Read(NpgsqlDataReader row, int from = 0) => new(
        row.GetInt64(from), row.GetGuid(from + 1), row.GetString(from + 2), row.GetFieldValue<DateTimeOffset>(from + 3), row.GetString(from + 4), row.GetString(from + 5),
        row.IsDBNull(from + 6) ? null : row.GetGuid(from + 6), row.IsDBNull(from + 7) ? null : row.GetFieldValue<DateTimeOffset>(from + 7));

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("seq", Seq);
        json.WriteString("eventId", EventId);
        json.WriteString("eventType", Type);
        json.WriteString("timestamp", Instants.Text(Timestamp));
        json.WritePropertyName("payload");
        // It was written by this program, or checked by it.
        json.WriteRawValue(PayloadJson, skipInputValidation: true);
        json.WriteString("source", Source);
        if (DeviceId is { } device)
            json.WriteString("deviceId", device);
        if (ChangedAt is { } changed)
            json.WriteString("changedAt", Instants.Text(changed));
        json.WriteEndObject();
    }
}
