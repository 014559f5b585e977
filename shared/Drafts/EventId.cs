using System.Buffers.Binary;
using System.Security.Cryptography;

namespace St4cker.Drafts;

/// <summary>The same draft gives the same event ids, so that the unique key of the event log refuses a second commit.</summary>
public static class EventId
{
    public static Guid Of(Guid draftId, int ordinal)
    {
        Span<byte> bytes = stackalloc byte[20];
        draftId.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], ordinal);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8: made by a rule of ours
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
