using Npgsql;
using St4cker.Storage;

namespace St4cker.Sync.DriveLog;

/// <summary>
/// The tables <c>drive_logs</c> and <c>drive_files</c> while a log is written. Every change names the claim that it rests on: a worker that
/// was too slow finds that another one has taken over, and leaves.
/// </summary>
internal sealed class DriveLogRows(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Longer than one request to Google may take; after a crash the log waits this long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    /// <summary>Takes logs that events are missing from, or that may have been changed, and that nobody works on.</summary>
    public async Task<IReadOnlyList<ClaimedLog>> ClaimAsync(int most, CancellationToken stop)
    {
        var (claim, now) = (Guid.NewGuid(), clock.GetUtcNow());
        await using var update = database.CreateCommand("""
            update drive_logs log set claimed_by = $1, lease_until = $3, updated_at = $2
            where user_id in (
                select due.user_id from drive_logs due join mailboxes mailbox on mailbox.user_id = due.user_id
                where due.status = 'on' and due.next_attempt_at <= $2 and (due.lease_until is null or due.lease_until < $2)
                    and (mailbox.event_seq > due.last_seq or (due.doubts > due.doubts_settled and mailbox.event_seq > 0))
                order by due.next_attempt_at limit $4 for update of due skip locked)
            returning user_id, (select event_seq from mailboxes where user_id = log.user_id), last_seq, doubts, attempts, error,
                (select timestamp from events where user_id = log.user_id and seq = log.last_seq + 1)
            """);
        update.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = claim });
        update.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        update.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now + Lease });
        update.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        var claimed = new List<ClaimedLog>();
        // From here on the logs are claimed: a stop gives them back instead of letting their lease run out.
        await using (var row = await update.ExecuteReaderAsync(CancellationToken.None))
        {
            while (await row.ReadAsync(CancellationToken.None))
                claimed.Add(new ClaimedLog(row.GetInt64(0), claim, row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt32(4),
                    row.IsDBNull(5) ? null : row.GetString(5), now, row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6)));
        }

        if (claimed.Count > 0)
            CrashPoints.Pass("ClaimDriveLogs", CrashMoment.AfterSave);
        return claimed;
    }

    /// <exception cref="ClaimLostException"/>
    public async Task RenewAsync(ClaimedLog log, CancellationToken stop)
    {
        await using var renew = About(log, "update drive_logs set lease_until = $3 where user_id = $1 and claimed_by = $2");
        renew.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() + Lease });
        await ChangeAsync(renew, stop);
    }

    public async Task<Dictionary<string, LogFile>> FilesAsync(ClaimedLog log, CancellationToken stop)
    {
        await using var select = database.CreateCommand("select name, file_id, first_seq, last_seq, md5, made_at from drive_files where user_id = $1");
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = log.UserId });
        var files = new Dictionary<string, LogFile>(StringComparer.Ordinal);
        await using var row = await select.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            files.Add(row.GetString(0), new LogFile(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2),
                row.IsDBNull(3) ? null : row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5)));
        return files;
    }

    /// <summary>The months of the events that came after these. No event stands in an earlier month than the one before it.</summary>
    public async Task<IReadOnlyList<Month>> MonthsSinceAsync(ClaimedLog log, Month? last, CancellationToken stop)
    {
        await using var select = database.CreateCommand("""
            select month, min(seq), max(seq) from (
                select seq, greatest($3, max(date_trunc('month', timestamp at time zone 'UTC')::date) over (order by seq)) as month
                from events where user_id = $1 and seq > $2 and seq <= $4) placed
            group by month order by month
            """);
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = log.UserId });
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last?.LastSeq ?? 0 });
        select.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = last?.First ?? DateOnly.FromDateTime(DateTime.UnixEpoch) });
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = log.Head });
        var months = new List<Month>();
        await using var row = await select.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            months.Add(new Month(row.GetFieldValue<DateOnly>(0), row.GetInt64(1), row.GetInt64(2)));
        return months;
    }

    /// <summary>Notes the id before the file is made.</summary>
    /// <exception cref="ClaimLostException"/>
    public async Task ReserveAsync(ClaimedLog log, LogFile file, CancellationToken stop)
    {
        await WriteAsync(log, file, stop);
        CrashPoints.Pass("ReserveFile", CrashMoment.AfterSave);
    }

    /// <exception cref="ClaimLostException"/>
    public async Task WriteAsync(ClaimedLog log, LogFile file, CancellationToken stop)
    {
        await using var write = About(log, """
            insert into drive_files (user_id, name, file_id, first_seq, last_seq, md5, made_at)
            select user_id, $3, $4, $5, $6, $7, $8 from drive_logs where user_id = $1 and claimed_by = $2 for share
            on conflict (user_id, name) do update set file_id = excluded.file_id, first_seq = excluded.first_seq, last_seq = excluded.last_seq, md5 = excluded.md5, made_at = excluded.made_at
            """);
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = file.Name });
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = file.FileId });
        write.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = file.FirstSeq });
        write.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = file.LastSeq });
        write.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = file.Md5 });
        write.Parameters.Add(new NpgsqlParameter<DateTimeOffset?> { TypedValue = file.MadeAt });
        await ChangeAsync(write, stop);
    }

    /// <summary>The id that was reserved is of no use: the next attempt takes another one.</summary>
    public async Task SpoilAsync(ClaimedLog log, string name)
    {
        await using var spoil = About(log, """
            update drive_files set made_at = coalesce(made_at, $4)
            where user_id = $1 and name = $3 and exists (select from drive_logs where user_id = $1 and claimed_by = $2)
            """);
        spoil.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        spoil.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await spoil.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>All events up to the log's head stand in Drive.</summary>
    /// <param name="next">Not earlier than this it is written again.</param>
    /// <exception cref="ClaimLostException"/>
    public async Task FinishAsync(ClaimedLog log, string? folderUrl, DateTimeOffset next)
    {
        await using var finish = About(log, """
            update drive_logs set last_seq = $3, doubts_settled = $4, folder_url = coalesce($5, folder_url), next_attempt_at = $6,
                error = null, attempts = 0, claimed_by = null, lease_until = null, flushed_at = $7, updated_at = $7
            where user_id = $1 and claimed_by = $2
            """);
        finish.Parameters.Add(new NpgsqlParameter<long> { TypedValue = log.Head });
        finish.Parameters.Add(new NpgsqlParameter<long> { TypedValue = log.Doubts });
        finish.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = folderUrl });
        finish.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = next });
        finish.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        CrashPoints.Pass(nameof(DriveLogRows), CrashMoment.BeforeSave);
        await ChangeAsync(finish, CancellationToken.None);
        CrashPoints.Pass(nameof(DriveLogRows), CrashMoment.AfterSave);
    }

    /// <summary>Nothing came of it: the next one may take it.</summary>
    public async Task ReleaseAsync(ClaimedLog log)
    {
        await using var release = About(log, "update drive_logs set claimed_by = null, lease_until = null where user_id = $1 and claimed_by = $2");
        await release.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>What this worker wrote last may have come after what the next one wrote: somebody has to look.</summary>
    public async Task DoubtAsync(ClaimedLog log)
    {
        await using var doubt = database.CreateCommand("update drive_logs set doubts = doubts + 1 where user_id = $1");
        doubt.Parameters.Add(new NpgsqlParameter<long> { TypedValue = log.UserId });
        await doubt.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private NpgsqlCommand About(ClaimedLog log, string sql)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = log.UserId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = log.Claim });
        return command;
    }

    private static async Task ChangeAsync(NpgsqlCommand change, CancellationToken stop)
    {
        if (await change.ExecuteNonQueryAsync(stop) == 0)
            throw new ClaimLostException();
    }
}
