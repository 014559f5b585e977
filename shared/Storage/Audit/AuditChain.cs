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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, entry.UserId);
        Append(hash, seq);
        Append(hash, timestamp.ToUnixTimeMilliseconds());
        Append(hash, entry.Actor);
        Append(hash, entry.Action);
        Append(hash, entry.EntityType);
        Append(hash, entry.EntityId);
        Append(hash, entry.SourceMessageId ?? long.MinValue);
        Append(hash, entry.DetailsJson);
        return hash.GetHashAndReset();
    }

    /// <summary>The moment as the chain keeps it: whole milliseconds.</summary>
    public static DateTimeOffset Moment(DateTimeOffset now) => DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    /// <summary>With its length first, so that no two rows give the same bytes.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
