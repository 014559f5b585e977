using System.Data;
using Npgsql;

namespace St4cker.Storage.Audit;

/// <param name="Rows">How many rows were read.</param>
/// <param name="Broken">One sentence for each place where a chain is broken; empty when all is well.</param>
public sealed record AuditReport(long Rows, long People, IReadOnlyList<string> Broken);

/// <summary>Walks every person's chain and names what does not fit.</summary>
public static class AuditVerification
{
    private const int MostNamed = 1000;

    public static async Task<AuditReport> RunAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        // One snapshot: what is written meanwhile is neither missing nor too much.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var heads = await ReadHeadsAsync(connection, stop);
        var broken = new List<string>();
        long rows = 0;
        var walk = new Walk(0, heads, broken);

        await using var command = new NpgsqlCommand("""
            select user_id, seq, timestamp, actor, action, entity_type, entity_id, source_message_id, details_json::text, prev_hash, hash, id
            from audit_log order by user_id, seq
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, stop);
        while (await reader.ReadAsync(stop))
        {
            rows++;
            var userId = reader.GetInt64(0);
            if (userId != walk.UserId)
            {
                walk.End();
                walk = new Walk(userId, heads, broken);
            }

            walk.Step(reader);
            if (broken.Count >= MostNamed)
                break;
        }

        walk.End();
        foreach (var (userId, head) in heads.Where(head => head.Value is { Seen: false, Seq: > 0 }))
            broken.Add($"person {userId}: rows 1 to {head.Seq} are missing");
        return new AuditReport(rows, heads.Count, broken);
    }

    private static async Task<Dictionary<long, Head>> ReadHeadsAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var heads = new Dictionary<long, Head>();
        await using var command = new NpgsqlCommand("select user_id, audit_seq, audit_hash from mailboxes", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            heads.Add(reader.GetInt64(0), new Head(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
        return heads;
    }

    private sealed class Head(long seq, byte[] hash)
    {
        public long Seq { get; } = seq;
        public byte[] Hash { get; } = hash;
        public bool Seen { get; set; }
    }

    private sealed class Walk(long userId, Dictionary<long, Head> heads, List<string> broken)
    {
        private long _seq;
        private byte[] _hash = [];

        public long UserId => userId;

        public void Step(NpgsqlDataReader reader)
        {
            var seq = reader.GetInt64(1);
            var timestamp = reader.GetFieldValue<DateTimeOffset>(2);
            var entry = new AuditEntry(userId, reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6),
                reader.IsDBNull(7) ? null : reader.GetInt64(7), reader.GetString(8));
            var previous = reader.GetFieldValue<byte[]>(9);
            var hash = reader.GetFieldValue<byte[]>(10);
            var row = $"person {userId}, row {seq} (id {reader.GetInt64(11)}, {entry.Action} of {entry.EntityType} {entry.EntityId})";

            if (!heads.TryGetValue(userId, out var head) || seq > head.Seq)
                broken.Add($"{row} was inserted: the chain ends at {head?.Seq ?? 0}");
            else if (seq == _seq + 2)
                broken.Add($"person {userId}, row {_seq + 1} was removed");
            else if (seq > _seq + 1)
                broken.Add($"person {userId}, rows {_seq + 1} to {seq - 1} were removed");
            else if (!previous.AsSpan().SequenceEqual(_hash))
                broken.Add($"{row} does not follow row {_seq}: one of the two was changed or inserted");
            if (!AuditChain.Hash(previous, seq, timestamp, entry).AsSpan().SequenceEqual(hash))
                broken.Add($"{row} was changed");
            _seq = seq;
            _hash = hash;
        }

        public void End()
        {
            if (!heads.TryGetValue(userId, out var head))
                return;
            head.Seen = true;
            if (_seq < head.Seq)
                broken.Add(_seq + 1 == head.Seq ? $"person {userId}, row {head.Seq} was removed" : $"person {userId}, rows {_seq + 1} to {head.Seq} were removed");
            else if (_seq == head.Seq && !_hash.AsSpan().SequenceEqual(head.Hash))
                broken.Add($"person {userId}, row {_seq} is not the one that was written last: it was changed or inserted");
        }
    }
}
