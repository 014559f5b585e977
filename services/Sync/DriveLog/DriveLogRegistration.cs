using Microsoft.Extensions.DependencyInjection;

namespace St4cker.Sync.DriveLog;

internal static class DriveLogRegistration
{
    /// <summary>The logs in people's Drives; needs <see cref="Google.GoogleRegistration.AddGoogle"/>.</summary>
    public static IServiceCollection AddDriveLog(this IServiceCollection services)
    {
        services.AddSingleton<DriveLogRows>();
        services.AddSingleton<DriveLogTrouble>();
        services.AddSingleton<WriteDriveLogs>();
        services.AddHostedService(provider => provider.GetRequiredService<WriteDriveLogs>());
        return services;
    }
}
