using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Contracts;
using St4cker.Router.Presses;
using St4cker.Storage;
using St4cker.Telegram;

namespace St4cker.Router.Intake;

/// <summary>
/// Stores updates, each once, before anything else happens to them. What arrives while a transaction is under way goes into the
/// next one together: one update alone waits for nobody, a burst shares its commits.
/// </summary>
internal sealed partial class StoreUpdates(
    NpgsqlDataSource source, TelegramSettings telegram, TimeProvider clock, IWakeUps wakeUps, AnswerPresses presses, Acknowledger acknowledger,
    RouterMeters meters, ILogger<StoreUpdates> logger) : BackgroundService
{
    private const int MostAtOnce = 256;
    private static readonly StageMeter Meter = new(typeof(StoreUpdates));

    // Bounded: when the database does not keep up, Telegram keeps what does not fit and sends it again.
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly KnownSenders _known = new();

    /// <summary>Done when the update is stored durably; throws when it could not be.</summary>
    public async Task StoreAsync(RawUpdate update, CancellationToken stop)
    {
        using var step = Tracing.Step("receive update", update.Facts.UpdateId, traceParent: null);
        var waiting = new Waiting(update, step?.Id);
        await _waiting.Writer.WriteAsync(waiting, stop);
        await waiting.Stored.Task.WaitAsync(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>(MostAtOnce);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var waiting))
                    batch.Add(waiting);
                await StoreBatchAsync(batch);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _waiting.Writer.TryComplete();
            while (_waiting.Reader.TryRead(out var waiting))
                waiting.Stored.TrySetCanceled(CancellationToken.None);
        }
    }

    /// <param name="again">It is the second try: the first met a connection that was cut.</param>
    private async Task StoreBatchAsync(List<Waiting> batch, bool again = false)
    {
        try
        {
            await InsertAsync(batch);
        }
        catch (Exception failure) when (Failures.IsPassing(failure) && !again)
        {
            await StoreBatchAsync(batch, again: true);
        }
        catch (Exception failure) when (Failures.IsPassing(failure))
        {
            // The database is away: to try each alone would take as long again for each. Telegram sends them again.
            foreach (var waiting in batch)
                waiting.Stored.TrySetException(failure);
        }
        catch (Exception failure) when (batch.Count > 1)
        {
            Meter.BatchFailed();
            LogBatchFailed(logger, failure, batch.Count);
            foreach (var alone in batch)
                await StoreBatchAsync([alone]);
        }
        catch (PostgresException failure) when (CanNeverBeStored(failure))
        {
            await StoreStubAsync(batch[0], failure);
        }
        catch (Exception failure)
        {
            batch[0].Stored.TrySetException(failure);
        }
    }

    /// <summary>The content itself is refused (class 22), or too deep or large (class 54): it would be asked for, and refused, for ever.</summary>
    private static bool CanNeverBeStored(PostgresException failure) => failure.SqlState.StartsWith("22", StringComparison.Ordinal) || failure.SqlState.StartsWith("54", StringComparison.Ordinal);

    /// <summary>Stands for an update that can not be stored, so that Telegram need not send it again and an operator sees that there was one.</summary>
    private async Task StoreStubAsync(Waiting waiting, PostgresException refusal)
    {
        var facts = waiting.Update.Facts;
        LogStub(logger, refusal, facts.UpdateId);
        try
        {
            // Of its person only who is known already: perhaps it is just their name that was refused.
            await using var insert = source.CreateCommand("""
                insert into updates (bot_id, update_id, chat_id, kind, payload_json, status, error, received_at, updated_at, user_id)
                values ($1, $2, $3, $4, '{}', 'failed', $5, $6, $6, (select id from users where id = $7)) on conflict (bot_id, update_id) do nothing
                """);
            insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = telegram.BotId });
            insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = facts.UpdateId });
            insert.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = facts.ChatId });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = facts.Kind });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Failures.NameOf(refusal) });
            insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            insert.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = Senders.IsPerson(facts) ? facts.UserId : null });
            await insert.ExecuteNonQueryAsync();
            waiting.Stored.TrySetResult();
        }
        catch (Exception failure)
        {
            waiting.Stored.TrySetException(failure);
        }
    }

    private async Task InsertAsync(List<Waiting> batch)
    {
        var now = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        // In one order everywhere: two routers that get the same updates never wait for each other in a circle.
        batch.Sort((one, other) => one.Update.Facts.UpdateId.CompareTo(other.Update.Facts.UpdateId));
        var updates = batch.ConvertAll(waiting => waiting.Update);
        await using var connection = await source.OpenConnectionAsync();
        await using var statements = new NpgsqlBatch(connection);
        var senders = _known.NewOrChanged(updates);
        if (senders.Count > 0)
        {
            statements.BatchCommands.Add(Senders.Upsert(senders, now));
            statements.BatchCommands.Add(Senders.OpenMailboxes(senders));
        }

        statements.BatchCommands.Add(Insert(updates, [.. batch.Select(waiting => waiting.TraceParent)], now));
        CrashPoints.Pass(nameof(StoreUpdates), CrashMoment.BeforeSave);
        var stored = new Dictionary<long, Acknowledgement?>();
        await using (var reader = await statements.ExecuteReaderAsync())
        {
            // The first two statements give no rows, so the reader stands at the last one's.
            while (await reader.ReadAsync())
                stored.Add(reader.GetInt64(0), reader.IsDBNull(1) ? null : Enum.Parse<Acknowledgement>(reader.GetString(1), ignoreCase: true));
        }

        CrashPoints.Pass(nameof(StoreUpdates), CrashMoment.AfterSave);
        _known.Remember(senders);
        meters.Stored(stored.Count, updates.Count - stored.Count);
        Meter.Worked(updates.Count, clock.GetElapsedTime(started));
        foreach (var waiting in batch)
            waiting.Stored.TrySetResult();
        if (stored.Count == 0)
            return;

        await GoOnAsync([.. updates.Where(update => stored.ContainsKey(update.Facts.UpdateId))], stored);
    }

    /// <summary>They are stored: whatever fails from here on, they will be read.</summary>
    private async Task GoOnAsync(IReadOnlyList<RawUpdate> stored, Dictionary<long, Acknowledgement?> wished)
    {
        try
        {
            foreach (var update in stored)
                Greet(update, wished[update.Facts.UpdateId]);
            await wakeUps.SendAsync<UpdateStored>();
            CrashPoints.Pass(nameof(StoreUpdates), CrashMoment.AfterWake);
        }
        catch (Exception failure)
        {
            LogNotGreeted(logger, failure);
        }
    }

    /// <summary>What a person sees at once; nothing depends on it.</summary>
    private void Greet(RawUpdate update, Acknowledgement? wished)
    {
        using var correlation = logger.BeginCorrelation(update.Facts.UpdateId);
        LogStored(logger, update.Facts.UpdateId, update.Facts.Kind);
        if (update.Facts.Kind == "callback_query")
            presses.Answer(update);
        else if (update.Facts is { Kind: "message", ChatType: ChatType.Private, ChatId: { } chatId, MessageId: { } messageId })
            acknowledger.Acknowledge(chatId, messageId, Senders.LanguageOf(update.Facts.LanguageCode), wished);
    }

    private NpgsqlBatchCommand Insert(List<RawUpdate> updates, string?[] traceParents, DateTimeOffset now)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into updates (bot_id, update_id, user_id, chat_id, kind, payload_json, status, trace_parent, received_at, updated_at)
            select $1, i, u, c, k, p::json, s, t, $7, $7 from unnest($2, $3, $4, $5, $6, $8, $9) as x(i, u, c, k, p, s, t)
            on conflict (bot_id, update_id) do nothing returning update_id, (select acknowledge from users where id = updates.user_id)
            """);
        var parameters = insert.Parameters;
        parameters.Add(new NpgsqlParameter<long> { TypedValue = telegram.BotId });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. updates.Select(update => update.Facts.UpdateId)] });
        parameters.Add(new NpgsqlParameter<long?[]> { TypedValue = [.. updates.Select(update => Senders.IsPerson(update.Facts) ? update.Facts.UserId : null)] });
        parameters.Add(new NpgsqlParameter<long?[]> { TypedValue = [.. updates.Select(update => update.Facts.ChatId)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. updates.Select(update => update.Facts.Kind)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. updates.Select(update => Encoding.UTF8.GetString(update.Json.Span))] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        // What nobody said has no mailbox to wait in.
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. updates.Select(update => Senders.IsPerson(update.Facts) ? "stored" : "ignored")] });
        parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = traceParents });
        return insert;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} updates could not be stored together; each is tried alone")]
    private static partial void LogBatchFailed(ILogger logger, Exception failure, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Update u{UpdateId} stored: {Kind}")]
    private static partial void LogStored(ILogger logger, long updateId, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Update u{UpdateId} can never be stored; a stub stands for it")]
    private static partial void LogStub(ILogger logger, Exception failure, long updateId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Updates were stored, and nobody was told at once")]
    private static partial void LogNotGreeted(ILogger logger, Exception failure);

    private sealed class Waiting(RawUpdate update, string? traceParent)
    {
        public RawUpdate Update { get; } = update;
        public string? TraceParent { get; } = traceParent;
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
