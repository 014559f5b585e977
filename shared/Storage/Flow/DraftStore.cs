using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using St4cker.Drafts;

namespace St4cker.Storage.Flow;

/// <summary>Reads and writes drafts, many at once.</summary>
public static class DraftStore
{
    private const string Columns = """
        d.id, d.user_id, d.number, d.draft_type, d.draft_json::text, d.previous_json::text, d.version, d.status, d.read_by, d.question_json::text, d.chat_id,
        d.card_message_id, d.source_message_id, d.command_id, d.failure, d.expires_at, d.created_at, d.updated_at, d.undo_state, d.undo_until
        """;

    /// <summary>The drafts that the waiting commands of these people are about. Another person's draft is among them if a command names it: check the owner.</summary>
    public static NpgsqlBatchCommand SelectOfWaitingCommands(long[] people)
    {
        var select = new NpgsqlBatchCommand(SelectWhere("""
            d.id in (
                select c.draft_id from commands c where c.user_id = any($1) and c.status in ('pending', 'processing')
                union all
                select made.id from commands c join drafts made on made.user_id = c.user_id and made.source_message_id = c.source_message_id and made.chat_id = c.source_chat_id
                where c.user_id = any($1) and c.status in ('pending', 'processing') and (c.type = 'edit_draft' or starts_with(c.type, 'draft_')) and c.draft_id is null)
            """));
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        return select;
    }

    /// <summary>The statement for the drafts <c>d</c> of which <paramref name="condition"/> is true; read its result with <see cref="ReadAsync"/>.</summary>
    public static string SelectWhere(string condition) => $"select {Columns} from drafts d where {condition}";

    public static NpgsqlBatchCommand Select(Guid[] ids)
    {
        var select = new NpgsqlBatchCommand(SelectWhere("d.id = any($1)"));
        select.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        return select;
    }

    /// <summary>The open drafts of these people.</summary>
    public static NpgsqlBatchCommand SelectOpen(long[] people)
    {
        var select = new NpgsqlBatchCommand($"select {Columns} from drafts d where d.user_id = any($1) and d.status = 'drafted' order by d.user_id, d.number desc");
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        return select;
    }

    /// <summary>Of each of these people the newest open draft and the newest that asks something, newest first: somebody may have hundreds.</summary>
    public static NpgsqlBatchCommand SelectNewestOpen(long[] people)
    {
        var select = new NpgsqlBatchCommand($"""
            select {Columns} from unnest($1) as person(id)
            cross join lateral (
                (select id from drafts where user_id = person.id and status = 'drafted' order by number desc limit 1)
                union
                (select id from drafts where user_id = person.id and status = 'drafted' and question_json is not null order by number desc limit 1)
            ) newest
            join drafts d on d.id = newest.id order by d.user_id, d.number desc
            """);
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        return select;
    }

    /// <summary>The draft that each of these people committed last and has not taken back.</summary>
    public static NpgsqlBatchCommand SelectLastCommitted(long[] people)
    {
        var select = new NpgsqlBatchCommand($"""
            select {Columns} from unnest($1) as person(id)
            cross join lateral (
                select id from drafts where user_id = person.id and status = 'executed' and undo_state in ('none', 'refused') order by updated_at desc limit 1
            ) newest
            join drafts d on d.id = newest.id
            """);
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        return select;
    }

