using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace St4cker.EndToEnd.Journeys.House;

/// <summary>A step of a trace as it came in.</summary>
/// <param name="Parent">Empty: it begins the trace.</param>
internal sealed record Span(string Trace, string Id, string Parent, string Name);

/// <summary>Takes the traces that a program sends by OTLP over HTTP.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Span> _spans = new();
    private readonly WebApplication _app;

    private TraceCollector(WebApplication app) => _app = app;

    public static async Task<TraceCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = new TraceCollector(builder.Build());
        collector._app.MapPost("/v1/traces", collector.TakeAsync);
        collector._app.MapPost("/v1/metrics", () => Results.Ok());
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>What makes a program send its traces here, soon.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _app.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"),
    ];

    public IReadOnlyList<IGrouping<string, Span>> Traces => [.. _spans.GroupBy(span => span.Trace)];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    // The numbers are those of opentelemetry/proto/trace/v1/trace.proto.
    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        foreach (var resource in Fields(body.ToArray(), 1))
        {
            foreach (var span in Fields(resource, 2).SelectMany(scope => Fields(scope, 2)))
                _spans.Enqueue(new Span(Hex(span, 1), Hex(span, 2), Hex(span, 4), Encoding.UTF8.GetString(Fields(span, 5).Single())));
        }

        return Results.Ok();
    }

    private static string Hex(byte[] message, int field) => Convert.ToHexString(Fields(message, field).FirstOrDefault() ?? []);

    /// <summary>The values of a field with a length, in a protobuf message.</summary>
    private static List<byte[]> Fields(byte[] message, int wanted)
    {
        var found = new List<byte[]>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    if ((int)(tag >> 3) == wanted)
                        found.Add(message[at..(at + length)]);
                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"No such wire type: {tag & 7}");
            }
        }

        return found;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
