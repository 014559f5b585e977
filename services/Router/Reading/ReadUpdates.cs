using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Contracts;
using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Router.Intake;
using St4cker.Storage;
using St4cker.Storage.Audit;
using St4cker.Storage.Flow;

namespace St4cker.Router.Reading;

/// <summary>Reads stored updates into commands, each person's in their order. What needs a model goes there outside of any transaction and comes back.</summary>
internal sealed partial class ReadUpdates(
    NpgsqlDataSource source, AskModel askModel, TimeProvider clock, IWakeUps wakeUps, BotState bot, RouterMeters meters, ILogger<ReadUpdates> logger) : Stage(logger)
{
    private const int MostPeople = 64;
    private const int MostAttempts = 3;
    // Beside the commands that the update comes to when it is sent again: they are numbered from 0.
    private const int NoticeOrdinal = -1;
    // After a batch that failed: how many people are still taken one by one, to find whose update it was.
    private int _aloneFor;

    public override async Task RehearseAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        // Only built: the statement that is run has no rows.
        _ = Commands.Insert(Rehearsal.Read(now), now);
        await using var connection = await source.OpenConnectionAsync(stop);
        await LoadAsync(connection, await Ledger.LockAsync(connection, [], now, stop), now, stop);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Commands.Insert([], now), WaitingUpdate.Finish([], now) },
        };
        Ledger.RehearseIn(batch);
        await batch.ExecuteNonQueryAsync(stop);
    }

    protected override async Task<bool> WorkAsync(CancellationToken stop)
    {
        var work = new Work { Alone = _aloneFor > 0 };
        try
        {
            if (!await WorkBatchAsync(work, stop))
                return work.Contended && await PauseAsync(stop);
            _aloneFor = Math.Max(0, _aloneFor - 1);
        }
        catch (Exception failure)
        {
            askModel.Line.Leave(work.ToModel.Count);
            if (Failures.IsPassing(failure))
                throw;
            await IsolateAsync(work, failure, stop);
            return true;
        }

        foreach (var (update, person) in work.ToModel)
            askModel.Start(update, person, Wake);
        if (work.Commands.Exists(command => !CommandTypes.OfConfirmation.Contains(command.Type)))
            await wakeUps.SendAsync<CommandQueued>();
        if (work.Commands.Exists(command => CommandTypes.OfConfirmation.Contains(command.Type)))
            await wakeUps.SendAsync<AnswerQueued>();
        CrashPoints.Pass(nameof(ReadUpdates), CrashMoment.AfterWake);
        return work.More;
    }

    /// <returns>False: nothing waits that is free.</returns>
    private async Task<bool> WorkBatchAsync(Work work, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var ledger = await Ledger.ClaimAsync(connection, WaitingUpdate.PeopleWaiting, now, stop,
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now }, new NpgsqlParameter<int> { TypedValue = work.Alone ? 1 : MostPeople });
        work.Contended = ledger.Contended;
        if (ledger.People.Count == 0)
            return false;

        if (work.Alone)
            work.Person = ledger.People.First();
        var (people, updates, open) = await LoadAsync(connection, ledger, now, stop);
        work.More = work.Alone || ledger.Contended || ledger.People.Count == MostPeople || updates.Count == WaitingUpdate.MostAtOnce;
        if (work.Alone)
            updates = [.. updates.Take(1)];
        var sights = await Sights.LoadAsync(connection, updates, open, stop);
        Decide(work, updates, people, sights);
        CrashPoints.Pass(nameof(ReadUpdates), CrashMoment.BeforeSave);
        await SaveAsync(connection, ledger, work, now, stop);
        CrashPoints.Pass(nameof(ReadUpdates), CrashMoment.AfterSave);
        Tell(work, now, clock.GetElapsedTime(started));
        return true;
    }

    private void Tell(Work work, DateTimeOffset now, TimeSpan took)
    {
        Meter.Worked(work.Read.Count + work.ToModel.Count, took);
        foreach (var (update, _, _) in work.Read)
            Meter.Waited(now - update.WaitsSince);
        foreach (var (update, _) in work.ToModel)
            Meter.Waited(now - update.WaitsSince);
        foreach (var command in work.Commands)
            meters.Created(command.Type);
    }

    /// <summary>Finds out whose update it was, and counts it there.</summary>
    private async Task IsolateAsync(Work work, Exception failure, CancellationToken stop)
    {
        if (work.Person is { } person)
        {
            await CountFailureAsync(person, failure, stop);
        }
        else if (_aloneFor == 0)
        {
            LogAlone(Log, failure);
            _aloneFor = MostPeople;
        }
        else
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>An update that fails again and again is put aside and told of; what follows it goes on.</summary>
    private async Task CountFailureAsync(long person, Exception failure, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var error = Failures.NameOf(failure);
        await using var connection = await source.OpenConnectionAsync(stop);
        if (await WaitingUpdate.FindOldestAsync(connection, person, now, stop) is not { } oldest)
            return;
        if (await WaitingUpdate.CountAttemptAsync(connection, oldest, error, now, stop) < MostAttempts)
        {
            Meter.RowRetried();
            return;
        }

        LogUnreadable(Log, failure, oldest.UpdateId);
        try
        {
            await PutAsideAsync(oldest, error, tell: true, stop);
        }
        catch (Exception untold) when (!Failures.IsPassing(untold))
        {
            LogUntold(Log, untold, oldest.UpdateId);
            await PutAsideAsync(oldest, error, tell: false, stop);
        }

        Meter.RowPutAside();
        await wakeUps.SendAsync<CommandQueued>();
    }

    /// <param name="tell">Also the person and the audit log; without it the state alone is written, which rests on nothing else of the person's.</param>
    private async Task PutAsideAsync(WaitingUpdate update, string error, bool tell, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var ledger = await Ledger.LockAsync(connection, [update.UserId], now, stop);
        var work = new Work { Audited = tell };
        work.Read.Add((update, "failed", error));
        if (tell)
            work.Commands.AddRange(SayBroken(update, await People.FindAsync(connection, update.UserId, stop)).Commands);
        await SaveAsync(connection, ledger, work, now, stop);
        foreach (var command in work.Commands)
            meters.Created(command.Type);
    }

    private static async Task<(Dictionary<long, Person> People, List<WaitingUpdate> Updates, List<Draft> Open)> LoadAsync(
        NpgsqlConnection connection, Ledger ledger, DateTimeOffset now, CancellationToken stop)
    {
        long[] ids = [.. ledger.People];
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { People.Select(ids), WaitingUpdate.Select(ids, now), DraftStore.SelectNewestOpen(ids) } };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var people = await People.ReadAsync(reader, stop);
        await reader.NextResultAsync(stop);
        var updates = await WaitingUpdate.ReadAsync(reader, stop);
        await reader.NextResultAsync(stop);
        return (people, updates, await DraftStore.ReadAsync(reader, stop));
    }

    private void Decide(Work work, List<WaitingUpdate> updates, Dictionary<long, Person> people, Sights sights)
    {
        var stopped = new HashSet<long>();
        foreach (var update in updates)
        {
            // What follows an update that is at the model waits for it.
            if (stopped.Contains(update.UserId) || (update.AtModel && stopped.Add(update.UserId)))
                continue;
            using var correlation = Log.BeginCorrelation(update.UpdateId);
            using var step = Tracing.Step("read update", update.UpdateId, update.TraceParent);
            var decision = DecideSafely(update with { TraceParent = step?.Id ?? update.TraceParent }, sights.Around(update, people[update.UserId], askModel.UseFor(update), bot.Username), out var error);
            if (decision.AskModel)
            {
                stopped.Add(update.UserId);
                if (askModel.Line.TryJoin())
                    work.ToModel.Add((update, people[update.UserId]));
                else
                    work.Later.Add(update);
                continue;
            }

            work.Read.Add((update, decision.Status, error));
            work.Commands.AddRange(decision.Commands);
            LogRead(Log, update.UpdateId, decision.Commands.Count, decision.Commands.Count > 0 ? decision.Commands[0].Type : decision.Status);
        }
    }

    /// <summary>One message that breaks the reader is put aside and told of; it never holds up the others.</summary>
    private Decision DecideSafely(WaitingUpdate update, Surroundings around, out string? error)
    {
        error = null;
        try
        {
            return ReadUpdate.Decide(update, around);
        }
        catch (Exception failure) when (failure is not DbException)
        {
            LogUnreadable(Log, failure, update.UpdateId);
            error = failure.GetType().Name;
            return SayBroken(update, around.Person);
        }
    }

    private static Decision SayBroken(WaitingUpdate update, Person person) => (update.Update.Message ?? update.Update.EditedMessage) is { } message
        ? new Decision([.. new CommandsOf(update, person).Unknown(message, "broken").Commands.Select(notice => notice with { Ordinal = NoticeOrdinal })], "failed")
        : new Decision([], "failed");

    /// <summary>Writes and commits.</summary>
    private async Task SaveAsync(NpgsqlConnection connection, Ledger ledger, Work work, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var (update, status, _) in work.Audited ? work.Read : [])
            ledger.Audit(Received(update, status));
        foreach (var command in work.Commands)
            ledger.Audit(Created(command));

        await using var batch = new NpgsqlBatch(connection);
        ledger.WriteTo(batch);
        if (work.Commands.Count > 0)
            batch.BatchCommands.Add(Commands.Insert(work.Commands, now));
        if (work.Read.Count > 0)
            batch.BatchCommands.Add(WaitingUpdate.Finish(work.Read, now));
        if (work.ToModel.Count > 0)
            batch.BatchCommands.Add(WaitingUpdate.Lease([.. work.ToModel.Select(item => item.Update)], now, now + askModel.Lease));
        if (work.Later.Count > 0)
            batch.BatchCommands.Add(WaitingUpdate.Postpone(work.Later, now, now + ModelLine.LookAgain));
        batch.BatchCommands.Add(Ledger.Commit());
        await batch.ExecuteNonQueryAsync(stop);
    }

    internal static AuditEntry Received(WaitingUpdate update, string status) => new(
        update.UserId, "router", "update_received", "update", update.UpdateId.ToString(CultureInfo.InvariantCulture), MessageId(update),
        new JsonObject { ["kind"] = update.Update.Type.ToString(), ["status"] = status, ["receivedAt"] = update.ReceivedAt, ["model"] = update.Said?.Model, ["whyNoModel"] = update.Said?.WhyNot?.ToString() }.ToJsonString());

    internal static AuditEntry Created(NewCommand command) => new(
        command.UserId, "router", "command_created", "command", string.Create(CultureInfo.InvariantCulture, $"{command.UpdateId}.{command.Ordinal}"), command.MessageId,
        new JsonObject { ["type"] = command.Type, ["draft"] = command.DraftId, ["readBy"] = command.Payload.ReadBy }.ToJsonString());

    private static long? MessageId(WaitingUpdate update) =>
        update.Update.Message?.Id ?? update.Update.EditedMessage?.Id ?? update.Update.CallbackQuery?.Message?.Id;

    private static async Task<bool> PauseAsync(CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5), stop);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Update u{UpdateId} read: {Commands} commands, {What}")]
    private static partial void LogRead(ILogger logger, long updateId, int commands, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "Update u{UpdateId} could not be read and was put aside")]
    private static partial void LogUnreadable(ILogger logger, Exception failure, long updateId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of updates could not be read; the people are taken one by one")]
    private static partial void LogAlone(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Update u{UpdateId} is put aside, and the person could not be told")]
    private static partial void LogUntold(ILogger logger, Exception failure, long updateId);

    private sealed class Work
    {
        /// <summary>One person's oldest update by itself: that of <see cref="Person"/>, once it is known.</summary>
        public bool Alone { get; init; }
        public long? Person { get; set; }
        public bool Contended { get; set; }
        /// <summary>There may be something that this batch had no room for.</summary>
        public bool More { get; set; }
        public bool Audited { get; init; } = true;
        public List<(WaitingUpdate Update, string Status, string? Error)> Read { get; } = [];
        public List<NewCommand> Commands { get; } = [];
        /// <summary>Each has its place in the line to the model.</summary>
        public List<(WaitingUpdate Update, Person Person)> ToModel { get; } = [];
        /// <summary>They want to go there, and the line is full.</summary>
        public List<WaitingUpdate> Later { get; } = [];
    }
}
