using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Npgsql;
using St4cker.Sync.Devices;

namespace St4cker.Sync.Live;

/// <summary>GET /sync: a device says who it is and how far it is, and gets what happened since and what happens.</summary>
internal sealed class SyncSocket(SessionStore sessions, DeliverEvents deliver, IHostApplicationLifetime program)
{
    private const int LargestFrame = 4096;
    private const int MostStrangers = 1000;
    private static readonly TimeSpan Introduction = TimeSpan.FromSeconds(5);
    private static readonly DeviceError TooMany = DeviceError.BadRequest("This device has too many open sockets.");
    private readonly SemaphoreSlim _strangers = new(MostStrangers, MostStrangers);

    public async Task DoAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await DeviceError.BadRequest("This address speaks WebSocket.").WriteAsync(context, StatusCodes.Status426UpgradeRequired);
            return;
        }

        if (!await _strangers.WaitAsync(TimeSpan.Zero))
        {
            await DeviceError.Away.WriteAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, program.ApplicationStopping);
        WebSocket? socket = null;
        ConnectedDevice? device;
        try
        {
            socket = await context.WebSockets.AcceptWebSocketAsync();
            device = await MeetAsync(context, socket, end);
        }
        catch
        {
            socket?.Dispose();
            throw;
        }
        finally
        {
            _strangers.Release();
        }

        using (socket)
        {
            if (device is not null)
                await FollowAsync(device, socket, end.Token);
            await CloseAsync(socket);
        }
    }

    /// <summary>Who it is, and from where it goes on; null: it was told why not.</summary>
    private async Task<ConnectedDevice?> MeetAsync(HttpContext context, WebSocket socket, CancellationTokenSource end)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        patience.CancelAfter(Introduction);
        var stranger = new ConnectedDevice(new DeviceSession(Guid.Empty, 0, "", 0, 0, 0), socket, 0, end);
        try
        {
            // Not broken off when the time is over: that would break the connection, on which it is told so.
            var frame = Bearer.TokenOf(context.Request) is { } token ? new AuthFrame(token, null) : await AuthFrame.ReadAsync(socket, LargestFrame, end.Token).WaitAsync(patience.Token);
            if (frame is null || frame.After < 0)
                return await RefuseAsync(stranger, DeviceError.BadRequest("The first frame is {\"auth\":{\"token\":\"…\",\"after\":SEQ}}, within five seconds."));
            var (session, error) = await sessions.FindAsync(frame.Token, patience.Token);
            if (session is null)
                return await RefuseAsync(stranger, error!);
            if (deliver.IsFull(session))
                return await RefuseAsync(stranger, TooMany);
            var device = new ConnectedDevice(session, socket, Math.Min(frame.After ?? session.Cursor, session.Head), end);
            await device.FrameAsync(Ready(session), patience.Token);
            return device;
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            return await RefuseAsync(stranger, DeviceError.Unauthorized);
        }
        catch (NpgsqlException)
        {
            return await RefuseAsync(stranger, DeviceError.Away);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task FollowAsync(ConnectedDevice device, WebSocket socket, CancellationToken stop)
    {
        // Others of the same device may have been faster.
        if (!deliver.TryAdd(device))
        {
            await device.DropAsync(TooMany);
            return;
        }

        try
        {
            while (await ReceiveAsync(device, socket, stop))
            {
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The device went, or was sent away: it comes again when it likes.
        }
        finally
        {
            deliver.Remove(device);
        }
    }

    private async Task<bool> ReceiveAsync(ConnectedDevice device, WebSocket socket, CancellationToken stop)
    {
        // While nothing comes no buffer is held: most sockets rest most of the time.
        await socket.ReceiveAsync(Memory<byte>.Empty, stop);
        var buffer = ArrayPool<byte>.Shared.Rent(LargestFrame);
        try
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(0, LargestFrame), stop);
            if (received.MessageType == WebSocketMessageType.Close)
                return false;
            if (received.EndOfMessage && received.MessageType == WebSocketMessageType.Text && AckOf(buffer.AsMemory(0, received.Count)) is { } seq && device.Ack(seq))
            {
                deliver.Acked(device);
                return true;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await device.DropAsync(DeviceError.BadRequest("After the first frame a device sends {\"ack\":SEQ}, of an event that it was sent."));
        return false;
    }

    private static long? AckOf(ReadOnlyMemory<byte> frame)
    {
        try
        {
            using var json = JsonDocument.Parse(frame);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("ack", out var ack) && ack.ValueKind == JsonValueKind.Number && ack.TryGetInt64(out var seq) ? seq : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Ready(DeviceSession session) =>
        System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"ready":{"deviceId":"{{session.DeviceId}}","seq":{{session.Head}} } }"""));

    private static async Task<ConnectedDevice?> RefuseAsync(ConnectedDevice stranger, DeviceError error)
    {
        await stranger.DropAsync(error);
        return null;
    }

    private async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var farewell = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            var stopping = program.ApplicationStopping.IsCancellationRequested;
            await socket.CloseOutputAsync(stopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, farewell.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Then it learns from its own read.
        }
    }
}
