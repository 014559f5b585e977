using Npgsql;
using St4cker.Storage.Devices;

namespace St4cker.Sync.Devices;

/// <summary>The table <c>sessions</c> as Sync uses it: who a token belongs to, and how far a device is.</summary>
internal sealed class SessionStore(NpgsqlDataSource source, DeviceSecrets secrets, TimeProvider clock)
{
    private const int LongestToken = 100;
    // Written at most this often: it slides the month that a token lives.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>The device that the token belongs to, or why there is none.</summary>
    public async Task<(DeviceSession? Device, DeviceError? Error)> FindAsync(string? token, CancellationToken stop)
    {
        if (token is not { Length: > 0 and <= LongestToken })
            return (null, DeviceError.Unauthorized);
        var now = clock.GetUtcNow();
        await using var find = source.CreateCommand("""
            with seen as (
                update sessions set last_seen_at = $2, expires_at = $2 + $3
                where token_hash = $1 and revoked_at is null and expires_at > $2 and last_seen_at < $2 - $4)
            select device_id, user_id, device_name, chat_id, cursor, event_seq, expires_at > $2 from sessions join mailboxes using (user_id) where token_hash = $1 and revoked_at is null
            """);
        find.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = secrets.Hash(token) });
        find.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        find.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Sessions.Life });
        find.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = SeenEvery });
        await using var row = await find.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
            return (null, DeviceError.Unauthorized);
        return row.GetBoolean(6) ? (new DeviceSession(row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), null) : (null, DeviceError.Expired);
    }

    /// <summary>Writes how far devices are, and that they are there. A cursor never goes back.</summary>
    public async Task SeenAsync(IReadOnlyDictionary<Guid, long> cursors, CancellationToken stop)
    {
        await using var write = source.CreateCommand("""
            update sessions s set cursor = greatest(s.cursor, x.c), last_seen_at = $3, expires_at = $3 + $4
            from (select * from unnest($1, $2) as u(d, c) order by d) x where s.device_id = x.d and s.revoked_at is null and s.expires_at > $3
            """);
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. cursors.Keys] });
        write.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. cursors.Values] });
        write.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        write.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Sessions.Life });
        await write.ExecuteNonQueryAsync(stop);
    }
}
