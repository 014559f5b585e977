using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using St4cker.Contracts;
using St4cker.Hosting.Bus;
using St4cker.Hosting.Health;
using St4cker.Storage;

namespace St4cker.Unit.Hosting;

public sealed class Waking_stages
{
    [Fact]
    public async Task Every_stage_that_hears_the_message_looks_for_its_rows()
    {
        await using var provider = Build();
        var (draft, commit) = (provider.GetRequiredService<DraftThings>(), provider.GetRequiredService<CommitThings>());
        var hosted = provider.GetServices<IHostedService>().ToList();
        Assert.Equal(2, hosted.Count);
        foreach (var service in hosted)
            await service.StartAsync(CancellationToken.None);
        await draft.LookedTimesAsync(1);
        await commit.LookedTimesAsync(1);

        await provider.GetRequiredService<IWakeUps>().SendAsync<CommandQueued>();
        await draft.LookedTimesAsync(2);
        await commit.LookedTimesAsync(2);

        // The second message of the one stage.
        await provider.GetRequiredService<IWakeUps>().SendAsync<DraftCommitted>();
        await commit.LookedTimesAsync(3);
        Assert.Equal(2, draft.Looked);

        // Nobody hears it here.
        await provider.GetRequiredService<IWakeUps>().SendAsync<CardChanged>();
        foreach (var service in hosted)
            await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_broker_that_is_away_holds_up_neither_the_start_nor_a_wake_up_nor_the_stop()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddLogging()
            .AddStage<DraftThings, CommandQueued>("executor")
            .AddBus(new Uri("amqp://guest:guest@127.0.0.1:1/"));
        using var host = builder.Build();
        var since = Stopwatch.GetTimestamp();
        await host.StartAsync();
        var draft = host.Services.GetRequiredService<DraftThings>();
        await draft.LookedTimesAsync(1);
        await host.Services.GetRequiredService<IWakeUps>().SendAsync<CommandQueued>();
        await draft.LookedTimesAsync(2);
        Assert.Equal(Readiness.Degraded, await host.Services.GetServices<IReadinessCheck>().Single().CheckAsync(CancellationToken.None));
        await host.StopAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 0, 10);
    }

    [Fact]
    public void Queues_carry_the_role() =>
        Assert.Equal("st4cker-executor-draft-things", EndpointNames.For("Executor", typeof(DraftThings)));

    private static ServiceProvider Build() => new ServiceCollection()
        .AddStage<DraftThings, CommandQueued>("executor")
        .AddStage<CommitThings, CommandQueued>("confirmation")
        .AddStage<CommitThings, DraftCommitted>("confirmation")
        .AddBus(rabbitMq: null)
        .BuildServiceProvider();

    private abstract class CountingStage() : Stage(NullLogger.Instance)
    {
        private readonly SemaphoreSlim _looks = new(0);
        private int _awaited;

        public int Looked { get; private set; }

        protected override TimeSpan LookAnyway => Timeout.InfiniteTimeSpan;

        public async Task LookedTimesAsync(int times)
        {
            for (; _awaited < times; _awaited++)
                Assert.True(await _looks.WaitAsync(TimeSpan.FromSeconds(5)), $"did not look {times} times");
        }

        protected override Task<bool> WorkAsync(CancellationToken stop)
        {
            Looked++;
            _looks.Release();
            return Task.FromResult(false);
        }
    }

    private sealed class DraftThings : CountingStage;

    private sealed class CommitThings : CountingStage;
}
