using System.Buffers;
using System.Text.Json;
using St4cker.Sync.Pull;

namespace St4cker.Sync.DriveLog;

/// <summary>One event as one line, in the shape that devices get it.</summary>
internal static class EventLine
{
    public static void Write(LoggedEvent happened, IBufferWriter<byte> lines)
    {
        using (var json = new Utf8JsonWriter(lines))
            (happened with { PayloadJson = OnOneLine(happened.PayloadJson) }).WriteTo(json);
        lines.Write("\n"u8);
    }

    /// <summary>The column keeps a text as it came. In JSON a line break stands between values only: inside of one it is escaped.</summary>
    private static string OnOneLine(string json) => json.Replace('\n', ' ').Replace('\r', ' ');
}
