using St4cker.Confirmation;
using St4cker.Executor;
using St4cker.Gemini;
using St4cker.Google;
using St4cker.Hosting.Settings;
using St4cker.Playground;
using St4cker.Router;
using St4cker.Scheduler;
using St4cker.Sync;
using St4cker.Telegram;

namespace St4cker.Host;

/// <summary>The roles of the program and what each of them brings.</summary>
internal static class Roles
{
    public const string Playground = "playground";

    public static IReadOnlyList<string> Names { get; } = [RouterRole.Name, ExecutorRole.Name, ConfirmationRole.Name, SyncRole.Name, SchedulerRole.Name, Playground];

    public static void Add(IServiceCollection services, IConfiguration configuration, ProgramSettings settings, IReadOnlySet<string> roles)
    {
        services.AddTelegram(configuration);
        services.AddGoogle(configuration);
        services.AddGemini(configuration);
        if (roles.Contains(RouterRole.Name))
            services.AddRouter(configuration);
        if (roles.Contains(ExecutorRole.Name))
            services.AddExecutor(configuration);
        if (roles.Contains(ConfirmationRole.Name))
            services.AddConfirmation();
        if (roles.Contains(SyncRole.Name))
            services.AddSync();
        if (roles.Contains(SchedulerRole.Name))
            services.AddScheduler();
        if (roles.Contains(Playground))
            services.AddPlayground(Path.Combine(settings.DataDirectory, Playground));
    }

    public static void Map(WebApplication app, ProgramSettings settings, IReadOnlySet<string> roles)
    {
        if (roles.Contains(RouterRole.Name))
            app.MapRouter();
        if (roles.Contains(ConfirmationRole.Name))
            app.MapConfirmation();
        if (roles.Contains(SyncRole.Name))
            app.MapSync();
        if (roles.Contains(Playground))
            app.MapPlayground(PlaygroundAddresses.Of(settings.Urls[0], settings.PublicUrl));
    }
}
