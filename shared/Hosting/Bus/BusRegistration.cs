using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using St4cker.Contracts;
using St4cker.Hosting.Health;

namespace St4cker.Hosting.Bus;

public static class BusRegistration
{
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
        services.AddSingleton<BrokerWakeUps>();
        services.AddSingleton<IWakeUps>(provider => provider.GetRequiredService<BrokerWakeUps>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<BrokerWakeUps>());
        services.AddSingleton<IReadinessCheck, BusCheck>();
        var bindings = services.Select(service => service.ImplementationInstance).OfType<StageBinding>().ToList();
        return services.AddMassTransit(bus => Configure(bus, rabbitMq, bindings));
    }

    private static void Configure(IBusRegistrationConfigurator bus, Uri rabbitMq, List<StageBinding> bindings)
    {
        bus.DisableUsageTelemetry();
        foreach (var binding in bindings)
            bus.AddConsumer(ConsumerOf(binding));
        bus.UsingRabbitMq((context, broker) =>
        {
            // Every publish is confirmed by default here.
            broker.Host(rabbitMq);
            // One queue a stage, shared by its copies: whichever takes the wake-up works off the rows.
            foreach (var stage in bindings.GroupBy(binding => binding.Endpoint, StringComparer.Ordinal))
                broker.ReceiveEndpoint(stage.Key, endpoint =>
                {
                    endpoint.SetQuorumQueue();
                    foreach (var binding in stage)
                        endpoint.ConfigureConsumer(context, ConsumerOf(binding));
                });
        });
    }

    private static Type ConsumerOf(StageBinding binding) => typeof(WakeStage<,>).MakeGenericType(binding.Stage, binding.Message);
}
