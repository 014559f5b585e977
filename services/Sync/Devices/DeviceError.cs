using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace St4cker.Sync.Devices;

/// <summary>Why a device gets no answer, over HTTP and as the last frame of a socket.</summary>
/// <param name="Code">"unauthorized", "expired", "slow", "bad_request", "too_large", "unknown", "taken", "limited", "away".</param>
/// <param name="Message">One English sentence for whoever writes a client.</param>
internal sealed record DeviceError(string Code, string Message)
{
    public static DeviceError Unauthorized { get; } = new("unauthorized", "This device is not paired, or not any more: pair it again from the chat.");
    public static DeviceError Expired { get; } = new("expired", "This device was not seen for a month: pair it again from the chat.");
    public static DeviceError Away { get; } = new("away", "The server can not answer just now. Nothing is lost: try again in a moment.");
    public static DeviceError Limited { get; } = new("limited", "That is more calls than a device needs. Wait a second.");
    public static DeviceError Slow { get; } = new("slow", "The device did not take what was sent. Connect again; it goes on where it stopped.");

    public static DeviceError BadRequest(string message) => new("bad_request", message);

    public async Task WriteAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new DeviceErrorFrame(this), SyncJson.Default.DeviceErrorFrame, cancellationToken: context.RequestAborted);
    }
}

internal sealed record DeviceErrorFrame([property: JsonPropertyName("error")] DeviceError Error);
