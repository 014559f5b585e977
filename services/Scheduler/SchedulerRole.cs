using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using St4cker.Storage;

namespace St4cker.Scheduler;

/// <summary>What time brings: drafts expire, lost messages are told of, stalled rows are woken.</summary>
public static class SchedulerRole
{
    public const string Name = "scheduler";

    public static IServiceCollection AddScheduler(this IServiceCollection services)
    {
        services.TryAddSingleton<LeaderLock>();
        services.AddSingleton<ExpireDrafts>();
        services.AddSingleton<TellOfLostMessages>();
        services.AddSingleton<ResendStalled>();
        services.AddSingleton<TidyUp>();
        services.AddSingleton<MeasureBacklog>();
        services.AddHostedService<RunByTheClock>();
        return services;
    }
}
