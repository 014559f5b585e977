using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using St4cker.Contracts;

namespace St4cker.Hosting.Bus;

/// <summary>
/// The bus over RabbitMQ. The stages of this process hear a wake-up at once; the broker carries it to the other copies, after
/// the caller has gone on. Many of a kind that wait to be carried are one.
/// </summary>
/// <remarks>
/// A failed publish is logged once and tried again until the broker takes it: the row is saved and every stage looks by itself, so
/// nothing waits for it, and the health page learns that the broker is back.
/// </remarks>
internal sealed partial class BrokerWakeUps(StageBells bells, IBus bus, IMeterFactory meters, ILogger<BrokerWakeUps> logger)
    : BackgroundService, IWakeUps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private readonly Channel<Type> _outgoing = Channel.CreateUnbounded<Type>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<Type, bool> _waiting = new();
    private readonly Counter<long> _lost = meters.Create("St4cker.Bus").CreateCounter<long>(
        "st4cker.wakeups.lost", description: "Wake-ups the broker did not take");
    private volatile bool _away;

    /// <summary>The broker did not take the last one.</summary>
    public bool IsAway => _away;

    public Task SendAsync<T>() where T : class, new()
    {
        bells.Ring(typeof(T));
        Carry(typeof(T));
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(stoppingToken))
        {
            // Before the publish: whoever saves a row from here on is not covered by this one.
            _waiting.TryRemove(message, out _);
            if (await TryPublishAsync(message, stoppingToken))
                continue;
            await Task.Delay(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Carry(message);
        }
    }

    private void Carry(Type message)
    {
        if (_waiting.TryAdd(message, true))
            _outgoing.Writer.TryWrite(message);
    }

    private async Task<bool> TryPublishAsync(Type message, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await bus.Publish(Activator.CreateInstance(message)!, message, patience.Token);
            _away = false;
            return true;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            _lost.Add(1);
            if (!_away)
                LogAway(logger, failure, message.Name);
            _away = true;
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker took no {Message}; the stages look by themselves until it is back")]
    private static partial void LogAway(ILogger logger, Exception failure, string message);
}
