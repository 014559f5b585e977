using System.Security.Cryptography;

namespace St4cker.Sync.DriveLog;

/// <summary>What is uploaded, and what Drive has to say of it afterwards.</summary>
internal interface IHashedStream : IAsyncDisposable
{
    Stream AsStream { get; }

    /// <summary>Of what was read so far, in hexadecimal.</summary>
    string Md5 { get; }
}

/// <summary>Bytes that are in memory already.</summary>
internal sealed class HashedBytes(byte[] bytes) : MemoryStream(bytes, writable: false), IHashedStream
{
    public Stream AsStream => this;
    public string Md5 { get; } = Md5Of(bytes);

#pragma warning disable CA5351 // Drive's own checksum, which nobody's safety rests on.
    public static string Md5Of(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
