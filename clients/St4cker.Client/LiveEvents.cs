using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace St4cker.Client;

/// <summary>An open connection to <c>/sync</c>: what happened since, then what happens, in order. One reader at a time.</summary>
public sealed class LiveEvents : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;

    private LiveEvents(ClientWebSocket socket, Guid deviceId, long head) => (_socket, DeviceId, Head) = (socket, deviceId, head);

    public Guid DeviceId { get; }

    /// <summary>The newest event there was when the connection was made.</summary>
    public long Head { get; }

    /// <param name="server">The server's address, such as https://st4cker.example.org/.</param>
    /// <param name="after">The last event that this device has stored; the connection goes on behind it.</param>
    /// <exception cref="SyncException">The device is not paired any more ("unauthorized", "expired"), or did something wrong.</exception>
    /// <exception cref="WebSocketException">The server is not there: try again, more slowly each time.</exception>
    public static async Task<LiveEvents> ConnectAsync(Uri server, string sessionToken, long after, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(30);
            await socket.ConnectAsync(new UriBuilder(new Uri(server, "sync")) { Scheme = server.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri, stop);
            await SendAsync(socket, string.Create(CultureInfo.InvariantCulture, $$"""{"auth":{"token":"{{JsonEncodedText.Encode(sessionToken)}}","after":{{after}} } }"""), stop);
            using var ready = JsonDocument.Parse(await ReceiveAsync(socket, stop) ?? throw new SyncException("away", "The server closed the connection."));
            var said = ready.RootElement.GetProperty("ready");
            return new LiveEvents(socket, said.GetProperty("deviceId").GetGuid(), said.GetProperty("seq").GetInt64());
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The events, until the connection ends.</summary>
    /// <exception cref="SyncException">The server ended it and said why: "slow" can connect again at once, "unauthorized" can not.</exception>
    public async IAsyncEnumerable<SyncEvent> ReadAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        while (await ReceiveAsync(_socket, stop) is { } frame)
            yield return SyncEvent.Parse(frame);
    }

    /// <summary>All up to <paramref name="seq"/> is stored on this device: it will not be sent again.</summary>
    public Task AckAsync(long seq, CancellationToken stop = default) => SendAsync(_socket, string.Create(CultureInfo.InvariantCulture, $$"""{"ack":{{seq}}}"""), stop);

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            if (_socket.State == WebSocketState.Open)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            // It is gone already.
        }

        _socket.Dispose();
    }

    private static Task SendAsync(ClientWebSocket socket, string frame, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, stop);

    /// <returns>Null: the connection ended.</returns>
    private static async Task<byte[]?> ReceiveAsync(ClientWebSocket socket, CancellationToken stop)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), stop);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            frame.Write(buffer, 0, received.Count);
            if (!received.EndOfMessage)
                continue;
            var bytes = frame.ToArray();
            return bytes.AsSpan().StartsWith("{\"error\""u8) && JsonSerializer.Deserialize(bytes, ClientJson.Default.ErrorFrame)?.Error is { } error
                ? throw new SyncException(error.Code, error.Message)
                : bytes;
        }
    }
}
