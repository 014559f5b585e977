using System.Buffers.Binary;
using System.IO.Compression;

namespace St4cker.Charts.Raster;

/// <summary>PNG (https://www.w3.org/TR/png-3/) with a palette, eight bits a pixel.</summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    /// <param name="pixels">Row after row, each the number of a colour.</param>
    /// <param name="palette">Red, green and blue of each colour.</param>
    public static byte[] Encode(int width, int height, ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> palette)
    {
        using var file = new MemoryStream(64 * 1024);
        file.Write(Signature);
        Write(file, "IHDR"u8, Header(width, height));
        Write(file, "PLTE"u8, palette);
        Write(file, "IDAT"u8, Compressed(width, height, pixels));
        Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(int width, int height)
    {
        const byte BitsOfPixel = 8, Indexed = 3;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = BitsOfPixel;
        header[9] = Indexed;
        return header;
    }

    private static ReadOnlySpan<byte> Compressed(int width, int height, ReadOnlySpan<byte> pixels)
    {
        var compressed = new MemoryStream(48 * 1024);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                // Filters do not help where numbers of colours have no order.
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row * width, width));
            }
        }
        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void Write(Stream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var one in data)
            crc = Table[(byte)(crc ^ one)] ^ crc >> 8;
        return crc;
    }

    private static uint Remainder(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        return crc;
    }
}
