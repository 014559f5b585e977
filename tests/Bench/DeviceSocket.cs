using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace St4cker.Bench;

/// <summary>The open socket of a device, which answers the heartbeats as long as somebody reads.</summary>
internal sealed class DeviceSocket : IDisposable
{
    // One for all: a handler of each one's own would be most of what this process holds.
    private static readonly HttpMessageInvoker Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ClientWebSocket _socket = new();

    /// <param name="after">Beyond the newest event: only what happens from now on.</param>
    public static async Task<DeviceSocket> OpenAsync(Uri program, string token, long after, CancellationToken stop)
    {
        var device = new DeviceSocket();
        device._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await device._socket.ConnectAsync(new UriBuilder(new Uri(program, "sync")) { Scheme = "ws" }.Uri, Http, stop);
        await device.SayAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"auth":{"token":"{{token}}","after":{{after}} } }"""), stop);
        var ready = await device.HearAsync(new byte[1024], stop);
        return ready.Span.StartsWith("{\"ready\""u8) ? device : throw new InvalidOperationException(Encoding.UTF8.GetString(ready.Span));
    }

    public Task AckAsync(long seq, CancellationToken stop) => SayAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"ack\":{seq}}}"), stop);

    /// <summary>The next event's place.</summary>
    /// <param name="buffer">As large as a frame can be.</param>
    public async Task<long> NextAsync(byte[] buffer, CancellationToken stop)
    {
        using var json = JsonDocument.Parse(await HearAsync(buffer, stop));
        return json.RootElement.TryGetProperty("seq", out var seq) ? seq.GetInt64() : throw new InvalidOperationException(json.RootElement.ToString());
    }

    /// <summary>Holds no buffer until something comes, and gives its moment.</summary>
    public async Task<DateTimeOffset> FirstAsync(CancellationToken stop)
    {
        await _socket.ReceiveAsync(Memory<byte>.Empty, stop);
        return TimeProvider.System.GetUtcNow();
    }

    public void Dispose() => _socket.Dispose();

    private Task SayAsync(string frame, CancellationToken stop) => _socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, stop);

    private async Task<ReadOnlyMemory<byte>> HearAsync(byte[] buffer, CancellationToken stop)
    {
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(length), stop);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException("The program closed the connection.");
            if (received.EndOfMessage)
                return buffer.AsMemory(0, length);
        }
    }
}
