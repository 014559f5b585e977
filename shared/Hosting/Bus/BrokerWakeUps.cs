using System.Collections.Concurrent;
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
/// A failed publish is logged and let go, against the rule not to log and go on: the row is saved, every stage looks by itself,
/// and a person's request must not fail because a broker is away.
/// </remarks>
internal sealed partial class BrokerWakeUps(StageBells bells, IBusControl bus, BusMeter meter, ILogger<BrokerWakeUps> logger)
    : BackgroundService, IWakeUps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Channel<Type> _outgoing = Channel.CreateUnbounded<Type>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<Type, bool> _waiting = new();
    private volatile bool _away;

    /// <summary>The broker is there, and took the last one.</summary>
    // A process that only sends wake-ups learns at the next one; the bus itself watches what is received.
    public bool IsConnected => bus.CheckHealth().Status == BusHealthStatus.Healthy && !_away;

    public Task SendAsync<T>() where T : class, new()
    {
        bells.Ring(typeof(T));
        if (_waiting.TryAdd(typeof(T), true))
            _outgoing.Writer.TryWrite(typeof(T));
        return Task.CompletedTask;
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        meter.Watch(() => IsConnected);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(stoppingToken))
        {
            // Before the publish: whoever saves a row from here on is not covered by this one.
            _waiting.TryRemove(message, out _);
            await PublishAsync(message, stoppingToken);
        }
    }

    private async Task PublishAsync(Type message, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await bus.Publish(Activator.CreateInstance(message)!, message, patience.Token);
            _away = false;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            meter.Lost();
            if (!_away)
                LogAway(logger, failure, message.Name);
            _away = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker took no {Message}; the stages look by themselves until it is back")]
    private static partial void LogAway(ILogger logger, Exception failure, string message);
}
