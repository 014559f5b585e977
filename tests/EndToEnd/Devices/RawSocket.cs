using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

/// <summary>A connection to /sync that says whatever it likes.</summary>
internal sealed class RawSocket : IAsyncDisposable
{
    // A device that does not read is given its time too.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(Patience);

    public static async Task<RawSocket> OpenAsync(ProgramUnderTest program, string path = "/sync", string? bearer = null)
    {
        var raw = new RawSocket();
        if (bearer is not null)
            raw._socket.Options.SetRequestHeader("Authorization", "Bearer " + bearer);
        await raw._socket.ConnectAsync(new Uri(program.Url.Replace("http", "ws", StringComparison.Ordinal) + path), raw._patience.Token);
        return raw;
    }

    /// <summary>One that was let in.</summary>
    public static async Task<RawSocket> OpenAsync(ProgramUnderTest program, DeviceUnderTest device, long after = 0)
    {
        var raw = await OpenAsync(program);
        await raw.SayAsync(Auth(device.Paired.SessionToken, after));
        Assert.StartsWith("{\"ready\"", await raw.HearAsync(), StringComparison.Ordinal);
        return raw;
    }

    public static string Auth(string token, long after = 0) => string.Create(CultureInfo.InvariantCulture, $$"""{"auth":{"token":"{{token}}","after":{{after}} } }""");

    public Task SayAsync(string text, bool end = true) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, end, _patience.Token);

    public Task SayBytesAsync(byte[] bytes, bool end = true) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, end, _patience.Token);

    /// <summary>The next frame; null: the connection ended.</summary>
    public async Task<string?> HearAsync()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 << 10];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), _patience.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    return null;
                frame.Write(buffer, 0, received.Count);
                if (received.EndOfMessage)
                    return Encoding.UTF8.GetString(frame.ToArray());
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>Hears events until the connection ends with an error, which must come as a frame before.</summary>
    /// <returns>Its code.</returns>
    public async Task<string> RefusedAsync()
    {
        string? error = null;
        while (await HearAsync() is { } frame)
        {
            Assert.Null(error);
            using var said = JsonDocument.Parse(frame);
            error = said.RootElement.TryGetProperty("error", out var why) ? why.GetProperty("code").GetString() : null;
        }

        Assert.NotNull(error);
        return error;
    }

    /// <summary>The connection ends, whether it is said why or not.</summary>
    public async Task EndsAsync()
    {
        while (await HearAsync() is not null)
        {
        }
    }

    /// <summary>Goes on talking without reading until the server has gone.</summary>
    public Task SayUntilGoneAsync(string text, bool end = true) => RunningProgram.UntilAsync(async () =>
    {
        try
        {
            await SayAsync(text, end);
            return false;
        }
        catch (WebSocketException)
        {
            return true;
        }
    }, "the server went", Patience);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _patience.Dispose();
        return ValueTask.CompletedTask;
    }
}
