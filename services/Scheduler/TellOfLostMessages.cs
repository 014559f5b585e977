using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Contracts;
using St4cker.Drafts;
using St4cker.Storage;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Scheduler;

/// <summary>
/// A message whose sending had no answer may or may not stand in the chat. It is never sent again blindly; one short notice offers to
/// show the draft once more.
/// </summary>
internal sealed partial class TellOfLostMessages(NpgsqlDataSource source, TimeProvider clock, IWakeUps wakeUps, ILogger<TellOfLostMessages> logger)
{
    private const int MostAtOnce = 64;

    private readonly BadRows<string> _bad = new(clock);

    public async Task<bool> DoAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var atMost = _bad.Alone ? 1 : MostAtOnce;
        var lost = await UnknownMessages.FindAsync(source, now, atMost, stop, _bad.PassedOver);
        if (lost.Count == 0)
            return false;
        try
        {
            await TellAsync(lost, now, stop);
            _bad.Worked();
        }
        catch (Exception failure) when (!Failures.IsPassing(failure))
        {
            if (_bad.Alone)
                _bad.PassOver(lost[0].Key);
            else
                _bad.TakeAlone();
            LogBad(logger, failure, lost.Count);
            return true;
        }

        return lost.Count == atMost;
    }

    private async Task TellAsync(IReadOnlyList<UnknownMessage> lost, DateTimeOffset now, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        long[] ids = [.. lost.Select(message => message.UserId).Distinct()];
        var ledger = await Ledger.LockAsync(connection, ids, now, stop);
        var (people, drafts) = await LoadAsync(connection, ids, [.. lost.Select(message => message.DraftId).OfType<Guid>()], stop);
        var desks = people.Values.ToDictionary(person => person.Id, person => new Desk(person, botId: 0, ledger, now));
        foreach (var message in lost)
            Tell(message, desks[message.UserId], message.DraftId is { } id ? drafts.GetValueOrDefault(id) : null);

        await using var batch = new NpgsqlBatch(connection);
        ledger.WriteTo(batch);
        batch.BatchCommands.Add(Outbox.Put([.. desks.Values.SelectMany(desk => desk.Messages)], now));
        await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        await wakeUps.SendAsync<CardChanged>();
    }

    internal static void Tell(UnknownMessage message, Desk desk, Draft? draft)
    {
        desk.Audit("message_lost", "scheduler", "message", message.Key, sourceMessageId: null, "{}");
        IReadOnlyList<IReadOnlyList<CardButton>> buttons = draft is null
            ? []
            : [[new CardButton(desk.Phrases["button.show"], new Press(PressKind.Show, draft.Id, draft.Version).Data)]];
        desk.Say(OutgoingMessage.ForLost(message.Key, message.UserId, message.ChatId, desk.Render(new Card(desk.Phrases["lost.heading"], [], buttons))));
    }

    private static async Task<(Dictionary<long, Person> People, Dictionary<Guid, Draft> Drafts)> LoadAsync(
        NpgsqlConnection connection, long[] ids, Guid[] drafts, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { People.Select(ids), DraftStore.Select(drafts) } };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var people = await People.ReadAsync(reader, stop);
        await reader.NextResultAsync(stop);
        return (people, (await DraftStore.ReadAsync(reader, stop)).ToDictionary(draft => draft.Id));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "One of {Count} lost messages could not be told of; they are taken one by one, and the bad one is passed over")]
    private static partial void LogBad(ILogger logger, Exception failure, int count);
}
