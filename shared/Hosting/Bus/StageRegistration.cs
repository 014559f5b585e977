using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using St4cker.Contracts;
using St4cker.Storage;

namespace St4cker.Hosting.Bus;

/// <summary>A stage, a message that wakes it, and its name on the bus.</summary>
/// <param name="IsLed">Only one copy does its work, and the broker does not know which: every copy hears the message.</param>
internal sealed record StageBinding(Type Stage, Type Message, string Endpoint, bool IsLed, Func<IServiceProvider, Stage> Resolve);

public static class StageRegistration
{
    /// <summary>
    /// Runs the stage in this process and wakes it with each <typeparamref name="TMessage"/>. Call it again for a second
    /// message; several stages may hear the same one.
    /// </summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="role">Part of the endpoint's name, so that two roles never share a queue by accident.</param>
    public static IServiceCollection AddStage<TStage, TMessage>(this IServiceCollection services, string role)
        where TStage : Stage
        where TMessage : class, new() => services.Add<TStage, TMessage>(role, isLed: false);

    /// <summary>The same for a stage that works under a <see cref="LeaderLock"/>: a wake-up that another copy swallowed would be lost to the leader.</summary>
    public static IServiceCollection AddLedStage<TStage, TMessage>(this IServiceCollection services, string role)
        where TStage : Stage
        where TMessage : class, new() => services.Add<TStage, TMessage>(role, isLed: true);

    /// <summary>Runs the stage in this process and lets it hear all <see cref="DeviceNews"/>, whichever process they come from.</summary>
    public static IServiceCollection AddDeviceStage<TStage>(this IServiceCollection services)
        where TStage : Stage, IHearDeviceNews
    {
        services.AddSingleton<TStage>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TStage>());
        services.AddSingleton<IHearDeviceNews>(provider => provider.GetRequiredService<TStage>());
        services.TryAddSingleton<StageBells>();
        return services;
    }

    /// <summary>Lets the stages rehearse once the program listens, so that the first message after a start is as quick as the others.</summary>
    public static IServiceCollection AddRehearsal(this IServiceCollection services) => services.AddHostedService<RehearseStages>();

    private static IServiceCollection Add<TStage, TMessage>(this IServiceCollection services, string role, bool isLed)
        where TStage : Stage
        where TMessage : class, new()
    {
        if (services.All(service => service.ServiceType != typeof(TStage)))
        {
            services.AddSingleton<TStage>();
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TStage>());
        }
        services.AddSingleton(new StageBinding(
            typeof(TStage), typeof(TMessage), EndpointNames.For(role, typeof(TStage)), isLed, provider => provider.GetRequiredService<TStage>()));
        services.TryAddSingleton<StageBells>();
        return services;
    }
}
