using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using St4cker.Sync.Devices;
using St4cker.Sync.Pull;

namespace St4cker.Sync.Live;

/// <summary>The open socket of a device: what was sent on it, and whether it may be given more. It holds no buffer while it rests.</summary>
internal sealed class ConnectedDevice(DeviceSession device, WebSocket socket, long after, CancellationTokenSource end)
{
    // Of a page, not of a frame: whoever reads at all has taken a page by then.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private bool _asked, _busy;
    private volatile bool _dropped;

    public DeviceSession Device => device;

    /// <summary>The newest event that was handed to the socket.</summary>
    public long Sent { get; private set; } = after;

    /// <summary>The newest event that the device says it has stored.</summary>
    public long Acked { get; private set; } = after;

    /// <summary>There may be something for it.</summary>
    /// <returns>True: it is free to be served; the caller does it.</returns>
    public bool Ask()
    {
        lock (_lock)
        {
            var free = !_asked && !_busy;
            _asked = true;
            return free;
        }
    }

    /// <summary>It is being served from now on.</summary>
    public void Take()
    {
        lock (_lock)
            (_asked, _busy) = (false, true);
    }

    /// <summary>It was served.</summary>
    /// <returns>True: it was asked for meanwhile, so the caller serves it again.</returns>
    public bool Release()
    {
        lock (_lock)
        {
            _busy = false;
            return _asked;
        }
    }

    /// <returns>False: it was never sent that.</returns>
    public bool Ack(long seq)
    {
        if (seq < 0 || seq > Sent)
            return false;
        Acked = Math.Max(Acked, seq);
        return true;
    }

    /// <summary>Sends a page, an event a frame. A device that does not take it is dropped; it goes on later from where it was.</summary>
    public async Task SendAsync(IReadOnlyList<LoggedEvent> page)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await using var ending = end.Token.Register(patience.Cancel);
            await using var json = new Utf8JsonWriter(buffer);
            foreach (var happened in page.TakeWhile(_ => !_dropped))
            {
                buffer.ResetWrittenCount();
                json.Reset();
                happened.WriteTo(json);
                await json.FlushAsync(patience.Token);
                // Before the frame is out: its ack may be here before the call returns.
                Sent = happened.Seq;
                await FrameAsync(buffer.WrittenMemory, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            await DropAsync(DeviceError.Slow);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            End();
        }
    }

    /// <summary>Says why, and closes.</summary>
    public async Task DropAsync(DeviceError reason)
    {
        _dropped = true;
        DeviceMeter.Dropped(reason.Code);
        using var farewell = new CancellationTokenSource(Farewell);
        try
        {
            await FrameAsync(JsonSerializer.SerializeToUtf8Bytes(new DeviceErrorFrame(reason), SyncJson.Default.DeviceErrorFrame), farewell.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, reason.Code, farewell.Token);
            // To break off at once would take the reason back that is still on its way.
            end.CancelAfter(Farewell);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It is gone already, or takes nothing any more.
            End();
        }
    }

    public async Task FrameAsync(ReadOnlyMemory<byte> text, CancellationToken stop)
    {
        await _sending.WaitAsync(stop);
        try
        {
            await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, stop);
        }
        finally
        {
            _sending.Release();
        }
    }

    private void End()
    {
        try
        {
            end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Whoever held the socket has gone already.
        }
    }
}
