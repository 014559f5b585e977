using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using St4cker.Contracts;
using St4cker.EndToEnd.Cluster.House;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Hosting.Bus;
using St4cker.Router;
using St4cker.Storage;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Cluster;

/// <summary>Wake-ups over a real broker, with stages that never look by themselves: what they do, they were woken for.</summary>
[Collection(InACluster.Name)]
public sealed class Waking_other_processes(RabbitMqServer broker) : IAsyncLifetime
{
    // The longer the broker was away, the longer the pauses between two attempts to reach it, up to a minute.
    private static readonly TimeSpan ReturnsWithin = TimeSpan.FromMinutes(2);
    private readonly List<IHost> _hosts = [];
    private string _address = "";

    public async ValueTask InitializeAsync() => _address = await broker.NewAddressAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    [Fact]
    public async Task One_of_the_copies_is_woken_however_many_wait()
    {
        var (one, other) = (await StartAsync(isLed: false), await StartAsync(isLed: false));
        await SendAsync();
        await RunningProgram.UntilAsync(() => Task.FromResult(one.Woken + other.Woken > 0), "a copy is woken");
    }

    [Fact]
    public async Task Every_copy_of_a_stage_that_is_led_is_woken_as_nobody_knows_the_leader()
    {
        var (one, other) = (await StartAsync(isLed: true), await StartAsync(isLed: true));
        await SendAsync();
        await RunningProgram.UntilAsync(() => Task.FromResult(one.Woken > 0 && other.Woken > 0), "both copies are woken");
    }

    [Fact]
    public async Task What_was_saved_while_no_copy_ran_wakes_the_next_one()
    {
        await StartAsync(isLed: false);
        await _hosts[0].StopAsync();
        await SendAsync();
        var late = await StartAsync(isLed: false);
        await RunningProgram.UntilAsync(() => Task.FromResult(late.Woken > 0), "the late copy is woken");
    }

    [Fact]
    public async Task Wake_ups_go_on_when_the_broker_was_killed()
    {
        Assert.SkipUnless(broker.IsPrivate, "the broker that was given is not ours to kill");
        var (one, led) = (await StartAsync(isLed: false), await StartAsync(isLed: true));
        await broker.KillAsync();
        await broker.StartAgainAsync();
        await RunningProgram.UntilAsync(async () =>
        {
            await SendAsync();
            return one.Woken > 0 && led.Woken > 0;
        }, "both are woken again", ReturnsWithin);
    }

    [Fact]
    public void The_sender_to_Telegram_is_led()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Telegram:BotToken", StandIns.BotToken)]).Build();
        var stages = new ServiceCollection().AddRouter(configuration).Select(service => service.ImplementationInstance).OfType<StageBinding>();
        Assert.True(stages.Single(stage => stage.Stage == typeof(OutboundDispatcher)).IsLed);
    }

    private async Task<PatientStage> StartAsync(bool isLed)
    {
        var host = Build(services => _ = isLed ? services.AddLedStage<PatientStage, RowSaved>("test-led") : services.AddStage<PatientStage, RowSaved>("test"));
        await host.StartAsync();
        await HealthyAsync(host);
        return host.Services.GetRequiredService<PatientStage>();
    }

    /// <summary>From a process that has no stage of its own.</summary>
    private async Task SendAsync()
    {
        var sender = _hosts.FirstOrDefault(host => host.Services.GetService<PatientStage>() is null);
        if (sender is null)
        {
            sender = Build(_ => { });
            await sender.StartAsync();
            await HealthyAsync(sender);
        }

        await sender.Services.GetRequiredService<IWakeUps>().SendAsync<RowSaved>();
    }

    private IHost Build(Action<IServiceCollection> add)
    {
        var host = new HostBuilder().ConfigureServices(services =>
        {
            services.AddMetrics();
            services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
            add(services);
            services.AddBus(new Uri(_address));
        }).Build();
        _hosts.Add(host);
        return host;
    }

    private static Task HealthyAsync(IHost host) => RunningProgram.UntilAsync(
        () => Task.FromResult(host.Services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy), "the bus is there");
}

/// <summary>Something that waits was written.</summary>
public sealed record RowSaved;

/// <summary>Looks once at its start, and then only when it is woken.</summary>
public sealed class PatientStage(ILogger<PatientStage> logger) : Stage(logger)
{
    private int _looked;

    public int Woken => Math.Max(0, Volatile.Read(ref _looked) - 1);

    protected override TimeSpan LookAnyway => Timeout.InfiniteTimeSpan;

    protected override Task<bool> WorkAsync(CancellationToken stop)
    {
        Interlocked.Increment(ref _looked);
        return Task.FromResult(false);
    }
}
