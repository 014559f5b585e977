using Npgsql;
using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Storage.Flow;

namespace St4cker.Router.Reading;

/// <summary>The drafts that a batch of updates may be about.</summary>
internal sealed class Sights
{
    private readonly Dictionary<(long Chat, long Message), Guid> _byCard = [];
    private readonly Dictionary<Guid, Draft> _drafts = [];
    private readonly Dictionary<(long User, long Message), Draft> _bySource = [];
    private readonly Dictionary<long, List<Draft>> _open = [];

    /// <summary>Looks up what replies answer; nothing has to be looked up for others.</summary>
    /// <param name="open">The people's newest open drafts, newest first.</param>
    public static async Task<Sights> LoadAsync(NpgsqlConnection connection, List<WaitingUpdate> updates, List<Draft> open, CancellationToken stop)
    {
        var sights = new Sights();
        foreach (var draft in open)
            (sights._open.TryGetValue(draft.UserId, out var theirs) ? theirs : sights._open[draft.UserId] = []).Add(draft);
        var replies = updates.Select(update => (update.UserId, Message: update.Update.Message ?? update.Update.EditedMessage)).Where(row => row.Message?.ReplyToMessage is not null)
            .Select(row => (row.UserId, Chat: row.Message!.Chat.Id, row.Message.ReplyToMessage!.Id)).ToList();
        if (replies.Count == 0)
            return sights;

        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                DraftStore.SelectBySource([.. replies.Select(reply => reply.UserId)], [.. replies.Select(reply => reply.Id)]),
                SelectCards(replies), SelectDraftsOfCards(replies), DraftStore.Select([.. updates.Select(NamedByButtons).OfType<Guid>()]),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        foreach (var draft in await DraftStore.ReadAsync(reader, stop))
            sights._bySource[(draft.UserId, draft.SourceMessageId!.Value)] = draft;
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop))
            sights._byCard[(reader.GetInt64(0), reader.GetInt64(1))] = reader.GetGuid(2);
        while (await reader.NextResultAsync(stop))
        {
            foreach (var draft in await DraftStore.ReadAsync(reader, stop))
                sights._drafts[draft.Id] = draft;
        }

        return sights;
    }

    public Surroundings Around(WaitingUpdate update, Person person, GeminiUse model, string? botUsername) => new(
        person,
        Answered(update),
        _open.GetValueOrDefault(person.Id) ?? [],
        model,
        botUsername);

    /// <summary>A reply to a card, to a prompt about it, or to the person's own message that it was made from. Only their own drafts.</summary>
    private Draft? Answered(WaitingUpdate update)
    {
        if ((update.Update.Message ?? update.Update.EditedMessage) is not { ReplyToMessage: { } answered } message)
            return null;
        var draft = _byCard.TryGetValue((message.Chat.Id, answered.Id), out var id)
            ? _drafts.GetValueOrDefault(id)
            : _bySource.GetValueOrDefault((update.UserId, answered.Id)) ?? (NamedByButtons(update) is { } named ? _drafts.GetValueOrDefault(named) : null);
        return draft?.UserId == update.UserId ? draft : null;
    }

    /// <summary>A card that is answered before its number is written down, or whose sending had no answer, still names its draft on its buttons.</summary>
    private static Guid? NamedByButtons(WaitingUpdate update) =>
        update.Update.Message?.ReplyToMessage is { ReplyMarkup.InlineKeyboard: { } rows } answered && answered.From?.Id == update.BotId
            ? rows.SelectMany(row => row).Select(button => Press.Parse(button.CallbackData)?.DraftId).FirstOrDefault(id => id is not null)
            : null;

    private static NpgsqlBatchCommand SelectCards(List<(long UserId, long Chat, long Id)> replies) => Replies("""
        select m.chat_id, m.message_id, m.draft_id from outbound_messages m join unnest($1, $2) as x(c, i) on m.chat_id = x.c and m.message_id = x.i
        where m.draft_id is not null
        """, replies);

    private static NpgsqlBatchCommand SelectDraftsOfCards(List<(long UserId, long Chat, long Id)> replies) => Replies(DraftStore.SelectWhere("""
        d.id in (select m.draft_id from outbound_messages m join unnest($1, $2) as x(c, i) on m.chat_id = x.c and m.message_id = x.i)
        """), replies);

    private static NpgsqlBatchCommand Replies(string sql, List<(long UserId, long Chat, long Id)> replies)
    {
        var select = new NpgsqlBatchCommand(sql);
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. replies.Select(reply => reply.Chat)] });
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. replies.Select(reply => reply.Id)] });
        return select;
    }
}
