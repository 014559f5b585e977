using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace St4cker.Sync.DriveLog;

/// <summary>One event as one line, in the shape that devices get it.</summary>
internal static class EventLine
{
    /// <summary>What <see cref="Write"/> reads of a row of <c>events</c>.</summary>
    public const string Columns = "seq, event_id, event_type, timestamp, payload_json::text, source, device_id, changed_at";

    private static readonly JsonWriterOptions AsDevicesGetIt = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(NpgsqlDataReader row, IBufferWriter<byte> lines)
    {
        using (var json = new Utf8JsonWriter(lines, AsDevicesGetIt))
        {
            json.WriteStartObject();
            json.WriteNumber("seq", row.GetInt64(0));
            json.WriteString("eventId", row.GetGuid(1));
            json.WriteString("eventType", row.GetString(2));
            json.WriteString("timestamp", Time(row.GetFieldValue<DateTimeOffset>(3)));
            json.WritePropertyName("payload");
            // Written anew: the column keeps the text as it came, and that may have line breaks.
            using (var payload = JsonDocument.Parse(row.GetString(4)))
                payload.WriteTo(json);
            json.WriteString("source", row.GetString(5));
            if (!row.IsDBNull(6))
                json.WriteString("deviceId", row.GetGuid(6));
            if (!row.IsDBNull(7))
                json.WriteString("changedAt", Time(row.GetFieldValue<DateTimeOffset>(7)));
            json.WriteEndObject();
        }

        lines.Write("\n"u8);
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
