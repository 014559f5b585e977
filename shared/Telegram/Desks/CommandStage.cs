using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Storage;
using St4cker.Storage.Flow;

namespace St4cker.Telegram.Desks;

/// <summary>
/// Works off waiting commands: takes the people who wait longest, reads what their commands are about with one round trip, decides
/// in memory, and writes everything with one transaction. A person's commands are done in their order, whoever does them.
/// </summary>
public abstract partial class CommandStage(NpgsqlDataSource source, long botId, TimeProvider clock, ILogger logger) : Stage(logger)
{
    private const int MostPeople = 64;
    private const int MostAttempts = 3;
    // After a batch that the database refused: how many people are still taken one by one, to find whose command it was.
    private int _aloneFor;

    /// <summary>The types it does (<see cref="Only"/>), or those it leaves to others.</summary>
    protected abstract IReadOnlyList<string> Types { get; }

    /// <summary>True: only <see cref="Types"/>; false: all but them.</summary>
    protected abstract bool Only { get; }

    /// <summary>Decides one command. It touches nothing outside; reading through <paramref name="connection"/> is allowed.</summary>
    /// <returns>False: it can not be done yet, and what follows it waits too.</returns>
    protected abstract Task<bool> DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop);

    /// <summary>Reads what else the decisions need.</summary>
    protected virtual Task PrepareAsync(IReadOnlyList<QueuedCommand> commands, IReadOnlyDictionary<long, Desk> desks, NpgsqlConnection connection, CancellationToken stop) =>
        Task.CompletedTask;

    /// <summary>The transaction is committed: wake whoever goes on.</summary>
    /// <param name="messages">There are messages to send.</param>
    /// <param name="others">Commands wait that somebody else does.</param>
    /// <param name="devices">The people whose devices have something to learn.</param>
    protected abstract Task CommittedAsync(bool messages, bool others, IReadOnlyCollection<long> devices);

    /// <summary>The batch was not written: what <see cref="DoAsync"/> took for it is free again.</summary>
    protected virtual void RolledBack()
    {
    }

    public override async Task RehearseAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(stop);
        await LoadAsync(connection, await Ledger.LockAsync(connection, [], now, stop), now, stop);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { DraftStore.Write([]), Outbox.Put([], now), Commands.Finish([], now) } };
        Ledger.RehearseIn(batch);
        await batch.ExecuteNonQueryAsync(stop);
    }

    protected override async Task<bool> WorkAsync(CancellationToken stop)
    {
        var hand = new InHand();
        Batch? batch;
        try
        {
            batch = await WorkBatchAsync(_aloneFor > 0 ? 1 : MostPeople, hand, stop);
            _aloneFor = Math.Max(0, _aloneFor - 1);
        }
        catch (Exception failure) when (!Failures.IsPassing(failure))
        {
            RolledBack();
            await IsolateAsync(hand, failure, stop);
            return true;
        }
        catch
        {
            RolledBack();
            throw;
        }

        if (batch is null)
            return false;
        if (batch.Desks is null)
            return await PauseAsync(stop);
        foreach (var begin in batch.Desks.SelectMany(desk => desk.AfterCommit))
            begin();
        await CommittedAsync(batch.Messages, batch.Others || batch.Desks.Any(desk => desk.HasQueued), [.. batch.Desks.Where(desk => desk.HasDeviceNews).Select(desk => desk.Person.Id)]);
        CrashPoints.Pass(GetType().Name, CrashMoment.AfterWake);
        return batch.More;
    }

    /// <returns>Null: nothing waits. Without desks: others hold what waits.</returns>
    private async Task<Batch?> WorkBatchAsync(int most, InHand hand, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var ledger = await Ledger.ClaimAsync(connection, Commands.PeopleWaiting, now, stop,
            new NpgsqlParameter<string[]> { TypedValue = [.. Types] }, new NpgsqlParameter<bool> { TypedValue = Only },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now }, new NpgsqlParameter<int> { TypedValue = most });
        if (ledger.People.Count == 0)
            return ledger.Contended ? new Batch(Desks: null, Messages: false, Others: false, More: true) : null;

        if (most == 1)
            hand.Person = ledger.People.First();
        var (commands, desks, full) = await LoadAsync(connection, ledger, now, stop);
        await PrepareAsync(commands, desks, connection, stop);
        var (done, others, more) = await InOrder.DoAsync(commands, desks, most == 1 ? 1 : int.MaxValue, IsMine, command =>
        {
            hand.Command = command;
            return DoSafelyAsync(command, desks[command.UserId], connection, stop);
        });
        CrashPoints.Pass(GetType().Name, CrashMoment.BeforeSave);
        var messages = await SaveAsync(connection, ledger, desks, done, now, stop);
        CrashPoints.Pass(GetType().Name, CrashMoment.AfterSave);
        Meter.Worked(done.Count, clock.GetElapsedTime(started));
        DraftMeter.Count(ledger);
        return new Batch(desks.Values, messages, others, more || full || ledger.Contended || ledger.People.Count == most);
    }

    private bool IsMine(QueuedCommand command) => Types.Contains(command.Type, StringComparer.Ordinal) == Only;

    private async Task<(List<QueuedCommand> Commands, Dictionary<long, Desk> Desks, bool Full)> LoadAsync(
        NpgsqlConnection connection, Ledger ledger, DateTimeOffset now, CancellationToken stop)
    {
        long[] ids = [.. ledger.People];
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { People.Select(ids), Commands.SelectWaiting(ids, now), DraftStore.SelectOfWaitingCommands(ids), Outcomes.SelectOfWaitingCommands(ids) },
        };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var people = await People.ReadAsync(reader, stop);
        await reader.NextResultAsync(stop);
        var (commands, full) = await Commands.ReadWaitingAsync(reader, stop);
        await reader.NextResultAsync(stop);
        var drafts = await DraftStore.ReadAsync(reader, stop);
        await reader.NextResultAsync(stop);
        var outcomes = await Outcomes.ReadAsync(reader, stop);

        var desks = people.Values.ToDictionary(person => person.Id, person => new Desk(person, botId, ledger, now, Looking(connection, stop)));
        foreach (var draft in drafts)
            desks.GetValueOrDefault(draft.UserId)?.Lay([draft], outcomes);
        return (commands, desks, full);
    }

    private async Task<bool> DoSafelyAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        using var correlation = Log.BeginCorrelation(command.UpdateId);
        using var step = Tracing.Step(command.Type, command.UpdateId, command.TraceParent);
        desk.Cause = new Cause(step?.Id ?? command.TraceParent, command.ReceivedAt);
        try
        {
            if (command.Unreadable is { } unreadable)
                throw new CommandFailedException(command, unreadable);
            if (!await DoAsync(command, desk, connection, stop))
                return false;
        }
        catch (Exception failure) when (failure is not (NpgsqlException or OperationCanceledException or CommandFailedException))
        {
            throw new CommandFailedException(command, failure);
        }

        InOrder.Note(command, desk);
        Meter.Waited(desk.Now - command.WaitsSince);
        LogDone(Log, command.UpdateId, command.Type, GetType().Name);
        return true;
    }

    /// <summary>Writes and commits.</summary>
    /// <returns>Whether there are messages to send.</returns>
    private static async Task<bool> SaveAsync(
        NpgsqlConnection connection, Ledger ledger, Dictionary<long, Desk> desks, List<CommandOutcome> done, DateTimeOffset now, CancellationToken stop)
    {
        var drafts = desks.Values.SelectMany(desk => desk.Changed).OrderBy(draft => draft.Id).ToList();
        var executions = desks.Values.SelectMany(desk => desk.Executions).ToList();
        var messages = desks.Values.SelectMany(desk => desk.Messages).ToList();
        await using var batch = new NpgsqlBatch(connection);
        ledger.WriteTo(batch);
        if (drafts.Count > 0)
            batch.BatchCommands.Add(DraftStore.Write(drafts));
        if (executions.Count > 0)
            batch.BatchCommands.Add(Executions.Insert(executions, now));
        foreach (var desk in desks.Values)
        {
            if (desk.PersonChanged)
                batch.BatchCommands.Add(People.Update(desk.Person));
            foreach (var command in desk.Also)
                batch.BatchCommands.Add(command);
        }

        if (messages.Count > 0)
            batch.BatchCommands.Add(Outbox.Put(messages, now));
        if (done.Count > 0)
            batch.BatchCommands.Add(Commands.Finish(done, now));
        batch.BatchCommands.Add(Ledger.Commit());
        await batch.ExecuteNonQueryAsync(stop);
        return messages.Count > 0;
    }

    private static Desk.Look Looking(NpgsqlConnection connection, CancellationToken stop) => (userId, inquiries) => Inquiries.MakeAsync(connection, userId, inquiries, stop);

    private static async Task<bool> PauseAsync(CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5), stop);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Update u{UpdateId}: {Type} done by {Stage}")]
    private static partial void LogDone(ILogger logger, long updateId, string type, string stage);

    /// <summary>What the batch is at: whose things, when they are taken alone, and which command.</summary>
    private sealed class InHand
    {
        public long? Person { get; set; }
        public QueuedCommand? Command { get; set; }
    }

    private sealed record Batch(IReadOnlyCollection<Desk>? Desks, bool Messages, bool Others, bool More);

    private sealed class CommandFailedException(QueuedCommand command, Exception failure) : Exception(failure.Message, failure)
    {
        public QueuedCommand Command { get; } = command;
    }
}
