using Npgsql;
using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>Says a card in the place of the message whose button was pressed; below when it was no press.</summary>
internal static class PressedMessage
{
    public static async Task SayThereAsync(QueuedCommand command, string name, Card card, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        if (await FindKeyAsync(command, desk.Person.Id, connection, stop) is { } key)
            desk.Say(new OutgoingMessage(key, desk.Person.Id, command.ChatId, OutgoingMessage.Notice, desk.Render(card)));
        else
            desk.Say(command, name, card);
    }

    /// <summary>The same with the message's key known before: that of the pressed message, or of the answer to come.</summary>
    public static async Task<string> KeyAsync(QueuedCommand command, string name, Desk desk, NpgsqlConnection connection, CancellationToken stop) =>
        await FindKeyAsync(command, desk.Person.Id, connection, stop) ?? desk.KeyOf(command, name);

    private static async Task<string?> FindKeyAsync(QueuedCommand command, long userId, NpgsqlConnection connection, CancellationToken stop)
    {
        if (command.MessageId is not { } messageId)
            return null;
        await using var find = new NpgsqlCommand("select key from outbound_messages where chat_id = $1 and message_id = $2 and user_id = $3 and draft_id is null", connection);
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = command.ChatId });
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = messageId });
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        return await find.ExecuteScalarAsync(stop) as string;
    }
}
