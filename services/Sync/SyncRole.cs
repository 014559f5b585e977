using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using St4cker.Hosting.Bus;
using St4cker.Storage.Devices;
using St4cker.Sync.App;
using St4cker.Sync.Devices;
using St4cker.Sync.DriveLog;
using St4cker.Sync.Live;
using St4cker.Sync.Pairing;
using St4cker.Sync.Pull;
using St4cker.Sync.Push;

namespace St4cker.Sync;

/// <summary>People's devices: pairing, what happened since, live, and what they did by themselves.</summary>
public static class SyncRole
{
    public const string Name = "sync";
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HeartbeatAnswer = TimeSpan.FromSeconds(20);

    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.TryAddSingleton<DeviceSecrets>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<DeviceRates>();
        services.AddSingleton<PairingTries>();
        services.AddSingleton<PairDevice>();
        services.AddSingleton<VerifyPairing>();
        services.AddSingleton<Unpair>();
        services.AddSingleton<ReadEvents>();
        services.AddSingleton<Snapshot>();
        services.AddSingleton<PushChanges>();
        services.AddSingleton<SyncSocket>();
        services.AddDriveLog();
        return services.AddDeviceStage<DeliverEvents>();
    }

    public static void MapSync(this WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Heartbeat, KeepAliveTimeout = HeartbeatAnswer });
        var services = app.Services;
        app.MapPost("/api/verify-pairing", (HttpContext context) => services.GetRequiredService<VerifyPairing>().DoAsync(context));
        app.MapForDevices(HttpMethods.Post, "/api/unpair", services.GetRequiredService<Unpair>().DoAsync);
        app.MapForDevices(HttpMethods.Get, "/api/events", services.GetRequiredService<ReadEvents>().DoAsync);
        app.MapForDevices(HttpMethods.Get, "/api/snapshot", services.GetRequiredService<Snapshot>().DoAsync);
        app.MapForDevices(HttpMethods.Post, "/api/push", services.GetRequiredService<PushChanges>().DoAsync);
        app.MapGet("/sync", (HttpContext context) => services.GetRequiredService<SyncSocket>().DoAsync(context));
        app.MapApp();
    }
}
