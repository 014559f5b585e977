using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace St4cker.Telegram;

/// <summary>
/// Tells every few seconds that this process calls the Bot API, and learns how many others do, so that together they keep the bot's limit.
/// Who comes new sends nothing until the others have counted it.
/// </summary>
public sealed partial class CountSenders(
    NpgsqlDataSource database, SendLimits limits, TelegramSettings settings, TimeProvider clock, ILogger<CountSenders> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(12);
    private readonly Guid _id = Guid.NewGuid();
    private bool _counted;

    /// <summary>Once: also what the tests wait for.</summary>
    public async Task CountAsync(CancellationToken stop)
    {
        // The database's clock, for the processes' own may differ.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from senders where seen_at < now() - $1") { Parameters = { Sql.Value(GoneAfter) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            insert into senders (id, bot_id, seen_at) values ($1, $2, now()) on conflict (id) do update set seen_at = excluded.seen_at
            """)
        { Parameters = { Sql.Value(_id), Sql.Value(settings.BotId) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select count(*)::integer from senders where bot_id = $1 and id <> $2")
        {
            Parameters = { Sql.Value(settings.BotId), Sql.Value(_id) },
        });
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        var others = reader.GetInt32(0);
        if (others == 0 || _counted)
            limits.ShareWith(others);
        _counted = true;
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        limits.ShareWith(others: null);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var leave = database.CreateCommand("delete from senders where id = $1");
            leave.Parameters.Add(Sql.Value(_id));
            await leave.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException)
        {
            // The others find out by themselves.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CountAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotCounted(logger, failure);
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The processes that share the bot's limit could not be counted; it is shared as before")]
    private static partial void LogNotCounted(ILogger logger, Exception failure);
}