    /// <summary>The newest draft made from each of these messages of these people.</summary>
    public static NpgsqlBatchCommand SelectBySource(long[] people, long[] messageIds)
    {
        var select = new NpgsqlBatchCommand($"""
            select {Columns} from drafts d join unnest($1, $2) as x(u, m) on d.user_id = x.u and d.source_message_id = x.m order by d.number
            """);
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = messageIds });
        return select;
    }

    public static async Task<List<Draft>> ReadAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var drafts = new List<Draft>();
        while (await reader.ReadAsync(stop))
        {
            drafts.Add(new Draft
            {
                Id = reader.GetGuid(0),
                UserId = reader.GetInt64(1),
                Number = reader.GetInt32(2),
                Type = reader.GetString(3),
                Json = reader.GetString(4),
                PreviousJson = reader.IsDBNull(5) ? null : reader.GetString(5),
                Version = reader.GetInt32(6),
                Status = Enum.Parse<DraftStatus>(reader.GetString(7), ignoreCase: true),
                ReadBy = reader.GetString(8),
                Question = reader.IsDBNull(9) ? null : JsonSerializer.Deserialize(reader.GetString(9), DraftJson.Readable.Question),
                ChatId = reader.GetInt64(10),
                CardMessageId = reader.IsDBNull(11) ? null : reader.GetInt64(11),
                SourceMessageId = reader.IsDBNull(12) ? null : reader.GetInt64(12),
                CommandId = reader.GetInt64(13),
                Failure = reader.IsDBNull(14) ? null : reader.GetString(14),
                ExpiresAt = reader.GetFieldValue<DateTimeOffset>(15),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(16),
                UpdatedAt = reader.GetFieldValue<DateTimeOffset>(17),
                Undo = Enum.Parse<UndoState>(reader.GetString(18), ignoreCase: true),
                UndoUntil = reader.IsDBNull(19) ? null : reader.GetFieldValue<DateTimeOffset>(19),
            });
        }

        return drafts;
    }

    /// <summary>Writes new drafts and new states of known ones. Ask only while holding their people's mailboxes: that is the compare in compare-and-set.</summary>
    public static NpgsqlBatchCommand Write(IReadOnlyCollection<Draft> drafts)
    {
        var write = new NpgsqlBatchCommand("""
            insert into drafts (id, user_id, number, draft_type, draft_json, previous_json, version, status, read_by, question_json, chat_id,
                                source_message_id, command_id, failure, expires_at, created_at, updated_at, undo_state, undo_until)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            on conflict (id) do update set draft_type = excluded.draft_type, draft_json = excluded.draft_json, previous_json = excluded.previous_json, version = excluded.version,
                status = excluded.status, question_json = excluded.question_json, failure = excluded.failure, expires_at = excluded.expires_at,
                updated_at = excluded.updated_at, undo_state = excluded.undo_state, undo_until = excluded.undo_until
            """);
        var parameters = write.Parameters;
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. drafts.Select(draft => draft.Id)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. drafts.Select(draft => draft.UserId)] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. drafts.Select(draft => draft.Number)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. drafts.Select(draft => draft.Type)] });
        parameters.Add(Json([.. drafts.Select(draft => draft.Json)]));
        parameters.Add(Json([.. drafts.Select(draft => draft.PreviousJson)]));
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. drafts.Select(draft => draft.Version)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. drafts.Select(draft => StatusName(draft.Status))] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. drafts.Select(draft => draft.ReadBy)] });
        parameters.Add(Json([.. drafts.Select(draft => draft.Question is null ? null : JsonSerializer.Serialize(draft.Question, DraftJson.Readable.Question))]));
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. drafts.Select(draft => draft.ChatId)] });
        parameters.Add(new NpgsqlParameter<long?[]> { TypedValue = [.. drafts.Select(draft => draft.SourceMessageId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. drafts.Select(draft => draft.CommandId)] });
        parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. drafts.Select(draft => draft.Failure)] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. drafts.Select(draft => draft.ExpiresAt)] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. drafts.Select(draft => draft.CreatedAt)] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. drafts.Select(draft => draft.UpdatedAt)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. drafts.Select(draft => draft.Undo.ToString().ToLowerInvariant())] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset?[]> { TypedValue = [.. drafts.Select(draft => draft.UndoUntil)] });
        return write;
    }

    public static string StatusName(DraftStatus status) => status.ToString().ToLowerInvariant();

    private static NpgsqlParameter<string?[]> Json(string?[] values) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json };
}
