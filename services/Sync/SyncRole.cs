using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using St4cker.Storage.Devices;
using St4cker.Sync.DriveLog;

namespace St4cker.Sync;

/// <summary>People's devices: pairing, what happened since, live, and what they did by themselves.</summary>
public static class SyncRole
{
    public const string Name = "sync";

    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddSingleton<DeviceSecrets>();
        services.AddDriveLog();
        return services;
    }

    public static void MapSync(this IEndpointRouteBuilder endpoints)
    {
    }
}
