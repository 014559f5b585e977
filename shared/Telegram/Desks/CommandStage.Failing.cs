using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Drafts;
using St4cker.Storage;
using St4cker.Storage.Flow;

namespace St4cker.Telegram.Desks;

/// <content>What breaks falls out of its batch alone, and is put aside when it breaks again and again.</content>
public abstract partial class CommandStage
{
    /// <summary>Finds out whose command it was, and counts it there.</summary>
    private async Task IsolateAsync(InHand hand, Exception failure, CancellationToken stop)
    {
        if (failure is CommandFailedException { InnerException: { } reason } failed)
            await CountFailureAsync(failed.Command, reason, stop);
        else if (_aloneFor == 0)
        {
            LogAlone(Log, failure, GetType().Name);
            _aloneFor = MostPeople;
        }
        else if (hand.Command is { } command)
            await CountFailureAsync(command, failure, stop);
        else if (hand.Person is { } person)
            await CountFailureAsync(person, failure, stop);
        else
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>The person's things can not be read or written: their oldest command stands for it.</summary>
    private async Task CountFailureAsync(long person, Exception failure, CancellationToken stop)
    {
        QueuedCommand? oldest;
        await using (var connection = await source.OpenConnectionAsync(stop))
            oldest = await Commands.FindOldestAsync(connection, person, Types, Only, stop);
        if (oldest is not null)
            await CountFailureAsync(oldest, failure, stop);
    }

    /// <summary>A command that fails again and again is put aside and told of; the person's other commands go on.</summary>
    private async Task CountFailureAsync(QueuedCommand command, Exception failure, CancellationToken stop)
    {
        LogFailed(Log, failure, command.UpdateId, command.Type);
        var error = Failures.NameOf(failure);
        int attempts;
        await using (var connection = await source.OpenConnectionAsync(stop))
            attempts = await Commands.CountAttemptAsync(connection, command.Id, error, clock.GetUtcNow(), stop);
        if (attempts < MostAttempts)
        {
            Meter.RowRetried();
            return;
        }

        try
        {
            await PutAsideAsync(command, error, tell: true, stop);
        }
        catch (Exception untold) when (!Failures.IsPassing(untold))
        {
            LogUntold(Log, untold, command.UpdateId, command.Type);
            await PutAsideAsync(command, error, tell: false, stop);
        }

        Meter.RowPutAside();
        await CommittedAsync(messages: true, others: true, devices: []);
    }

    /// <param name="tell">Also the person and the audit log; without it the state alone is written, which rests on nothing else of the person's.</param>
    private async Task PutAsideAsync(QueuedCommand command, string error, bool tell, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var ledger = await Ledger.LockAsync(connection, [command.UserId], now, stop);
        var desks = new Dictionary<long, Desk>();
        if (tell)
        {
            var desk = desks[command.UserId] = new Desk(await People.FindAsync(connection, command.UserId, stop), botId, ledger, now, Looking(connection, stop));
            desk.Cause = new Cause(command.TraceParent, command.ReceivedAt);
            var phrases = desk.Phrases;
            desk.Say(command, "broken", new Card(phrases["broken.heading"], [new CardLine(phrases["broken.text"])], []));
            await FailDraftAsync(command, desk, connection, stop);
            desk.Audit("command_failed", "executor", "command", command.Id.ToString(CultureInfo.InvariantCulture), command.MessageId,
                $$"""{"type":"{{command.Type}}","error":"{{error}}"}""");
        }

        await SaveAsync(connection, ledger, desks, [new(command.Id, "failed", error)], now, stop);
        DraftMeter.Count(ledger);
    }

    /// <summary>A draft that can not be committed is open no more: its card says so, and offers to draft it again.</summary>
    private static async Task FailDraftAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        if (command is not { Type: CommandTypes.ConfirmDraft, DraftId: { } draftId })
            return;
        await using (var batch = new NpgsqlBatch(connection) { BatchCommands = { DraftStore.Select([draftId]) } })
        await using (var reader = await batch.ExecuteReaderAsync(stop))
            desk.Lay(await DraftStore.ReadAsync(reader, stop));
        if (desk.Find(draftId) is { Status: DraftStatus.Drafted } draft)
            desk.Put(draft with { Status = DraftStatus.Failed, Question = null }, "draft_failed", "confirmation");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Update u{UpdateId}: {Type} failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, long updateId, string type);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Stage} could not work off its batch; the people are taken one by one")]
    private static partial void LogAlone(ILogger logger, Exception failure, string stage);

    [LoggerMessage(Level = LogLevel.Error, Message = "Update u{UpdateId}: {Type} is put aside, and the person could not be told")]
    private static partial void LogUntold(ILogger logger, Exception failure, long updateId, string type);
}
