using Npgsql;

namespace St4cker.Telegram;

/// <summary>
/// Commands that write outgoing messages inside the caller's own transaction, so that what was decided and what is said of
/// it stand or fall together. Afterwards the caller wakes the dispatcher with <c>CardChanged</c>.
/// </summary>
/// <remarks>
/// Rows are locked in the order drafts (by id), then outbound_messages (by key), by the dispatcher too: a caller that locks
/// drafts does so before <see cref="Put"/> and in the order of their ids, else two batches could wait for each other.
/// </remarks>
public static class Outbox
{
    /// <summary>
    /// Writes the messages: a new key waits to be sent, a known one waits only if its body really changed. What was not sent
    /// yet simply goes out in its newer form. A message whose sending has an unknown outcome goes out again when it has
    /// something new to say.
    /// </summary>
    public static NpgsqlBatchCommand Put(IReadOnlyList<OutgoingMessage> messages, DateTimeOffset now)
    {
        // One statement may touch a row only once: of two with one key the later counts.
        var rows = messages.GroupBy(message => message.Key, StringComparer.Ordinal).Select(same => same.Last())
            .OrderBy(message => message.Key, StringComparer.Ordinal).ToArray();
        return new NpgsqlBatchCommand("""
            insert into outbound_messages as m
                (key, user_id, chat_id, draft_id, kind, body_json, status, not_before, trace_parent, received_at, created_at, updated_at)
            select key, user_id, chat_id, draft_id, kind, body::json, 'pending', $8, trace_parent, received_at, $8, $8
            from unnest($1::text[], $2::bigint[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $9::text[], $10::timestamptz[])
                with ordinality as n (key, user_id, chat_id, draft_id, kind, body, trace_parent, received_at, ordinal)
            order by ordinal
            on conflict (key) do update set
                body_json = excluded.body_json,
                revision = m.revision + 1,
                message_id = case when m.key = any($7) then null else m.message_id end,
                status = case when m.status = 'sending' then m.status else 'pending' end,
                attempts = case when m.status in ('pending', 'sending') then m.attempts else 0 end,
                not_before = case when m.status in ('pending', 'sending') then m.not_before else excluded.not_before end,
                error = null,
                trace_parent = excluded.trace_parent,
                received_at = case when m.status = 'pending' then coalesce(m.received_at, excluded.received_at) else excluded.received_at end,
                updated_at = excluded.updated_at
            where m.key = any($7) or m.body_json::text <> excluded.body_json::text
            """)
        {
            Parameters =
            {
                Sql.Value(rows.Select(row => row.Key).ToArray()),
                Sql.Value(rows.Select(row => row.UserId).ToArray()),
                Sql.Value(rows.Select(row => row.ChatId).ToArray()),
                Sql.Value(rows.Select(row => row.DraftId).ToArray()),
                Sql.Value(rows.Select(row => row.Kind).ToArray()),
                Sql.Value(rows.Select(row => row.Body.ToJson()).ToArray()),
                Sql.Value(rows.Where(row => row.Anew).Select(row => row.Key).ToArray()),
                Sql.Value(now.ToUniversalTime()),
                Sql.Value(rows.Select(row => row.Cause.TraceParent).ToArray()),
                Sql.Value(rows.Select(row => row.Cause.ReceivedAt?.ToUniversalTime()).ToArray()),
            },
        };
    }

    /// <summary>
    /// A press or a reply came from a draft's card, so the card stands in the chat under this id, whatever became of the
    /// answer to its sending. To be run before the draft is changed; it does nothing when the id is known already.
    /// </summary>
    // Of several bodies it is not known which one stands there: it is edited. The count makes the statement write the draft first: the order of locks.
    public static NpgsqlBatchCommand Seen(long chatId, long messageId, Guid draftId) => new("""
        with card as (
            select id from outbound_messages
            where key = 'draft:' || $3::text and chat_id = $1 and message_id is null and status <> 'failed'
                and not exists (select from outbound_messages where chat_id = $1 and message_id = $2)
        ), draft as (
            update drafts set card_message_id = $2 where id = $3 and exists (select from card) returning id
        )
        update outbound_messages m set
            message_id = $2,
            status = case when m.status <> 'unknown' then m.status when m.revision > m.sent_revision or m.revision > 1 then 'pending' else 'sent' end
        where m.id = (select id from card) and m.message_id is null and (select count(*) from draft) >= 0
        """)
    {
        Parameters = { Sql.Value(chatId), Sql.Value(messageId), Sql.Value(draftId) },
    };
}
