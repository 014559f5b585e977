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
/// A failed publish is logged once and tried again until the broker takes it: the row is saved and every stage looks by itself, so
/// nothing waits for it, and the health page learns that the broker is back.
/// </remarks>
internal sealed partial class BrokerWakeUps(StageBells bells, IBusControl bus, BusMeter meter, ILogger<BrokerWakeUps> logger)
    : BackgroundService, IWakeUps
{
    private const int MostPeople = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    // A lane each, so that a queue which takes nothing holds up no other message.
    private readonly ConcurrentDictionary<Type, Channel<bool>> _lanes = new();
    private readonly Channel<(Type Message, Channel<bool> Lane)> _opened = Channel.CreateUnbounded<(Type, Channel<bool>)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<long, byte> _people = new();
    private volatile bool _away;

    /// <summary>The broker is there, and took the last one.</summary>
    // A process that only sends wake-ups learns at the next one; the bus itself watches what is received.
    public bool IsConnected => bus.CheckHealth().Status == BusHealthStatus.Healthy && !_away;

    public Task SendAsync<T>() where T : class, new()
    {
        bells.Ring(typeof(T));
        Carry(typeof(T));
        return Task.CompletedTask;
    }

    public Task TellDevicesAsync(IReadOnlyCollection<long> people)
    {
        bells.Tell(people);
        foreach (var person in people)
            _people.TryAdd(person, 0);
        Carry(typeof(DeviceNews));
        return Task.CompletedTask;
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        meter.Watch(() => IsConnected);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var carrying = new List<Task>();
        try
        {
            await foreach (var (message, lane) in _opened.Reader.ReadAllAsync(stoppingToken))
                carrying.Add(CarryAsync(message, lane, stoppingToken));
        }
        finally
        {
            await Task.WhenAll(carrying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Carry(Type message) => _lanes.GetOrAdd(message, Open).Writer.TryWrite(true);

    private Channel<bool> Open(Type message)
    {
        // One waits, and stands for all that are sent until its publish begins.
        var lane = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        _opened.Writer.TryWrite((message, lane));
        return lane;
    }

    private async Task CarryAsync(Type message, Channel<bool> lane, CancellationToken stop)
    {
        await foreach (var _ in lane.Reader.ReadAllAsync(stop))
        {
            if (message == typeof(DeviceNews))
                await CarryNewsAsync(stop);
            else
                await PublishAsync(Activator.CreateInstance(message)!, message, stop);
        }
    }

    private async Task CarryNewsAsync(CancellationToken stop)
    {
        while (_people.Keys.Take(MostPeople).ToArray() is { Length: > 0 } people)
        {
            foreach (var person in people)
                _people.TryRemove(person, out var _);
            await PublishAsync(new DeviceNews(people), typeof(DeviceNews), stop);
        }
    }

    private async Task PublishAsync(object message, Type type, CancellationToken stop)
    {
        while (!await TryPublishAsync(message, type, stop))
            await Task.Delay(Again, stop);
    }

    private async Task<bool> TryPublishAsync(object message, Type type, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await bus.Publish(message, type, patience.Token);
            _away = false;
            return true;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            meter.Lost();
            if (!_away)
                LogAway(logger, failure, type.Name);
            _away = true;
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker took no {Message}; the stages look by themselves until it is back")]
    private static partial void LogAway(ILogger logger, Exception failure, string message);
}
