using System.Net.WebSockets;
using System.Text.Json;

namespace St4cker.Sync.Live;

/// <summary>The first frame of a device: <c>{"auth":{"token":"…","after":124}}</c>.</summary>
/// <param name="After">The last event it has; null: what it acknowledged last.</param>
internal sealed record AuthFrame(string Token, long? After)
{
    /// <summary>Null: it is something else, or too large.</summary>
    public static async Task<AuthFrame?> ReadAsync(WebSocket socket, int largest, CancellationToken stop)
    {
        var buffer = new byte[largest];
        var length = 0;
        while (length < largest)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
            if (received.MessageType != WebSocketMessageType.Text)
                return null;
            length += received.Count;
            if (received.EndOfMessage)
                return Parse(buffer.AsMemory(0, length));
        }

        return null;
    }

    private static AuthFrame? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("auth", out var auth) || auth.ValueKind != JsonValueKind.Object
                || !auth.TryGetProperty("token", out var token) || token.ValueKind != JsonValueKind.String)
                return null;
            var after = auth.TryGetProperty("after", out var seq) && seq.ValueKind == JsonValueKind.Number ? seq.TryGetInt64(out var number) ? number : -1 : (long?)null;
            return new AuthFrame(token.GetString()!, after);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
