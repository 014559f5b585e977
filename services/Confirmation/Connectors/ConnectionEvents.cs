using Npgsql;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Google;
using St4cker.Storage;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation.Connectors;

/// <summary>Tells the person, in the chat and in the audit log, that an account was connected or its access taken back.</summary>
public sealed class ConnectionEvents(TimeProvider clock) : IConnectionEvents
{
    public Task ConnectedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, string provider, long? chatId, DriveAnswer drive, CancellationToken stop) =>
        WriteAsync(connection, transaction, userId, "connection_made", provider, chatId, drive, stop);

    public Task RevokedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, string provider, CancellationToken stop) =>
        WriteAsync(connection, transaction, userId, "connection_revoked", provider, chatId: null, DriveAnswer.NotAsked, stop);

    private async Task WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, string action, string provider, long? chatId, DriveAnswer drive, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var ledger = await Ledger.LockAsync(connection, [userId], now, stop);
        await using var load = new NpgsqlBatch(connection, transaction) { BatchCommands = { People.Select([userId]) } };
        Person person;
        await using (var reader = await load.ExecuteReaderAsync(stop))
            person = (await People.ReadAsync(reader, stop))[userId];
        var desk = new Desk(person, botId: 0, ledger, now);
        desk.Audit(action, "person", "connection", provider, sourceMessageId: null, "{}");
        // A revoked access is told on the card of the draft that it holds up, with the button that mends it.
        if (chatId is { } chat)
            desk.Say(new OutgoingMessage(string.Create(CultureInfo.InvariantCulture, $"connected:{provider}:{userId}:{now.ToUnixTimeMilliseconds()}"), userId, chat, OutgoingMessage.Notice,
                desk.Render(Said(desk.Phrases, drive))));
        await using var batch = new NpgsqlBatch(connection, transaction);
        ledger.WriteTo(batch);
        if (desk.Messages.Count > 0)
            batch.BatchCommands.Add(Outbox.Put(desk.Messages, now));
        await batch.ExecuteNonQueryAsync(stop);
    }

    private static Card Said(Phrases phrases, DriveAnswer drive) => drive switch
    {
        DriveAnswer.NotAsked => new Card(phrases["connect.done"], [], []),
        DriveAnswer.Allowed => new Card(phrases["connect.done_drive"], [], []),
        DriveAnswer.NotTicked => new Card(phrases["connect.done"], [new CardLine(phrases["connect.drive.not_ticked"])],
            [[new CardButton(phrases["button.drive"], new SimplePress(SimplePress.Connect, "drive").Data)]]),
        _ => throw new ArgumentOutOfRangeException(nameof(drive), drive, "No such answer"),
    };
}
