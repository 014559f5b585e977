using System.Buffers;
using System.Buffers.Text;

namespace St4cker.Drafts;

/// <summary>An id in the 22 signs that a button has room for: 16 bytes in .NET's order, base64url.</summary>
internal static class ShortId
{
    public const int Length = 22;

    public static string Of(Guid id) => Base64Url.EncodeToString(id.ToByteArray());

    /// <summary>Null: it is none.</summary>
    public static Guid? Parse(ReadOnlySpan<char> said)
    {
        Span<byte> id = stackalloc byte[48];
        return said.Length == Length && Base64Url.DecodeFromChars(said, id, out _, out var written) == OperationStatus.Done && written == 16 ? new Guid(id[..16]) : null;
    }
}
