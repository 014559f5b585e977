using Npgsql;
using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>Shows a list or summary: below when it was asked for in words, in the place of the one whose button was pressed otherwise.</summary>
internal static class ShowView
{
    public static async Task DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        if (ViewRequest.Parse(command.Payload.Argument, desk.Person, desk.LocalNow) is not var (view, request))
        {
            desk.Say(command, "view", new Card(desk.Phrases["toast.unknown"], [], []));
            return;
        }

        var card = view.Show(await desk.LookUpAsync(view.Ask(request)), request);
        var key = await FindKeyAsync(command, desk.Person.Id, connection, stop);
        if (key is null)
            desk.Say(command, "view", card);
        else
            desk.Say(new OutgoingMessage(key, desk.Person.Id, command.ChatId, OutgoingMessage.Notice, desk.Render(card)));
    }

    /// <summary>The message that the pressed button stands in; null when it was no press.</summary>
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
