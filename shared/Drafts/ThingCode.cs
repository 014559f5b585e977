namespace St4cker.Drafts;

/// <summary>The short name of a stored thing in lists: "m3kd". It follows from the id; two of a person's things seldom share one.</summary>
public static class ThingCode
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 4;

    public static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        // The last bytes are the random ones.
        var number = BitConverter.ToUInt32(bytes[12..]);
        Span<char> code = stackalloc char[Length];
        for (var at = 0; at < Length; at++, number /= (uint)Letters.Length)
            code[at] = Letters[(int)(number % (uint)Letters.Length)];
        return new string(code);
    }
}
