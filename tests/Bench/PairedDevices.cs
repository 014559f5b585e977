using System.Security.Cryptography;
using Npgsql;
using St4cker.Storage;
using St4cker.Storage.Devices;

namespace St4cker.Bench;

/// <summary>Devices that are paired already, and what they missed: written beside the running program, as ten thousand talks with the bot would.</summary>
internal sealed class PairedDevices(ProgramDatabase database, byte[] masterKey)
{
    private readonly DeviceSecrets _secrets = new(new MasterKey(masterKey));

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(MasterKey.Length);

    /// <summary>A device of each of these people, who may be new.</summary>
    /// <returns>Their tokens.</returns>
    public async Task<string[]> PairAsync(long[] people, CancellationToken stop)
    {
        var tokens = people.Select(_ => DeviceSecrets.NewToken()).ToArray();
        await database.ExecuteAsync("""
            insert into users (id, first_name, language, time_zone, time_zone_state, currency, chat_id, created_at)
            select u, 'Ann', 'en', 'Asia/Jakarta', 'chosen', 'IDR', u, now() from unnest($1) as u on conflict do nothing
            """, stop, new NpgsqlParameter<long[]> { TypedValue = people });
        await database.ExecuteAsync("insert into mailboxes (user_id) select unnest($1) on conflict do nothing", stop, new NpgsqlParameter<long[]> { TypedValue = people });
        await database.ExecuteAsync("""
            insert into sessions (device_id, user_id, token_hash, device_name, chat_id, created_at, last_seen_at, expires_at)
            select gen_random_uuid(), u, h, 'Laptop', u, now(), now(), now() + interval '30 days' from unnest($1, $2) as x(u, h)
            """, stop, new NpgsqlParameter<long[]> { TypedValue = people }, new NpgsqlParameter<byte[][]> { TypedValue = [.. tokens.Select(_secrets.Hash)] });
        return tokens;
    }

    /// <summary>So many notes of a person who has none, as events of some device.</summary>
    public async Task FillLogAsync(long person, int events, CancellationToken stop)
    {
        await database.ExecuteAsync("""
            insert into events (user_id, seq, event_id, event_type, timestamp, payload_json, source, thing_id)
            select $1, n, gen_random_uuid(), 'note.created', now(), json_build_object('noteId', i, 'title', 'Note ' || n, 'text', repeat('what to remember ', 5)), 'desktop', i
            from (select n, gen_random_uuid() as i from generate_series(1, $2) as n) x
            """, stop, new NpgsqlParameter<long> { TypedValue = person }, new NpgsqlParameter<int> { TypedValue = events });
        await database.ExecuteAsync("update mailboxes set event_seq = $2 where user_id = $1", stop, new NpgsqlParameter<long> { TypedValue = person }, new NpgsqlParameter<int> { TypedValue = events });
        await database.ExecuteAsync("vacuum analyze events", stop);
    }
}
