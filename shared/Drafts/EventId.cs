using System.Buffers.Binary;
using System.Security.Cryptography;

namespace St4cker.Drafts;

/// <summary>
/// The same draft gives the same event ids, so that the unique key of the event log refuses a second commit. They begin with the draft's
/// time, as its own id does: what is written together stands together in the index, however long the log is.
/// </summary>
public static class EventId
{
    // Of version 7: milliseconds since 1970.
    private const int TimeLength = 6;

    public static Guid Of(Guid draftId, int ordinal)
    {
        Span<byte> bytes = stackalloc byte[20];
        draftId.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], ordinal);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        draftId.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[..TimeLength].CopyTo(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8: made by a rule of ours
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
