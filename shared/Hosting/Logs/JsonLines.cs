using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace St4cker.Hosting.Logs;

/// <summary>
/// One JSON object a line: <c>time</c>, <c>level</c>, <c>category</c>, <c>message</c>, and when there are any
/// <c>correlation</c>, <c>trace</c>, <c>exception</c> (types and codes, outermost first) and <c>stack</c>.
/// </summary>
internal sealed class JsonLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "st4cker-json";
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = LogLine.From(logEntry, scopeProvider);
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", line.Level);
            json.WriteString("category", line.Category);
            json.WriteString("message", line.Message);
            if (line.Correlation is not null)
                json.WriteString("correlation", line.Correlation);
            if (line.Trace is not null)
                json.WriteString("trace", line.Trace);
            if (line.Exception is not null)
            {
                json.WriteString("exception", ExceptionShape.TypesOf(line.Exception));
                json.WriteString("stack", ExceptionShape.StackOf(line.Exception));
            }
            json.WriteEndObject();
        }
        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
