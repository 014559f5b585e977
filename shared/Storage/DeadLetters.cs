using System.Text.Json.Nodes;
using Npgsql;
using St4cker.Storage.Audit;

namespace St4cker.Storage;

/// <summary>A row that failed for good and is tried no more by itself.</summary>
/// <param name="Kind">"update", "command", "effect" or "message".</param>
/// <param name="Key">Tells it from the others of its kind.</param>
/// <param name="UserId">Whose it is; null for an update of which not even that could be stored.</param>
/// <param name="Why">A code or the type of the failure; never anybody's words.</param>
public sealed record DeadLetter(string Kind, string Key, long? UserId, DateTimeOffset At, string Why)
{
    /// <summary><c>command:12</c>, <c>update:1000001/95</c>, <c>effect:{key}</c> or <c>message:7</c>.</summary>
    public string Id => $"{Kind}:{Key}";
}

/// <summary>What failed for good: an operator looks at it, and sends it again or drops it. Both stand in the person's audit log.</summary>
public static class DeadLetters
{
    // Who dropped it wants to see it no more; why it failed stays.
    private const string Dropped = " (dropped)";
    private const string Failed = $"status = 'failed' and coalesce(error, '') not like '%{Dropped}'";

    // Some errors quote what was refused: nothing from the first quotation mark on is shown.
    private const string Why = """left(split_part(coalesce(error, ''), '"', 1), 100)""";

    private const string All = $"""
        select 'update', bot_id || '/' || update_id, user_id, updated_at, {Why} from updates where {Failed}
        union all select 'command', id::text, user_id, updated_at, {Why} from commands where {Failed}
        union all select 'effect', key, user_id, updated_at, {Why} from effects where {Failed}
        union all select 'message', id::text, user_id, updated_at, {Why} from outbound_messages where {Failed}
        order by 4, 1, 2
        """;

    /// <summary>The kinds of <see cref="DeadLetter"/>, in the order of <see cref="Counts"/>.</summary>
    internal static readonly string[] Kinds = ["update", "command", "effect", "message"];

    /// <summary>How many of each kind there are, as columns of a select.</summary>
    internal const string Counts = $"""
        (select count(*) from updates where {Failed}), (select count(*) from commands where {Failed}),
        (select count(*) from effects where {Failed}), (select count(*) from outbound_messages where {Failed})
        """;

    /// <returns>The oldest first.</returns>
    public static async Task<IReadOnlyList<DeadLetter>> ListAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var list = source.CreateCommand(All);
        var letters = new List<DeadLetter>();
        await using var row = await list.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            letters.Add(new DeadLetter(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetFieldValue<DateTimeOffset>(3),
                string.Join(' ', row.GetString(4).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        }

        return letters;
    }

    /// <summary>Makes it wait again as if it had never been tried; the stages find it by themselves within seconds.</summary>
    /// <returns>False: it can not be sent again, as nothing of it was stored, or it failed no more.</returns>
    public static Task<bool> ResendAsync(NpgsqlDataSource source, DeadLetter letter, DateTimeOffset now, CancellationToken stop) =>
        ChangeAsync(source, letter, "dead_letter_resent", ResendOf(letter.Kind), now, stop);

    /// <summary>Leaves it failed and lists it no more.</summary>
    public static Task<bool> DropAsync(NpgsqlDataSource source, DeadLetter letter, DateTimeOffset now, CancellationToken stop)
    {
        var (table, key) = PlaceOf(letter.Kind);
        return ChangeAsync(source, letter, "dead_letter_dropped",
            $"update {table} set error = coalesce(error, '') || '{Dropped}', updated_at = $2 where {key} = $1 and {Failed} returning {key}", now, stop);
    }

    private static string ResendOf(string kind) => kind switch
    {
        // Of a stub there is nothing to read.
        "update" => $"""
            update updates set status = 'stored', attempts = 0, error = null, lease_until = null, updated_at = $2
            where bot_id || '/' || update_id = $1 and {Failed} and user_id is not null and payload_json::text <> '{"{}"}' returning bot_id || '/' || update_id
            """,
        "command" => $"""
            update commands set status = 'pending', attempts = 0, error = null, lease_until = null, updated_at = $2
            where id::text = $1 and {Failed} returning id::text
            """,
        // What failed only because this did goes with it. When it was first tried stays: what may have been made then is looked for.
        "effect" => $"""
            update effects e set status = 'pending', attempts = 0, error = null, lease_until = null, next_attempt_at = $2, updated_at = $2
            from effects sent where sent.key = $1 and sent.status = 'failed' and coalesce(sent.error, '') not like '%{Dropped}'
                and (e.key = sent.key or (e.draft_id = sent.draft_id and e.target = sent.target and e.status = 'failed' and e.error = 'parent_failed'))
            returning e.key
            """,
        "message" => $"""
            update outbound_messages set status = 'pending', attempts = 0, error = null, not_before = $2, updated_at = $2
            where id::text = $1 and {Failed} returning id::text
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind"),
    };

    private static (string Table, string Key) PlaceOf(string kind) => kind switch
    {
        "update" => ("updates", "bot_id || '/' || update_id"),
        "command" => ("commands", "id::text"),
        "effect" => ("effects", "key"),
        "message" => ("outbound_messages", "id::text"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind"),
    };

    private static async Task<bool> ChangeAsync(NpgsqlDataSource source, DeadLetter letter, string action, string change, DateTimeOffset now, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        // The person's mailbox first, as everywhere.
        var ledger = letter.UserId is { } userId ? await Ledger.LockAsync(connection, [userId], now, stop) : null;
        var changed = new List<string>();
        await using (var update = new NpgsqlCommand(change, connection))
        {
            update.Parameters.Add(new NpgsqlParameter<string> { TypedValue = letter.Key });
            update.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
            await using var row = await update.ExecuteReaderAsync(stop);
            while (await row.ReadAsync(stop))
                changed.Add(row.GetString(0));
        }

        if (changed.Count == 0)
            return false;
        if (ledger is not null)
        {
            foreach (var key in changed.Order(StringComparer.Ordinal))
                ledger.Audit(new AuditEntry(letter.UserId!.Value, "operator", action, letter.Kind, key, SourceMessageId: null, new JsonObject { ["why"] = letter.Why }.ToJsonString()));
            await using var batch = new NpgsqlBatch(connection);
            ledger.WriteTo(batch);
            await batch.ExecuteNonQueryAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return true;
    }
}
