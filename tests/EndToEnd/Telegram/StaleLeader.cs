using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using St4cker.Storage;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Telegram;

/// <summary>A dispatcher whose leadership can be taken away without its hearing of it: no ping of its lock's connection ever falls due.</summary>
internal sealed class StaleLeader : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly TelegramBotClient _bot;
    private readonly OutboundDispatcher _dispatcher;
    private readonly LogInMemory<OutboundDispatcher> _log = new();

    public StaleLeader(string connectionString, TelegramSettings settings)
    {
        _database = NpgsqlDataSource.Create(connectionString + ";Application Name=stale");
        _bot = new TelegramBotClient(settings);
        var leader = new LeaderLock(_database, NullLogger<LeaderLock>.Instance, new StoppedTimers());
        _dispatcher = new OutboundDispatcher(_bot, _database, new SendLimits(settings, TimeProvider.System), leader, TimeProvider.System, _log);
    }

    /// <summary>How often it could not work off its rows.</summary>
    public int Failures => _log.Count(LogLevel.Error);

    public async Task StartAsync()
    {
        await _dispatcher.StartAsync(CancellationToken.None);
        await OutboundHouse.UntilAsync(async () =>
        {
            await using var held = _database.CreateCommand("select exists (select from pg_locks join pg_database on pg_database.oid = database where locktype = 'advisory' and datname = current_database())");
            return (bool)(await held.ExecuteScalarAsync())!;
        });
    }

    public void Wake() => _dispatcher.Wake();

    public async ValueTask DisposeAsync()
    {
        await _dispatcher.StopAsync(CancellationToken.None);
        _dispatcher.Dispose();
        _bot.Dispose();
        await _database.DisposeAsync();
    }

    private sealed class StoppedTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
