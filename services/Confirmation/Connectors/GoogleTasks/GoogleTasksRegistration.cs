using Microsoft.Extensions.DependencyInjection;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

internal static class GoogleTasksRegistration
{
    /// <summary>The connector to Google Tasks; needs <see cref="Google.GoogleRegistration.AddGoogle"/> and an <see cref="IEffectOutcomes"/>.</summary>
    public static IServiceCollection AddGoogleTasks(this IServiceCollection services)
    {
        services.AddSingleton<ITasksAtGoogle, TasksAtGoogle>();
        services.AddSingleton<EffectsLedger>();
        services.AddSingleton<IEffectsLedger>(provider => provider.GetRequiredService<EffectsLedger>());
        services.AddSingleton<AttemptAtGoogle>();
        services.AddSingleton<SettleSteps>();
        services.AddSingleton<TakeBackDraft>();
        services.AddSingleton<PushDraft>();
        services.AddSingleton<PushToGoogleTasks>();
        services.AddHostedService(provider => provider.GetRequiredService<PushToGoogleTasks>());
        return services;
    }
}
