using Npgsql;

namespace St4cker.Storage;

/// <summary>
/// What a database has to know once an older state of it was brought back: between the backup and now messages were sent and tasks were made
/// of which no row tells. So they are looked for or asked about, and not simply done again.
/// </summary>
public static class Restored
{
    /// <summary>SQL: when it was restored the last time, null when never. A setting of the database: no dump carries it away.</summary>
    public const string At = "nullif(current_setting('st4cker.restored_at', true), '')::timestamptz";

    /// <summary>Puts the tables aside under another name, so that the restored ones can take their place.</summary>
    public static Task SetAsideAsync(NpgsqlDataSource source, CancellationToken stop) => RunAsync(source, stop,
        "drop schema if exists before_restore cascade; alter schema public rename to before_restore; create schema public");

    /// <summary>The restored tables did not come: those that were put aside are in their place again.</summary>
    public static Task PutBackAsync(NpgsqlDataSource source) => RunAsync(source, CancellationToken.None,
        "drop schema if exists public cascade; alter schema before_restore rename to public");

    /// <summary>The restored tables stand, at the schema of this version; what was put aside is given up.</summary>
    public static Task FinishAsync(NpgsqlDataSource source, DateTimeOffset now, CancellationToken stop) => RunAsync(source, stop, string.Create(CultureInfo.InvariantCulture, $"""
        drop schema if exists before_restore cascade;
        update outbound_messages set status = 'unknown', sent_revision = revision, claimed_by = null, updated_at = now()
        where status in ('pending', 'sending') and message_id is null;
        -- Whoever had these in hand when the backup was made is long gone.
        update updates set lease_until = now() where status = 'processing' and lease_until > now();
        update commands set lease_until = now() where status = 'processing' and lease_until > now();
        update effects set lease_until = now() where status = 'processing' and lease_until > now();
        -- Devices may be further in a log that went on otherwise: they would pass over what comes now. Paired again they begin with what there is.
        update sessions set revoked_at = now() where revoked_at is null;
        -- What stands in people's Drives is newer than these rows, or older.
        update drive_logs set doubts = doubts + 1, claimed_by = null, lease_until = null;
        do $$ begin execute format('alter database %I set st4cker.restored_at = %L', current_database(), '{now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}'); end $$
        """));

    private static async Task RunAsync(NpgsqlDataSource source, CancellationToken stop, string statements)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var run = new NpgsqlCommand(statements, connection, transaction))
            await run.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
