using Npgsql;

namespace St4cker.Storage.Devices;

/// <summary>A device of a person.</summary>
public sealed record Device(Guid Id, string Name, DateTimeOffset PairedAt, DateTimeOffset LastSeenAt);

/// <summary>The table <c>sessions</c>: one row a device, whose token is known by its hash.</summary>
public static class Sessions
{
    public const int MostDevices = 20;
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Cuts the device off, if it is this person's.</summary>
    public static NpgsqlBatchCommand Revoke(long userId, Guid deviceId, DateTimeOffset now)
    {
        var revoke = new NpgsqlBatchCommand("update sessions set revoked_at = $3 where device_id = $2 and user_id = $1 and revoked_at is null");
        revoke.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        revoke.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = deviceId });
        revoke.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return revoke;
    }

    /// <summary>The person's devices, the one seen last first.</summary>
    public static async Task<IReadOnlyList<Device>> ListAsync(NpgsqlConnection connection, long userId, DateTimeOffset now, CancellationToken stop)
    {
        await using var list = new NpgsqlCommand("""
            select device_id, device_name, created_at, last_seen_at from sessions
            where user_id = $1 and revoked_at is null and expires_at > $2 order by last_seen_at desc, device_id
            """, connection);
        list.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        list.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        var devices = new List<Device>();
        await using var reader = await list.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            devices.Add(new Device(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3)));
        return devices;
    }
}
