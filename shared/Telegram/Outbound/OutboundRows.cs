using Npgsql;

namespace St4cker.Telegram;

/// <summary>
/// The dispatcher's statements: each takes or writes many rows of outbound_messages at once. What is in hand carries the
/// leadership that claimed it, for a leader may learn late that it is none any more: it must not touch what another has in hand.
/// </summary>
internal sealed class OutboundRows(NpgsqlDataSource database)
{
    /// <summary>
    /// Takes the oldest waiting message of each of the next chats past <paramref name="afterChat"/>. It hops from chat to
    /// chat along the index, so its cost is that of what it takes, however much waits, and no chat is served twice before the others.
    /// </summary>
    public async Task<List<ClaimedMessage>> ClaimAsync(
        Guid leadership, long afterChat, int atMost, long[] busyChats, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = database.CreateCommand("""
            with recursive walk as (
                (select id, chat_id, 1 as step from outbound_messages
                    where status = 'pending' and not_before <= $1 and chat_id > $2 and chat_id <> all($4)
                    order by chat_id, id limit 1)
                union all
                select next.id, next.chat_id, walk.step + 1 from walk cross join lateral (
                    select id, chat_id from outbound_messages
                    where status = 'pending' and not_before <= $1 and chat_id > walk.chat_id and chat_id <> all($4)
                    order by chat_id, id limit 1) next
                where walk.step < $3
            ), free as (
                select id from outbound_messages
                where id = any(array(select id from walk)) and status = 'pending'
                for no key update skip locked
            )
            update outbound_messages m set status = 'sending', claimed_by = $5, attempts = attempts + 1, updated_at = $1
            from free where m.id = free.id
            returning m.id, m.user_id, m.chat_id, m.draft_id, m.kind, m.body_json::text, m.revision, m.message_id, m.attempts, m.trace_parent, m.received_at, m.not_before
            """);
        command.Parameters.Add(Sql.Value(now));
        command.Parameters.Add(Sql.Value(afterChat));
        command.Parameters.Add(Sql.Value(atMost));
        command.Parameters.Add(Sql.Value(busyChats));
        command.Parameters.Add(Sql.Value(leadership));
        var claimed = new List<ClaimedMessage>();
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            claimed.Add(new ClaimedMessage(
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetString(4), row.GetString(5),
                row.GetInt32(6), row.IsDBNull(7) ? null : row.GetInt64(7), row.GetInt32(8), row.IsDBNull(9) ? null : row.GetString(9))
            {
                ReceivedAt = row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
                WaitsSince = row.GetFieldValue<DateTimeOffset>(11),
            });
        }
        return claimed;
    }

    /// <summary>
    /// Judges what former leaders left in hand: an edit may be repeated, a first send may have arrived. The notice that something may
    /// be lost is said again: twice does no harm, and without it nobody would know of what it tells.
    /// </summary>
    /// <param name="until">Only what was claimed by then; null: all of it.</param>
    public Task<int> RecoverAsync(Guid leadership, DateTimeOffset? until, DateTimeOffset now, CancellationToken stop) => ExecuteAsync("""
        update outbound_messages set status = case when message_id is null and not starts_with(key, $4) then 'unknown' else 'pending' end, updated_at = $3
        where status = 'sending' and claimed_by is distinct from $1 and updated_at <= coalesce($2, 'infinity')
        """, stop, Sql.Value(leadership), Sql.Value(until), Sql.Value(now), Sql.Value(UnknownMessages.NoticePrefix));

    /// <summary>
    /// Puts back what a claim took whose answer was lost: none of it was sent, even where a successor had to take it for unknown.
    /// </summary>
    public Task<int> PutBackAsync(Guid leadership, long[] inHand, DateTimeOffset now, CancellationToken stop) => ExecuteAsync("""
        update outbound_messages set status = 'pending', updated_at = $3
        where status in ('sending', 'unknown') and claimed_by = $1 and id <> all($2)
        """, stop, Sql.Value(leadership), Sql.Value(inHand), Sql.Value(now));

    /// <summary>Writes what came of many messages, in one transaction.</summary>
    public async Task WriteAsync(Guid leadership, IReadOnlyList<Delivery> deliveries, DateTimeOffset now, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var batch = connection.CreateBatch();
        var firstSent = deliveries.Where(one => one is { Outcome: Outcome.Sent, Message.IsFirstSend: true }).ToList();
        if (firstSent.Count > 0)
        {
            batch.BatchCommands.Add(OutboundStatements.SetCards(firstSent));
            batch.BatchCommands.Add(OutboundStatements.ForgetReused(firstSent));
        }
        var edits = deliveries.Where(one => one.MayHaveEdited).ToList();
        if (edits.Count > 0)
            batch.BatchCommands.Add(OutboundStatements.EditOver(leadership, edits, now));
        batch.BatchCommands.Add(OutboundStatements.Write(leadership, deliveries, now));
        var blocked = deliveries.Where(one => one.Outcome == Outcome.Blocked).Select(one => one.Message).ToList();
        if (blocked.Count > 0)
        {
            batch.BatchCommands.Add(OutboundStatements.FailChats(blocked, now));
            batch.BatchCommands.Add(OutboundStatements.MarkBlocked(blocked, now));
        }
        foreach (var moved in deliveries.Where(one => one.MovedTo is not null))
            batch.BatchCommands.Add(OutboundStatements.Move(moved.Message.ChatId, moved.MovedTo!.Value));
        await batch.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Writes results of no messages.</summary>
    public async Task RehearseAsync(DateTimeOffset now, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(OutboundStatements.SetCards([]));
        batch.BatchCommands.Add(OutboundStatements.ForgetReused([]));
        batch.BatchCommands.Add(OutboundStatements.EditOver(Guid.Empty, [], now));
        batch.BatchCommands.Add(OutboundStatements.Write(Guid.Empty, [], now));
        await batch.ExecuteNonQueryAsync(stop);
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken stop, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(stop);
    }
}
