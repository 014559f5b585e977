using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using St4cker.Contracts;
using St4cker.Hosting.Health;

namespace St4cker.Hosting.Bus;

public static class BusRegistration
{
    private const int MostWaiting = 64;

    /// <summary>
    /// Adds <see cref="IWakeUps"/>: within this process without a broker, over RabbitMQ with one. Call it once, after every
    /// <c>AddStage</c>.
    /// </summary>
    public static IServiceCollection AddBus(this IServiceCollection services, Uri? rabbitMq)
    {
        services.TryAddSingleton<StageBells>();
        // The all-in-one never touches the broker's method, so that MassTransit is not even loaded.
        return rabbitMq is null ? services.AddSingleton<IWakeUps, LocalWakeUps>() : services.AddBroker(rabbitMq);
    }

    private static IServiceCollection AddBroker(this IServiceCollection services, Uri rabbitMq)
    {
        services.AddSingleton<BusMeter>();
        services.AddSingleton<BrokerWakeUps>();
        services.AddSingleton<IWakeUps>(provider => provider.GetRequiredService<BrokerWakeUps>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<BrokerWakeUps>());
        services.AddSingleton<IReadinessCheck, BusCheck>();
        var bindings = services.Select(service => service.ImplementationInstance).OfType<StageBinding>().ToList();
        var hasDevices = services.Any(service => service.ServiceType == typeof(IHearDeviceNews));
        return services.AddMassTransit(bus => Configure(bus, rabbitMq, bindings, hasDevices));
    }

    private static void Configure(IBusRegistrationConfigurator bus, Uri rabbitMq, List<StageBinding> bindings, bool hasDevices)
    {
        bus.DisableUsageTelemetry();
        if (hasDevices)
            bus.AddConsumer<TakeDeviceNews>();
        foreach (var binding in bindings)
            bus.AddConsumer(ConsumerOf(binding));
        bus.UsingRabbitMq((context, broker) =>
        {
            // Every publish is confirmed by default here.
            broker.Host(rabbitMq);
            if (hasDevices)
                broker.ReceiveEndpoint($"st4cker-device-news-{Guid.NewGuid():n}", endpoint =>
                {
                    BelongToThisCopy(endpoint);
                    endpoint.ConfigureConsumer<TakeDeviceNews>(context);
                });
            foreach (var stage in bindings.GroupBy(binding => binding.Endpoint, StringComparer.Ordinal))
                broker.ReceiveEndpoint(stage.First().IsLed ? $"{stage.Key}-{Guid.NewGuid():n}" : stage.Key, endpoint =>
                {
                    if (stage.First().IsLed)
                        BelongToThisCopy(endpoint);
                    else
                        BelongToAllCopies(endpoint);
                    foreach (var binding in stage)
                        endpoint.ConfigureConsumer(context, ConsumerOf(binding));
                });
        });
    }

    /// <summary>One queue a stage: whichever copy takes the wake-up works off the rows.</summary>
    private static void BelongToAllCopies(IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.SetQuorumQueue();
        // While all copies are away the oldest make room: any one of them says "look", and a night's worth would say no more.
        endpoint.SetQueueArgument("x-max-length", MostWaiting);
    }

    /// <summary>A queue of this process alone, gone with it.</summary>
    private static void BelongToThisCopy(IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.Durable = false;
        endpoint.AutoDelete = true;
    }

    private static Type ConsumerOf(StageBinding binding) => typeof(WakeStage<,>).MakeGenericType(binding.Stage, binding.Message);
}
