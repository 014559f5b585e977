using System.Security.Cryptography;
using System.Text;
using St4cker.Storage;

namespace St4cker.Google;

/// <summary>What a sealed secret is for; a blob sealed for one purpose does not open for another.</summary>
public enum Purpose { RefreshToken, CodeVerifier }

/// <summary>
/// Seals secrets with AES-256-GCM under a key of their own for each person, provider and purpose (HKDF-SHA256 from the master key).
/// A sealed blob is version (1 byte), nonce (12), tag (16), ciphertext. Person, provider and purpose are authenticated too, so a
/// blob moved to another row does not open.
/// </summary>
public sealed class TokenVault(MasterKey master)
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = 1 + NonceLength + TagLength;
    private static readonly byte[] Salt = "st4cker token vault"u8.ToArray();

    public byte[] Seal(long userId, string provider, Purpose purpose, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var blob = new byte[HeadLength + plain.Length];
        blob[0] = Version;
        var nonce = blob.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        var context = Context(userId, provider, purpose);
        using var cipher = Cipher(context);
        cipher.Encrypt(nonce, plain, blob.AsSpan(HeadLength), blob.AsSpan(1 + NonceLength, TagLength), context);
        return blob;
    }

    /// <exception cref="UnreadableTokenException">The blob was sealed under another master key, for somebody or something else, or was changed.</exception>
    public string Open(long userId, string provider, Purpose purpose, ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeadLength || blob[0] != Version)
            throw new UnreadableTokenException("The stored token has a form that this version does not know.");
        var plain = new byte[blob.Length - HeadLength];
        var context = Context(userId, provider, purpose);
        using var cipher = Cipher(context);
        try
        {
            cipher.Decrypt(blob.Slice(1, NonceLength), blob[HeadLength..], blob.Slice(1 + NonceLength, TagLength), plain, context);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new UnreadableTokenException("The stored token does not open: St4cker__MasterKey is not the one it was sealed with, or the row was changed.");
        }
        return Encoding.UTF8.GetString(plain);
    }

    private AesGcm Cipher(byte[] context)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master.Bytes, key, Salt, context);
        var cipher = new AesGcm(key, TagLength);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    private static byte[] Context(long userId, string provider, Purpose purpose) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}|{provider}|{purpose}|{userId}"));
}

/// <summary>A stored secret can not be opened. The message says why and holds nothing secret.</summary>
public sealed class UnreadableTokenException(string message) : Exception(message);
