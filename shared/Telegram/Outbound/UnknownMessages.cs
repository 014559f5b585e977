using Npgsql;

namespace St4cker.Telegram;

/// <param name="Key">What <see cref="OutgoingMessage.ForLost"/> wants to know.</param>
/// <param name="DraftId">The draft to offer again, or null when it was no card.</param>
public sealed record UnknownMessage(string Key, long UserId, long ChatId, Guid? DraftId);

/// <summary>
/// Messages that went out without an answer: perhaps they arrived, so they are not sent again. The clock finds those of
/// which the person was not told yet, and one short notice offers to show the draft.
/// </summary>
public static class UnknownMessages
{
    /// <summary>Long enough for a press on the card to prove that it arrived.</summary>
    public static readonly TimeSpan NoticeAfter = TimeSpan.FromSeconds(15);

    /// <summary>Who was not told within a day (nobody looked) is not told any more: old messages need not be searched each time.</summary>
    public static readonly TimeSpan NoticeWithin = TimeSpan.FromDays(1);

    internal const string NoticePrefix = "lost:";

    /// <returns>The oldest of those that have waited for <see cref="NoticeAfter"/> and have no notice; never a notice itself.</returns>
    /// <param name="passedOver">Keys of those that are not wanted.</param>
    public static async Task<IReadOnlyList<UnknownMessage>> FindAsync(
        NpgsqlDataSource database, DateTimeOffset now, int atMost, CancellationToken stop, params string[] passedOver)
    {
        await using var command = database.CreateCommand("""
            select m.key, m.user_id, m.chat_id, m.draft_id
            from outbound_messages m
            where m.status = 'unknown' and m.updated_at <= $1 and m.updated_at > $4 and not starts_with(m.key, $2) and m.key <> all($5)
                and not exists (select from outbound_messages notice where notice.key = $2 || m.key)
            order by m.updated_at
            limit $3
            """);
        command.Parameters.Add(Sql.Value(now.ToUniversalTime() - NoticeAfter));
        command.Parameters.Add(Sql.Value(NoticePrefix));
        command.Parameters.Add(Sql.Value(atMost));
        command.Parameters.Add(Sql.Value(now.ToUniversalTime() - NoticeWithin));
        command.Parameters.Add(Sql.Value(passedOver));
        var found = new List<UnknownMessage>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            found.Add(new UnknownMessage(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetGuid(3)));
        return found;
    }
}
