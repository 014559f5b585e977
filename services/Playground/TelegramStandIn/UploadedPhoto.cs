using System.Buffers.Binary;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>A picture as it was uploaded, checked as Telegram checks it. Of the formats Telegram reads, the stand-in knows PNG.</summary>
internal sealed record UploadedPhoto(byte[] File, int Width, int Height)
{
    private const int LargestFile = 10 * 1024 * 1024;
    private const int WidthAndHeight = 10_000;
    private const int MostTimesLonger = 20;
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="Refusal">It is too big, too long, or no picture.</exception>
    public static UploadedPhoto Read(byte[] file)
    {
        if (file.Length == 0)
            throw Refusal.BadRequest("file must be non-empty");
        if (file.Length > LargestFile)
            throw Refusal.BadRequest($"file of size {file.Length} bytes is too big for a photo; the maximum size is {LargestFile} bytes");
        if (file.Length < 24 || !file.AsSpan().StartsWith(Png))
            throw Refusal.BadRequest("IMAGE_PROCESS_FAILED");
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
        if (width < 1 || height < 1 || (long)width + height > WidthAndHeight || Math.Max(width, height) > MostTimesLonger * Math.Min(width, height))
            throw Refusal.BadRequest("PHOTO_INVALID_DIMENSIONS");
        return new UploadedPhoto(file, width, height);
    }
}
