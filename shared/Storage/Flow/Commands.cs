using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace St4cker.Storage.Flow;

/// <summary>The names of the command types, as in the public contract.</summary>
public static class CommandTypes
{
    public const string EditDraft = "edit_draft";
    public const string ConfirmDraft = "confirm_draft";
    public const string CancelDraft = "cancel_draft";
    public const string UndoDraft = "undo_draft";
    public const string AnswerQuestion = "answer_question";
    public const string Query = "query";
    public const string Unknown = "unknown";

    /// <summary>Confirmation's; all others are Executor's.</summary>
    public static IReadOnlyList<string> OfConfirmation { get; } = [ConfirmDraft, CancelDraft, UndoDraft];
}

/// <summary>A command to be written.</summary>
/// <param name="Ordinal">Which of its update's commands: together with the update it can be written only once.</param>
public sealed record NewCommand(
    long UserId, long BotId, long UpdateId, int Ordinal, string Type, CommandPayload Payload, Guid? DraftId, bool WantsPlan,
    long ChatId, long? MessageId, string? TraceParent)
{
    /// <summary>When the update arrived that it comes from.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}

/// <summary>A command that waits.</summary>
public sealed record QueuedCommand(
    long Id, long UserId, long UpdateId, string Type, CommandPayload Payload, Guid? DraftId, bool WantsPlan, string? PlanJson, int Attempts,
    long ChatId, long? MessageId, string? TraceParent)
{
    /// <summary>Why its payload, which is empty then, could not be read: whoever does it fails, alone.</summary>
    public Exception? Unreadable { get; init; }

    /// <inheritdoc cref="NewCommand.ReceivedAt"/>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Since when it has waited: from its writing, or from the model's answer.</summary>
    public DateTimeOffset WaitsSince { get; init; }
}

/// <summary>How a command ended.</summary>
public sealed record CommandOutcome(long Id, string Status, string? Error = null);

public static class Commands
{
    /// <summary>The people whose oldest waiting command is one of $1 (types) when $2, or none of them when not $2; the longest waiting first. $3 is now, $4 how many.</summary>
    public static string PeopleWaiting { get; } = WaitingPeople.Select(
        "commands", "id", "status in ('pending', 'processing')", "(status = 'pending' or lease_until < $3) and (type = any($1)) = $2", "$4");

    private const int MostAtOnce = 256;

    public static NpgsqlBatchCommand Insert(IReadOnlyList<NewCommand> commands, DateTimeOffset now)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, draft_id, wants_plan, source_chat_id,
                                  source_message_id, trace_parent, received_at, created_at, updated_at)
            select u, b, i, o, t, p, 'pending', d, w, c, m, r, a, $12, $12
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $13) as x(u, b, i, o, t, p, d, w, c, m, r, a)
            on conflict (bot_id, update_id, ordinal) do nothing
            """);
        var parameters = insert.Parameters;
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. commands.Select(command => command.UserId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. commands.Select(command => command.BotId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. commands.Select(command => command.UpdateId)] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. commands.Select(command => command.Ordinal)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. commands.Select(command => command.Type)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. commands.Select(command => command.Payload.Write())], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json });
        parameters.Add(new NpgsqlParameter<Guid?[]> { TypedValue = [.. commands.Select(command => command.DraftId)] });
        parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. commands.Select(command => command.WantsPlan)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. commands.Select(command => command.ChatId)] });
        parameters.Add(new NpgsqlParameter<long?[]> { TypedValue = [.. commands.Select(command => command.MessageId)] });
        parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. commands.Select(command => command.TraceParent)] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        parameters.Add(new NpgsqlParameter<DateTimeOffset?[]> { TypedValue = [.. commands.Select(command => command.ReceivedAt?.ToUniversalTime())] });
        return insert;
    }

    /// <summary>The waiting commands of these people, each person's in their order. Ask only while holding their mailboxes.</summary>
    public static NpgsqlBatchCommand SelectWaiting(long[] people, DateTimeOffset now)
    {
        var select = new NpgsqlBatchCommand(string.Create(CultureInfo.InvariantCulture, $"""
            select id, user_id, update_id, type, payload_json::text, draft_id, wants_plan, plan_json::text, attempts, source_chat_id, source_message_id, trace_parent,
                   status = 'processing' and lease_until >= $2, received_at, updated_at
            from commands where user_id = any($1) and status in ('pending', 'processing') order by user_id, id limit {MostAtOnce}
            """));
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        select.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return select;
    }

    /// <summary>Reads the result of <see cref="SelectWaiting"/>; a person whose oldest command is at the model has none for now.</summary>
    /// <returns>The commands, and whether there may be more of them than are selected at once.</returns>
    public static async Task<(List<QueuedCommand> Commands, bool More)> ReadWaitingAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var commands = new List<QueuedCommand>();
        var busy = new HashSet<long>();
        var rows = 0;
        while (await reader.ReadAsync(stop))
        {
            rows++;
            var userId = reader.GetInt64(1);
            if (reader.GetBoolean(12))
                busy.Add(userId);
            if (busy.Contains(userId))
                continue;
            var (payload, unreadable) = ReadPayload(reader.GetString(4));
            commands.Add(new QueuedCommand(reader.GetInt64(0), userId, reader.GetInt64(2), reader.GetString(3), payload,
                reader.IsDBNull(5) ? null : reader.GetGuid(5), reader.GetBoolean(6), reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetInt32(8),
                reader.GetInt64(9), reader.IsDBNull(10) ? null : reader.GetInt64(10), reader.IsDBNull(11) ? null : reader.GetString(11))
            {
                Unreadable = unreadable,
                ReceivedAt = reader.IsDBNull(13) ? null : reader.GetFieldValue<DateTimeOffset>(13),
                WaitsSince = reader.GetFieldValue<DateTimeOffset>(14),
            });
        }

        return (commands, rows == MostAtOnce);
    }

    /// <summary>The oldest waiting command of a person, of <paramref name="types"/> or (not <paramref name="only"/>) of none of them, whatever its payload says.</summary>
    public static async Task<QueuedCommand?> FindOldestAsync(
        NpgsqlConnection connection, long person, IReadOnlyList<string> types, bool only, CancellationToken stop)
    {
        await using var find = new NpgsqlCommand("""
            select id, update_id, type, draft_id, attempts, source_chat_id, source_message_id, trace_parent
            from commands where user_id = $1 and status in ('pending', 'processing') and (type = any($2)) = $3 order by id limit 1
            """, connection);
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = person });
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. types] });
        find.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = only });
        await using var row = await find.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? new QueuedCommand(row.GetInt64(0), person, row.GetInt64(1), row.GetString(2), new CommandPayload(), row.IsDBNull(3) ? null : row.GetGuid(3),
                WantsPlan: false, PlanJson: null, row.GetInt32(4), row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6), row.IsDBNull(7) ? null : row.GetString(7))
            : null;
    }

    private static (CommandPayload Payload, Exception? Unreadable) ReadPayload(string json)
    {
        try
        {
            return (CommandPayload.Read(json), null);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or NotSupportedException)
        {
            return (new CommandPayload(), failure);
        }
    }

    /// <summary>Sends the commands to the model: nobody else works on them, or on what follows them, until the lease ends.</summary>
    public static NpgsqlBatchCommand Lease(long[] ids, DateTimeOffset now, DateTimeOffset until)
    {
        var lease = new NpgsqlBatchCommand("update commands set status = 'processing', attempts = attempts + 1, lease_until = $3, updated_at = $2 where id = any($1)");
        lease.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = ids });
        lease.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        lease.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = until });
        return lease;
    }

    /// <summary>Sets a command aside until then, as if nothing had been tried: meanwhile others are done.</summary>
    public static NpgsqlBatchCommand Postpone(long id, DateTimeOffset now, DateTimeOffset until)
    {
        var postpone = new NpgsqlBatchCommand("update commands set status = 'processing', lease_until = $3, updated_at = $2 where id = $1");
        postpone.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        postpone.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        postpone.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = until });
        return postpone;
    }

    /// <summary>Gives a command back that was taken to the model and never came up, as if nothing had been tried.</summary>
    public static async Task PutBackAsync(NpgsqlDataSource source, QueuedCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(command);
        await using var back = source.CreateCommand("""
            update commands set status = 'pending', lease_until = null, attempts = $2, updated_at = $3
            where id = $1 and status = 'processing' and attempts = $2 + 1
            """);
        back.Parameters.Add(new NpgsqlParameter<long> { TypedValue = command.Id });
        back.Parameters.Add(new NpgsqlParameter<int> { TypedValue = command.Attempts });
        back.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await back.ExecuteNonQueryAsync();
    }

    /// <summary>The model is done with a command, with a plan or without one.</summary>
    public static async Task ReturnAsync(NpgsqlDataSource source, QueuedCommand command, string? planJson, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(command);
        await using var back = source.CreateCommand("""
            update commands set status = 'pending', lease_until = null, wants_plan = false, plan_json = $3, updated_at = $4
            where id = $1 and status = 'processing' and attempts = $2
            """);
        back.Parameters.Add(new NpgsqlParameter<long> { TypedValue = command.Id });
        back.Parameters.Add(new NpgsqlParameter<int> { TypedValue = command.Attempts + 1 });
        back.Parameters.Add(new NpgsqlParameter { Value = (object?)planJson ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Json });
        back.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await back.ExecuteNonQueryAsync();
    }

    /// <summary>Counts a failed attempt of a command that waits; gives the new count, or 0 when it waits no more.</summary>
    public static async Task<int> CountAttemptAsync(NpgsqlConnection connection, long id, string error, DateTimeOffset now, CancellationToken stop)
    {
        await using var count = new NpgsqlCommand("""
            update commands set attempts = attempts + 1, error = $2, updated_at = $3 where id = $1 and status in ('pending', 'processing') returning attempts
            """, connection);
        count.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = error });
        count.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return await count.ExecuteScalarAsync(stop) is int attempts ? attempts : 0;
    }

    public static NpgsqlBatchCommand Finish(IReadOnlyList<CommandOutcome> outcomes, DateTimeOffset now)
    {
        var update = new NpgsqlBatchCommand("""
            update commands c set status = x.s, error = x.e, lease_until = null, updated_at = $4
            from unnest($1, $2, $3) as x(i, s, e) where c.id = x.i and c.status in ('pending', 'processing')
            """);
        update.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. outcomes.Select(outcome => outcome.Id)] });
        update.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. outcomes.Select(outcome => outcome.Status)] });
        update.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. outcomes.Select(outcome => outcome.Error)] });
        update.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return update;
    }
}
