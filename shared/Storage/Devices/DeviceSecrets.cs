using System.Security.Cryptography;
using System.Text;

namespace St4cker.Storage.Devices;

/// <summary>How codes, tokens and addresses stand in the database: a keyed hash, so that whoever reads a backup can not try all six-sign codes against it.</summary>
public sealed class DeviceSecrets
{
    private const int TokenBytes = 32;
    private readonly byte[] _key;

    public DeviceSecrets(MasterKey master) =>
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, [.. master.Bytes], outputLength: 32, salt: "st4cker devices"u8.ToArray(), info: []);

    /// <summary>256 random bits, base64url.</summary>
    public static string NewToken() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public byte[] Hash(string secret) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(secret));
}
