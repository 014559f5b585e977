using Npgsql;
using St4cker.Drafts;

namespace St4cker.Sync.Push;

/// <summary>What the log says of the things that are pushed.</summary>
/// <param name="Known">The event ids that stand there already, and their place; null: they are another person's.</param>
/// <param name="Things">The kinds and ids of things that ever were.</param>
/// <param name="Since">Events past the oldest base, by thing, in their order; not those of the device itself.</param>
internal sealed record PushLog(Dictionary<Guid, long?> Known, HashSet<(string Kind, Guid Id)> Things, Dictionary<Guid, List<(long Seq, UnseenEvent Event)>> Since)
{
    public static async Task<PushLog> ReadAsync(long userId, Guid deviceId, IReadOnlyList<SentChange> changes, NpgsqlConnection connection, CancellationToken stop)
    {
        Guid[] things = [.. changes.Select(change => change.Change!.ThingId).Distinct()];
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command("select event_id, case when user_id = $1 then seq end from events where event_id = any($2)", userId, [.. changes.Select(change => change.EventId!.Value)]),
                Command("select distinct split_part(event_type, '.', 1), thing_id from events where user_id = $1 and thing_id = any($2)", userId, things),
                Unseen(userId, things, changes.Count > 0 ? changes.Min(change => change.Base) : 0, deviceId),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var known = new Dictionary<Guid, long?>();
        while (await reader.ReadAsync(stop))
            known.Add(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetInt64(1));
        await reader.NextResultAsync(stop);
        var there = new HashSet<(string, Guid)>();
        while (await reader.ReadAsync(stop))
            there.Add((reader.GetString(0), reader.GetGuid(1)));
        await reader.NextResultAsync(stop);
        return new PushLog(known, there, await ReadSinceAsync(reader, stop));
    }

    private static async Task<Dictionary<Guid, List<(long, UnseenEvent)>>> ReadSinceAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var since = new Dictionary<Guid, List<(long, UnseenEvent)>>();
        while (await reader.ReadAsync(stop))
        {
            if (!since.TryGetValue(reader.GetGuid(0), out var events))
                since.Add(reader.GetGuid(0), events = []);
            events.Add((reader.GetInt64(1), new UnseenEvent(reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<string[]>(4))));
        }

        return since;
    }

    private static NpgsqlBatchCommand Unseen(long userId, Guid[] things, long after, Guid deviceId)
    {
        var select = Command("""
            select thing_id, seq, event_type, coalesce(changed_at, timestamp),
                   case when event_type like '%.updated' then array(select json_array_elements_text(payload_json->'updatedFields')) else array(select json_object_keys(payload_json)) end
            from events where user_id = $1 and thing_id = any($2) and seq > $3 and device_id is distinct from $4 order by seq
            """, userId, things);
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = deviceId });
        return select;
    }

    private static NpgsqlBatchCommand Command(string sql, long userId, Guid[] ids)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        return command;
    }
}
