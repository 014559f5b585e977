namespace St4cker.Storage;

/// <summary>The 32 random bytes of <c>St4cker__MasterKey</c>. Nothing is encrypted with it directly: keys are derived from it, one a person and purpose.</summary>
public sealed class MasterKey
{
    public const int Length = 32;
    private readonly byte[] _bytes;

    public MasterKey(byte[] bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException("The master key has 32 bytes.", nameof(bytes));
        _bytes = [.. bytes];
    }

    public ReadOnlySpan<byte> Bytes => _bytes;
}
