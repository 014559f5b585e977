using System.Buffers;
using System.Numerics;

namespace St4cker.Charts.Raster;

/// <summary>
/// A picture in inks: each pixel is an ink and how much of it lies on the paper, in one byte. That is all a chart needs, a
/// quarter of the memory, and a small file.
/// </summary>
internal sealed class Canvas(int width, int height)
{
    private readonly byte[] _pixels = new byte[width * height];

    public int Width { get; } = width;
    public int Height { get; } = height;

    public byte[] ToPng() => Png.Encode(Width, Height, _pixels, Palette.Rgb());

    /// <summary>What lies beyond the edges is not drawn.</summary>
    public void Fill(Outline shape, Ink ink)
    {
        if (shape.Lines.Count == 0)
            return;
        var (low, high) = Box(shape);
        var (columns, rows) = ((int)(high.X - low.X), (int)(high.Y - low.Y));
        var stride = columns + 2;
        var area = ArrayPool<float>.Shared.Rent(rows * stride);
        area.AsSpan(0, rows * stride).Clear();
        var coverage = new Coverage(area.AsSpan(0, rows * stride), stride);
        foreach (var (from, to) in shape.Lines)
            coverage.Add(from - low, to - low);
        for (var row = Math.Max(0, -(int)low.Y); row < rows && row + (int)low.Y < Height; row++)
            FillRow(area.AsSpan(row * stride, columns), row + (int)low.Y, (int)low.X, ink);
        ArrayPool<float>.Shared.Return(area);
    }

    private void FillRow(ReadOnlySpan<float> areas, int y, int left, Ink ink)
    {
        var sum = 0f;
        for (var column = 0; column < areas.Length; column++)
        {
            sum += areas[column];
            var step = (int)(Math.Min(Math.Abs(sum), 1) * Palette.Steps + 0.5f);
            var x = left + column;
            if (step == 0 || x < 0 || x >= Width)
                continue;
            ref var pixel = ref _pixels[y * Width + x];
            // Two shapes of one ink that meet leave no seam; another ink covers what was there.
            pixel = (byte)((int)ink << 4 | (pixel >> 4 == (int)ink ? Math.Max(pixel & 15, step) : step));
        }
    }

    private static (Vector2 Low, Vector2 High) Box(Outline shape)
    {
        var (low, high) = (shape.Lines[0].From, shape.Lines[0].From);
        foreach (var (_, point) in shape.Lines)
            (low, high) = (Vector2.Min(low, point), Vector2.Max(high, point));
        return (new Vector2(MathF.Floor(low.X), MathF.Floor(low.Y)), new Vector2(MathF.Ceiling(high.X), MathF.Ceiling(high.Y)));
    }
}
