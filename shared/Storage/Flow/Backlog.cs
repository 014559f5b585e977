using Npgsql;

namespace St4cker.Storage.Flow;

/// <summary>What waits for one stage.</summary>
/// <param name="Stage">As <see cref="StageMeter"/> calls it.</param>
/// <param name="Rows">At most <see cref="Backlog.MostCounted"/>.</param>
/// <param name="Oldest">Since when the oldest of them could have been taken; null: nothing waits.</param>
public sealed record Queue(string Stage, long Rows, DateTimeOffset? Oldest);

/// <summary>All that waits at one moment, as one statement over the partial indexes of waiting rows sees it.</summary>
/// <param name="OpenDrafts">Drafts that nobody has answered yet.</param>
/// <param name="WaitForAccess">Steps that wait until their person connects the account again.</param>
/// <param name="DeadLetters">What failed for good and was not dropped, by kind as <see cref="DeadLetter"/> calls it.</param>
/// <param name="ModelRequestsToday">Of all people together, by UTC.</param>
public sealed record Backlog(
    IReadOnlyList<Queue> Queues, long OpenDrafts, long WaitForAccess, IReadOnlyList<(string Kind, long Count)> DeadLetters, long ModelRequestsToday)
{
    /// <summary>Nobody needs to know a longer queue exactly, and counting must stay cheap while it is long.</summary>
    public const int MostCounted = 100_000;

    private static readonly string Measure = $"""
        with waiting as materialized (
            select type = any($2) as answers, created_at from commands where status in ('pending', 'processing') and {WaitingPeople.ByAge("id")} order by id limit $3),
        logs as materialized (
            select greatest(log.next_attempt_at, coalesce(first.timestamp, log.updated_at)) as due
            from drive_logs log join mailboxes mailbox on mailbox.user_id = log.user_id left join events first on first.user_id = log.user_id and first.seq = log.last_seq + 1
            where log.status = 'on' and (mailbox.event_seq > log.last_seq or (log.doubts > log.doubts_settled and mailbox.event_seq > 0)) limit $3)
        select
            (select count(*) from (select from updates where status in ('stored', 'processing') limit $3) counted),
            (select received_at from updates where status in ('stored', 'processing') and {WaitingPeople.ByAge("update_id")} order by update_id limit 1),
            (select count(*) from waiting where not answers), (select min(created_at) from waiting where not answers),
            (select count(*) from waiting where answers), (select min(created_at) from waiting where answers),
            (select count(*) from (select from outbound_messages where status in ('pending', 'sending') limit $3) counted),
            (select min(not_before) from (select not_before from outbound_messages where status in ('pending', 'sending') limit $3) counted where not_before <= $1),
            (select count(*) from (select from effects where status in ('pending', 'processing') limit $3) counted),
            (select next_attempt_at from effects where status in ('pending', 'processing') and next_attempt_at <= $1 order by next_attempt_at limit 1),
            (select count(*) from (select from drafts where status = 'drafted' limit $3) counted),
            (select count(*) from (select from effects where status = 'waiting' limit $3) counted),
            (select count(*) from logs), (select min(due) from logs where due <= $1),
            (select coalesce(sum(requests), 0) from model_usage where day = ($1 at time zone 'UTC')::date and user_id = 0),
        """;

    public static async Task<Backlog> MeasureAsync(NpgsqlDataSource source, DateTimeOffset now, CancellationToken stop)
    {
        await using var measure = source.CreateCommand(Measure + Storage.DeadLetters.Counts);
        measure.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        measure.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. CommandTypes.OfConfirmation] });
        measure.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostCounted });
        await using var row = await measure.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return new Backlog(
            [
                Read(row, "read_updates", 0), Read(row, "work_off_commands", 2), Read(row, "work_off_answers", 4), Read(row, "outbound_dispatcher", 6),
                Read(row, "push_to_google_tasks", 8), Read(row, "write_drive_logs", 12),
            ],
            row.GetInt64(10), row.GetInt64(11), [.. Storage.DeadLetters.Kinds.Select((kind, index) => (kind, row.GetInt64(15 + index)))], row.GetInt64(14));
    }

    private static Queue Read(NpgsqlDataReader row, string stage, int column) =>
        new(stage, row.GetInt64(column), row.IsDBNull(column + 1) ? null : row.GetFieldValue<DateTimeOffset>(column + 1));
}
