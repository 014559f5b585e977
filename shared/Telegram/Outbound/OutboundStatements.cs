using Npgsql;

namespace St4cker.Telegram;

/// <summary>What the transaction that writes results consists of: drafts first, then messages by key, as <see cref="Outbox"/> locks them.</summary>
internal static class OutboundStatements
{
    /// <summary>A draft learns which message is its card.</summary>
    public static NpgsqlBatchCommand SetCards(IReadOnlyList<Delivery> sent)
    {
        var cards = sent.Where(one => one.Message is { IsCard: true, DraftId: not null }).ToArray();
        return new NpgsqlBatchCommand("""
            with card as (
                select drafts.id, sent.message_id
                from drafts join unnest($1::uuid[], $2::bigint[]) as sent (draft_id, message_id) on drafts.id = sent.draft_id
                order by drafts.id for no key update of drafts
            )
            update drafts set card_message_id = card.message_id from card where drafts.id = card.id
            """)
        {
            Parameters =
            {
                Sql.Value(cards.Select(one => one.Message.DraftId!.Value).ToArray()),
                Sql.Value(cards.Select(one => one.MessageId!.Value).ToArray()),
            },
        };
    }

    /// <summary>A stand-in of Telegram that was started afresh gives its ids a second time: then the older message is no more.</summary>
    public static NpgsqlBatchCommand ForgetReused(IReadOnlyList<Delivery> sent) => new("""
        update outbound_messages m set message_id = null
        from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as sent (id, chat_id, message_id)
        where m.chat_id = sent.chat_id and m.message_id = sent.message_id and m.id <> sent.id
        """)
    {
        Parameters =
        {
            Sql.Value(sent.Select(one => one.Message.Id).ToArray()),
            Sql.Value(sent.Select(one => one.Message.ChatId).ToArray()),
            Sql.Value(sent.Select(one => one.MessageId!.Value).ToArray()),
        },
    };

    /// <summary>
    /// The results themselves. A row that got a newer body meanwhile waits again, whatever came of the older one; an unknown
    /// message of which a press told the id meanwhile is sent, unless that may be an older body's: then it is edited. What a successor has in hand by now is the successor's to write.
    /// </summary>
    public static NpgsqlBatchCommand Write(Guid leadership, IReadOnlyList<Delivery> deliveries, DateTimeOffset now) => new("""
        with result as (
            select m.id, r.revision, r.outcome, r.message_id, r.not_before, r.error
            from unnest($1::bigint[], $2::integer[], $3::text[], $4::bigint[], $5::timestamptz[], $6::text[])
                as r (id, revision, outcome, message_id, not_before, error)
            join outbound_messages m on m.id = r.id
            where m.claimed_by = $8 and m.status in ('sending', 'unknown')
            order by m.key for no key update of m
        )
        update outbound_messages m set
            status = case
                when r.outcome in ('retry', 'sendanew') then 'pending'
                when r.outcome = 'blocked' then 'failed'
                when m.revision > r.revision then 'pending'
                when r.outcome = 'unknown' and m.message_id is not null then case when r.revision > 1 then 'pending' else 'sent' end
                else r.outcome end,
            message_id = case r.outcome when 'sent' then coalesce(r.message_id, m.message_id) when 'sendanew' then null else m.message_id end,
            sent_revision = case r.outcome when 'sent' then r.revision when 'unknown' then r.revision when 'sendanew' then 0 else m.sent_revision end,
            attempts = case r.outcome when 'sent' then 0 else m.attempts end,
            not_before = case when r.outcome = 'retry' then r.not_before else m.not_before end,
            error = r.error,
            claimed_by = null,
            updated_at = $7
        from result r where m.id = r.id
        """)
    {
        Parameters =
        {
            Sql.Value(deliveries.Select(one => one.Message.Id).ToArray()),
            Sql.Value(deliveries.Select(one => one.Message.Revision).ToArray()),
            Sql.Value(deliveries.Select(one => one.Outcome.ToString().ToLowerInvariant()).ToArray()),
            // The id of an edited message is known already, and may be taken back meanwhile by who wants it anew.
            Sql.Value(deliveries.Select(one => one.Message.IsFirstSend ? one.MessageId : null).ToArray()),
            Sql.Value(deliveries.Select(one => one.NotBefore).ToArray()),
            Sql.Value(deliveries.Select(one => one.Error?.Replace("\0", "", StringComparison.Ordinal)).ToArray()),
            Sql.Value(now),
            Sql.Value(leadership),
        },
    };

    /// <summary>
    /// An edit that was made, or may have been, although its message is no longer in the hand of who made it: it may have come after a newer
    /// one, so what should stand there is brought there once more. To be run before <see cref="Write"/>, which lets go.
    /// </summary>
    public static NpgsqlBatchCommand EditOver(Guid leadership, IReadOnlyList<Delivery> edits, DateTimeOffset now) => new("""
        with late as (
            select m.id from outbound_messages m
            where m.id = any($1) and m.claimed_by is distinct from $2 and m.message_id is not null and m.status in ('sending', 'sent', 'unknown')
            order by m.key for no key update
        )
        update outbound_messages m set
            revision = m.revision + 1, status = case when m.status = 'sending' then m.status else 'pending' end, updated_at = $3
        from late where m.id = late.id
        """)
    {
        Parameters = { Sql.Value(edits.Select(one => one.Message.Id).ToArray()), Sql.Value(leadership), Sql.Value(now) },
    };

    public static NpgsqlBatchCommand FailChats(IReadOnlyList<ClaimedMessage> blocked, DateTimeOffset now) => new("""
        with waiting as (
            select id from outbound_messages where chat_id = any($1) and status = 'pending' order by key for no key update
        )
        update outbound_messages m set status = 'failed', error = 'blocked', updated_at = $2 from waiting where m.id = waiting.id
        """)
    {
        Parameters = { Sql.Value(blocked.Select(message => message.ChatId).ToArray()), Sql.Value(now) },
    };

    /// <summary>Only by a private chat: a group that threw the bot out says nothing of the person.</summary>
    public static NpgsqlBatchCommand MarkBlocked(IReadOnlyList<ClaimedMessage> blocked, DateTimeOffset now) => new("""
        update users set blocked_at = $2 where id = any($1) and blocked_at is null
        """)
    {
        Parameters = { Sql.Value(blocked.Where(message => message.IsPrivate).Select(message => message.UserId).ToArray()), Sql.Value(now) },
    };

    /// <summary>A group that became a supergroup counts its messages anew: an old id would be somebody else's message.</summary>
    public static NpgsqlBatchCommand Move(long from, long to) => new("""
        update outbound_messages set chat_id = $2, message_id = null, sent_revision = 0 where chat_id = $1 and status = 'pending'
        """)
    {
        Parameters = { Sql.Value(from), Sql.Value(to) },
    };
}
