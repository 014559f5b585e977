using System.Buffers.Text;
using System.Security.Cryptography;

namespace St4cker.Storage.Devices;

/// <summary>
/// What pairs a device, once, within five minutes: a code to type, and a token that a link carries. The first signs of a code are its
/// slot: a wrong try counts against every open code of the same slot, so that all addresses of the world together have five tries at one code.
/// </summary>
/// <param name="Code">Six letters and digits without those that look alike.</param>
/// <param name="Token">128 random bits, base64url.</param>
public sealed record PairingCode(string Code, string Token)
{
    public const int MostWrongTries = 5;
    public const int Length = 6;
    public const int SlotLength = 2;
    // No 0 O, 1 I L, 5 S, 8 B, 2 Z, U V.
    private const string Letters = "3467ACDEFGHJKMNPQRTWXY9";
    private const int TokenBytes = 16;

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public string Slot => Code[..SlotLength];

    /// <summary>From a cryptographic source.</summary>
    public static PairingCode Make() => new(RandomNumberGenerator.GetString(Letters, Length), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)));

    /// <summary>A code as somebody typed it: case, spaces and hyphens do not matter; null when it is none.</summary>
    public static string? Typed(string? said)
    {
        var signs = new string([.. (said ?? "").Where(sign => sign is not ' ' and not '-').Select(char.ToUpperInvariant)]);
        return signs.Length == Length && signs.All(sign => Letters.Contains(sign, StringComparison.Ordinal)) ? signs : null;
    }

    /// <summary>Is it of a token's form?</summary>
    public static bool IsToken(string? said) => said is { Length: 22 } && Base64Url.IsValid(said);
}
