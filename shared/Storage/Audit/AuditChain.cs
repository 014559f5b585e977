using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace St4cker.Storage.Audit;

/// <summary>What happened to whose thing, by whom and why; joined to the person's chain when it is written.</summary>
/// <param name="Actor">"person", "router", "executor", "confirmation", "scheduler", "connector", "model".</param>
/// <param name="Action">Past tense: "draft_created".</param>
/// <param name="DetailsJson">Why, before and after; a JSON object.</param>
public sealed record AuditEntry(long UserId, string Actor, string Action, string EntityType, string EntityId, long? SourceMessageId, string DetailsJson);

/// <summary>
/// Every person's audit rows form a chain: each row's hash covers the row and the hash before it, so a row that is changed, removed or
/// slipped in breaks the chain at that place. The head of the chain stands in the person's mailbox, so a cut tail shows too.
/// </summary>
public static class AuditChain
{
    public static byte[] Hash(ReadOnlySpan<byte> previous, long seq, DateTimeOffset timestamp, AuditEntry entry)
    {
        // All of it at once: each call into the hash function costs more than a row's bytes.
        var row = new ArrayBufferWriter<byte>(512);
        row.Write(previous);
        Append(row, entry.UserId);
        Append(row, seq);
        Append(row, timestamp.ToUnixTimeMilliseconds());
        Append(row, entry.Actor);
        Append(row, entry.Action);
        Append(row, entry.EntityType);
        Append(row, entry.EntityId);
        Append(row, entry.SourceMessageId ?? long.MinValue);
        Append(row, entry.DetailsJson);
        return SHA256.HashData(row.WrittenSpan);
    }

    /// <summary>The moment as the chain keeps it: whole milliseconds.</summary>
    public static DateTimeOffset Moment(DateTimeOffset now) => DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());

    private static void Append(ArrayBufferWriter<byte> row, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(row.GetSpan(sizeof(long)), number);
        row.Advance(sizeof(long));
    }

    /// <summary>With its length first, so that no two rows give the same bytes.</summary>
    private static void Append(ArrayBufferWriter<byte> row, string text)
    {
        Append(row, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, row);
    }
}
