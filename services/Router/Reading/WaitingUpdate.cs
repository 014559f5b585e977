using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Router.Reading;

/// <summary>A stored update that waits to be read.</summary>
internal sealed record WaitingUpdate(
    long BotId, long UpdateId, long UserId, Update Update, SaidReading? Said, int Attempts, bool AtModel, DateTimeOffset ReceivedAt, string? TraceParent)
{
    /// <summary>So many are selected at most.</summary>
    public const int MostAtOnce = 256;

    /// <summary>Since when it has waited: from its arrival, or from the model's answer.</summary>
    public DateTimeOffset WaitsSince { get; init; }

    /// <summary>Telegram keeps updates for a day; an older or a future date is not to be believed.</summary>
    private static readonly TimeSpan OldestWords = TimeSpan.FromHours(25);

    /// <summary>When the person said it: relative dates count from here.</summary>
    public DateTimeOffset SaidAt
    {
        get
        {
            var date = Update.EditedMessage?.EditDate ?? Update.Message?.Date ?? DateTime.MinValue;
            var said = new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc));
            return said <= ReceivedAt && ReceivedAt - said < OldestWords ? said : ReceivedAt;
        }
    }

    private const string Columns = """
        bot_id, update_id, user_id, payload_json::text, extraction_json::text, attempts, status = 'processing' and lease_until >= $2, received_at, trace_parent, updated_at
        """;

    /// <summary>The people whose oldest waiting update can be read now; $1 is now, $2 how many.</summary>
    public static string PeopleWaiting { get; } = WaitingPeople.Select(
        "updates", "update_id", "status in ('stored', 'processing') and user_id is not null", "status = 'stored' or lease_until < $1", "$2");

    public static NpgsqlBatchCommand Select(long[] people, DateTimeOffset now)
    {
        var select = new NpgsqlBatchCommand(string.Create(CultureInfo.InvariantCulture, $"""
            select {Columns} from updates where user_id = any($1) and status in ('stored', 'processing') order by user_id, update_id limit {MostAtOnce}
            """));
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        select.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return select;
    }

    public static async Task<WaitingUpdate?> FindOldestAsync(NpgsqlConnection connection, long person, DateTimeOffset now, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Select([person], now) } };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        return (await ReadAsync(reader, stop)).FirstOrDefault();
    }

    /// <summary>Counts a failed attempt; gives the new count, or 0 when the update waits no more.</summary>
    public static async Task<int> CountAttemptAsync(NpgsqlConnection connection, WaitingUpdate update, string error, DateTimeOffset now, CancellationToken stop)
    {
        await using var count = new NpgsqlCommand("""
            update updates set attempts = attempts + 1, error = $3, updated_at = $4
            where bot_id = $1 and update_id = $2 and status in ('stored', 'processing') returning attempts
            """, connection);
        count.Parameters.Add(new NpgsqlParameter<long> { TypedValue = update.BotId });
        count.Parameters.Add(new NpgsqlParameter<long> { TypedValue = update.UpdateId });
        count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = error });
        count.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return await count.ExecuteScalarAsync(stop) is int attempts ? attempts : 0;
    }

    public static async Task<List<WaitingUpdate>> ReadAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var updates = new List<WaitingUpdate>();
        while (await reader.ReadAsync(stop))
        {
            updates.Add(new WaitingUpdate(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), Parse(reader.GetString(3)),
                SaidReading.Read(reader.IsDBNull(4) ? null : reader.GetString(4)), reader.GetInt32(5), reader.GetBoolean(6),
                reader.GetFieldValue<DateTimeOffset>(7), reader.IsDBNull(8) ? null : reader.GetString(8))
            { WaitsSince = reader.GetFieldValue<DateTimeOffset>(9) });
        }

        return updates;
    }

    public static NpgsqlBatchCommand Finish(IReadOnlyList<(WaitingUpdate Update, string Status, string? Error)> read, DateTimeOffset now)
    {
        var update = new NpgsqlBatchCommand("""
            update updates u set status = x.s, error = x.e, lease_until = null, updated_at = $5
            from unnest($1, $2, $3, $4) as x(b, i, s, e) where u.bot_id = x.b and u.update_id = x.i
            """);
        update.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. read.Select(row => row.Update.BotId)] });
        update.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. read.Select(row => row.Update.UpdateId)] });
        update.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. read.Select(row => row.Status)] });
        update.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. read.Select(row => row.Error)] });
        update.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return update;
    }

    /// <summary>The update is taken to the model: nobody else reads it until the lease ends.</summary>
    public static NpgsqlBatchCommand Lease(IReadOnlyList<WaitingUpdate> updates, DateTimeOffset now, DateTimeOffset until)
    {
        var lease = new NpgsqlBatchCommand("""
            update updates u set status = 'processing', attempts = attempts + 1, lease_until = $4, updated_at = $3
            from unnest($1, $2) as x(b, i) where u.bot_id = x.b and u.update_id = x.i
            """);
        lease.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. updates.Select(update => update.BotId)] });
        lease.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. updates.Select(update => update.UpdateId)] });
        lease.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        lease.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = until });
        return lease;
    }

    /// <summary>Sets the updates aside until then, as if nothing had been tried: meanwhile others are read.</summary>
    public static NpgsqlBatchCommand Postpone(IReadOnlyList<WaitingUpdate> updates, DateTimeOffset now, DateTimeOffset until)
    {
        var postpone = Lease(updates, now, until);
        postpone.CommandText = postpone.CommandText.Replace("attempts = attempts + 1, ", "", StringComparison.Ordinal);
        return postpone;
    }

    /// <summary>The model is done with it (or not asked after all, when <paramref name="said"/> is null): it can be read. The attempt guards against a
    /// slow answer that comes after the lease went to somebody else.</summary>
    public static async Task ReturnAsync(NpgsqlDataSource source, WaitingUpdate update, SaidReading? said, DateTimeOffset now)
    {
        await using var command = source.CreateCommand("""
            update updates set status = 'stored', lease_until = null, extraction_json = $4, updated_at = $5
            where bot_id = $1 and update_id = $2 and status = 'processing' and attempts = $3
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = update.BotId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = update.UpdateId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = update.Attempts + 1 });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)said?.Write() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Json });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Gives an update back that was taken to the model and never came up, as if nothing had been tried.</summary>
    public static async Task PutBackAsync(NpgsqlDataSource source, WaitingUpdate update, DateTimeOffset now)
    {
        await using var command = source.CreateCommand("""
            update updates set status = 'stored', lease_until = null, attempts = $3, updated_at = $4
            where bot_id = $1 and update_id = $2 and status = 'processing' and attempts = $3 + 1
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = update.BotId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = update.UpdateId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = update.Attempts });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What can not be parsed is an update of no kind we know: it is put aside rather than tried for ever.</summary>
    internal static Update Parse(string json)
    {
        try
        {
            return Update.Parse(Encoding.UTF8.GetBytes(json));
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            return new Update();
        }
    }
}
