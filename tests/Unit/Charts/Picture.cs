using System.Buffers.Binary;
using System.IO.Compression;

namespace St4cker.Unit.Charts;

/// <summary>A PNG as a viewer reads it: its size and the colour of each pixel.</summary>
internal sealed class Picture
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    // The checksum of the empty last chunk is the same in every PNG there is.
    private static readonly byte[] End = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];
    private readonly byte[] _pixels;
    private readonly byte[] _palette;

    private Picture(int width, int height, byte[] palette, byte[] pixels) => (Width, Height, _palette, _pixels) = (width, height, palette, pixels);

    public int Width { get; }
    public int Height { get; }

    public static Picture Read(byte[] png)
    {
        Assert.Equal(Signature, png[..8]);
        Assert.Equal(End, png[^12..]);
        var chunks = Chunks(png);
        var header = chunks["IHDR"];
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        using var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        Assert.Equal((width + 1) * height, rows.Length);
        return new Picture(width, height, chunks["PLTE"], rows.ToArray());
    }

    /// <summary>Red, green, blue.</summary>
    public int Colour(int x, int y)
    {
        var at = 3 * _pixels[y * (Width + 1) + 1 + x];
        return _palette[at] << 16 | _palette[at + 1] << 8 | _palette[at + 2];
    }

    /// <summary>How many pixels of a row have the colour.</summary>
    public int Count(int y, int colour) => Enumerable.Range(0, Width).Count(x => Colour(x, y) == colour);

    public IEnumerable<int> Colours() => Enumerable.Range(0, Width * Height).Select(at => Colour(at % Width, at / Width));

    private static Dictionary<string, byte[]> Chunks(byte[] png)
    {
        var chunks = new Dictionary<string, byte[]>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks.Add(System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
        return chunks;
    }
}
