using Npgsql;
using St4cker.Drafts;
using St4cker.Executor.Deeds;
using St4cker.Language;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>Drafts an ended draft, or what was not understood, once more. Pressed twice it is still one draft: its id follows from what it is made of.</summary>
internal sealed class DraftAgain(ExecutorSettings settings)
{
    private const int AgainOrdinal = 1000;
    private const int ExampleOrdinal = 2000;

    public async Task FromDraftAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        if (desk.Find(command.DraftId) is not { } draft)
        {
            desk.Say(command, "again", new Card(desk.Phrases["again.gone"], [], []));
            return;
        }

        var filled = DraftKinds.Named(draft.Type).Renew(draft.Json, draft.Question, desk.Person.SpeakingAt(desk.Now));
        await MakeOnceAsync(EventId.Of(draft.Id, AgainOrdinal), draft.Type, filled, draft.ReadBy, draft.SourceMessageId, command, desk, connection, stop);
    }

    public async Task FromUnknownAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        var parts = command.Payload.Argument?.Split(':') ?? [];
        if (parts is not [var id, var name] || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var commandId)
            || !Enum.TryParse<Intent>(name, ignoreCase: true, out var intent) || DraftKinds.For(intent) is not { } kind
            || await FindTextAsync(commandId, desk.Person.Id, connection, stop) is not { } said)
        {
            desk.Say(command, "again", new Card(desk.Phrases["again.gone"], [], []));
            return;
        }

        var speaker = desk.Person.SpeakingAt(said.Payload.SaidAt);
        var filled = kind.Fill(Reader.ReadAs(intent, said.Payload.Text!, speaker).Items, new Circumstances(speaker));
        var draftId = EventId.Of(new Guid(0, 0, 0, BitConverter.GetBytes(commandId)), AgainOrdinal);
        await MakeOnceAsync(draftId, kind.Name, filled, "rules", said.MessageId, command, desk, connection, stop);
    }

    /// <summary>The examples of /start really draft something, as if the person had written them.</summary>
    public async Task FromExampleAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        if (command.Payload.Argument is not ("1" or "2" or "3") || command.MessageId is not { } messageId)
            return;
        var speaker = desk.Person.SpeakingAt(command.Payload.SaidAt);
        var reading = Reader.Read(desk.Phrases["start.example." + command.Payload.Argument], speaker);
        var kind = DraftKinds.Of(reading.Items);
        var filled = kind.Fill(reading.Items, new Circumstances(speaker));
        var name = new Guid([.. BitConverter.GetBytes(command.ChatId), .. BitConverter.GetBytes(messageId)]);
        await MakeOnceAsync(EventId.Of(name, ExampleOrdinal + command.Payload.Argument[0]), kind.Name, filled, "rules", sourceMessageId: null, command, desk, connection, stop);
    }

    private async Task MakeOnceAsync(Guid id, string type, Filled filled, string readBy, long? sourceMessageId,
        QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        if (desk.Find(id) is null)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { DraftStore.Select([id]) } };
            await using var reader = await batch.ExecuteReaderAsync(stop);
            desk.Lay(await DraftStore.ReadAsync(reader, stop));
        }

        if (desk.Find(id) is { } made)
            desk.Show(made, anew: true);
        else
            await DraftFromText.MakeAsync(id, type, filled, readBy, sourceMessageId, command, desk, settings.DraftLifetime);
    }

    private static async Task<(CommandPayload Payload, long? MessageId)?> FindTextAsync(long commandId, long userId, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var find = new NpgsqlCommand("select payload_json::text, source_message_id from commands where id = $1 and user_id = $2 and type = 'unknown'", connection);
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = commandId });
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        await using var reader = await find.ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop))
            return null;
        var payload = CommandPayload.Read(reader.GetString(0));
        return payload.Text is null ? null : (payload, reader.IsDBNull(1) ? null : reader.GetInt64(1));
    }
}
