using System.Buffers;
using System.Text.Json;
using St4cker.Drafts;

namespace St4cker.Sync.DriveLog;

/// <summary>
/// <c>processed-index.json</c>: what the months hold, for whoever reads them. The same months give the same bytes. Pure.
/// </summary>
internal static class ProcessedIndex
{
    public const string Name = "processed-index.json";

    /// <param name="months">In their order.</param>
    public static byte[] Write(IReadOnlyList<LogFile> months)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteNumber("lastSeq", months.Count == 0 ? 0 : months[^1].LastSeq!.Value);
            json.WriteStartArray("months");
            foreach (var month in months)
                Write(json, month);
            json.WriteEndArray();
            if (months.Max(month => month.MadeAt) is { } updatedAt)
                json.WriteString("updatedAt", Instants.Text(updatedAt));
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, LogFile month)
    {
        json.WriteStartObject();
        json.WriteString("file", month.Name);
        json.WriteString("fileId", month.FileId);
        json.WriteNumber("firstSeq", month.FirstSeq!.Value);
        json.WriteNumber("lastSeq", month.LastSeq!.Value);
        json.WriteNumber("events", month.LastSeq.Value - month.FirstSeq.Value + 1);
        json.WriteString("md5", month.Md5);
        json.WriteEndObject();
    }
}
