using Npgsql;
using NpgsqlTypes;

namespace St4cker.Storage.Devices;

/// <summary>How a person's connection to Google and the log in their Drive stand.</summary>
/// <param name="IsConnected">Null: no account was ever connected; false: Google does not let us in any more.</param>
/// <param name="Scopes">What they allowed, by spaces.</param>
/// <param name="Log">Null: they never wanted one.</param>
/// <param name="Events">How many events they have.</param>
public sealed record DriveLogState(bool? IsConnected, string Scopes, DriveLogInfo? Log, long Events);

/// <param name="Status">on, waiting, off.</param>
/// <param name="LastSeq">Up to here the events stand in Drive.</param>
/// <param name="Error">Why the last attempt failed, or why it waits.</param>
/// <param name="FolderUrl">Where the person sees the files.</param>
public sealed record DriveLogInfo(string Status, long LastSeq, string? Error, string? FolderUrl);

/// <summary>The table <c>drive_logs</c>, as far as wanting a log is concerned; Sync writes it.</summary>
public static class DriveLogs
{
    /// <summary>The person wants a log, and it may be written. It goes on where it stopped, and all of it is compared once.</summary>
    public static NpgsqlBatchCommand TurnOn(long userId, DateTimeOffset now) => About(userId, now, """
        insert into drive_logs as log (user_id, status, next_attempt_at, created_at, updated_at) values ($1, 'on', $2, $2, $2)
        on conflict (user_id) do update set status = 'on', doubts = log.doubts + 1, error = null, attempts = 0, next_attempt_at = $2, updated_at = $2
        """);

    /// <summary>Nothing more is written; what stands in Drive stays. Whoever is writing just now finds that it may not go on.</summary>
    public static NpgsqlBatchCommand TurnOff(long userId, DateTimeOffset now) => About(userId, now, """
        update drive_logs set status = 'off', error = null, claimed_by = null, lease_until = null, updated_at = $2 where user_id = $1 and status <> 'off'
        """);

    /// <summary>The person connected an account anew: the log that they want goes on, or waits when the account's Drive was not part of it.</summary>
    public static NpgsqlBatchCommand Reconnected(long userId, bool allowed, DateTimeOffset now)
    {
        var update = About(userId, now, """
            update drive_logs set status = case when $3 then 'on' else 'waiting' end, error = case when $3 then null else 'not_allowed' end,
                doubts = doubts + 1, attempts = 0, next_attempt_at = $2, updated_at = $2
            where user_id = $1 and status in ('on', 'waiting')
            """);
        update.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = allowed });
        return update;
    }

    public static async Task<DriveLogState> FindAsync(NpgsqlConnection connection, long userId, string provider, CancellationToken stop)
    {
        await using var find = new NpgsqlCommand("""
            select account.status = 'active', coalesce(account.scopes, ''), mailbox.event_seq, log.status, log.last_seq, log.error, log.folder_url
            from mailboxes mailbox
            left join connections account on account.user_id = mailbox.user_id and account.provider = $2
            left join drive_logs log on log.user_id = mailbox.user_id
            where mailbox.user_id = $1
            """, connection);
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = provider, NpgsqlDbType = NpgsqlDbType.Text });
        await using var row = await find.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
            return new DriveLogState(IsConnected: null, "", Log: null, Events: 0);
        var log = row.IsDBNull(3) ? null : new DriveLogInfo(row.GetString(3), row.GetInt64(4), Text(row, 5), Text(row, 6));
        return new DriveLogState(row.IsDBNull(0) ? null : row.GetBoolean(0), row.GetString(1), log, row.GetInt64(2));
    }

    private static NpgsqlBatchCommand About(long userId, DateTimeOffset now, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });
        return command;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
