using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using St4cker.EndToEnd.Fixtures;
using St4cker.Storage;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Telegram;

/// <summary>A database, Telegram's side and as many dispatchers as a test wants, over real HTTP and real rows.</summary>
internal sealed class OutboundHouse : IAsyncDisposable
{
    private readonly List<(OutboundDispatcher Dispatcher, TelegramBotClient Bot)> _running = [];
    private readonly TestDatabase _database;

    private OutboundHouse(TestDatabase database, BotApi api) =>
        (_database, Database, Api) = (database, NpgsqlDataSource.Create(database.ConnectionString), api);

    public NpgsqlDataSource Database { get; }
    public BotApi Api { get; private set; }

    public static async Task<OutboundHouse> BuildAsync(PostgresServer postgres) =>
        new(await postgres.CreateMigratedDatabaseAsync(), await BotApi.StartAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running.ToList())
            await StopAsync(running.Dispatcher);
        await Api.DisposeAsync();
        await Database.DisposeAsync();
        await _database.DisposeAsync();
    }

    public async Task<OutboundDispatcher> StartAsync(int perSecond = 1000, double perChat = 1000, double timeout = 20)
    {
        var settings = TelegramBotClientTests.Settings(
            Api.Url,
            ("MessagesPerSecond", perSecond.ToString(CultureInfo.InvariantCulture)),
            ("MessagesPerSecondPerChat", perChat.ToString(CultureInfo.InvariantCulture)),
            ("TimeoutSeconds", timeout.ToString(CultureInfo.InvariantCulture)));
        var bot = new TelegramBotClient(settings);
        var leader = new LeaderLock(Database, NullLogger<LeaderLock>.Instance, TimeProvider.System);
        var dispatcher = new OutboundDispatcher(
            bot, Database, new SendLimits(settings, TimeProvider.System), leader, TimeProvider.System, NullLogger<OutboundDispatcher>.Instance);
        _running.Add((dispatcher, bot));
        await dispatcher.StartAsync(CancellationToken.None);
        return dispatcher;
    }

    /// <summary>A leader of another process, on connections named "stale" and with a Bot API of its own, that never asks whether it still leads.</summary>
    public async Task<StaleLeader> StartStaleAsync(BotApi api)
    {
        var stale = new StaleLeader(_database.ConnectionString, TelegramBotClientTests.Settings(api.Url));
        await stale.StartAsync();
        return stale;
    }

    public async Task StopAsync(OutboundDispatcher dispatcher)
    {
        var (_, bot) = _running.Single(running => running.Dispatcher == dispatcher);
        _running.RemoveAll(running => running.Dispatcher == dispatcher);
        await dispatcher.StopAsync(CancellationToken.None);
        dispatcher.Dispose();
        bot.Dispose();
    }

    /// <summary>Telegram was away and comes back at the same address.</summary>
    public async Task RestartApiAsync(Func<Task> meanwhile)
    {
        var port = Api.Url.Port;
        await Api.DisposeAsync();
        await meanwhile();
        Api = await BotApi.StartAsync(port);
    }

    public async Task PutAsync(params OutgoingMessage[] messages)
    {
        await ExecuteAsync(Outbox.Put(messages, DateTimeOffset.UtcNow));
        foreach (var (dispatcher, _) in _running)
            dispatcher.Wake();
    }

    public async Task ExecuteAsync(NpgsqlBatchCommand command)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync();
        foreach (var (dispatcher, _) in _running)
            dispatcher.Wake();
    }

    public Task ExecuteAsync(string sql) => _database.ExecuteAsync(sql);

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public Task<string?> StatusAsync(string key) => AskAsync<string>($"select status from outbound_messages where key = '{key}'");

    public Task UntilStatusAsync(string key, string status) => UntilAsync(async () => await StatusAsync(key) == status);

    public Task UntilSettledAsync() =>
        UntilAsync(async () => await AskAsync<long>("select count(*) from outbound_messages where status in ('pending', 'sending')") == 0);

    public static async Task UntilAsync(Func<Task<bool>> condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
                throw new TimeoutException("It did not come to pass: " + what);
            await Task.Delay(10);
        }
    }

    /// <summary>A person with an open draft, of whom only what the foreign keys want is true.</summary>
    public async Task<Guid> DraftAsync(long user)
    {
        var draft = Guid.NewGuid();
        await ExecuteAsync($"""
            insert into users (id, first_name, language, time_zone, currency, created_at) values ({user}, 'Ann', 'en', 'UTC', 'EUR', now());
            with command as (
                insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, source_chat_id, created_at, updated_at)
                values ({user}, 4242, {user}, 0, 'draft_task_from_text', '{"{}"}', 'completed', {user}, now(), now()) returning id)
            insert into drafts (id, user_id, number, draft_type, draft_json, version, status, read_by, chat_id, command_id, expires_at, created_at, updated_at)
            select '{draft}', {user}, 1, 'task', '{"{}"}', 1, 'drafted', 'rules', {user}, id, now(), now(), now() from command;
            """);
        return draft;
    }
}
