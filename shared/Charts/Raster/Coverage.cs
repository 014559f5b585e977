using System.Numerics;

namespace St4cker.Charts.Raster;

/// <summary>
/// How much of each pixel a shape covers, exactly: every line adds the area to its right, and summing a row up gives the
/// coverage. The way of font-rs (https://github.com/raphlinus/font-rs), for any closed shape.
/// </summary>
/// <param name="area">Zeroes: the shape's box, row after row.</param>
/// <param name="stride">The box's width and two more.</param>
internal readonly ref struct Coverage(Span<float> area, int stride)
{
    private readonly Span<float> _area = area;

    /// <param name="from">Within the box, from its corner.</param>
    public void Add(Vector2 from, Vector2 to)
    {
        if (from.Y == to.Y)
            return;
        var sign = from.Y < to.Y ? 1f : -1f;
        var (top, bottom) = from.Y < to.Y ? (from, to) : (to, from);
        var slope = (bottom.X - top.X) / (bottom.Y - top.Y);
        var x = top.X;
        for (var y = (int)top.Y; y < bottom.Y; y++)
        {
            var height = Math.Min(y + 1, bottom.Y) - Math.Max(y, top.Y);
            var next = x + slope * height;
            AddToRow(_area[(y * stride)..], Math.Max(0, Math.Min(x, next)), Math.Max(0, Math.Max(x, next)), height * sign);
            x = next;
        }
    }

    private static void AddToRow(Span<float> row, float left, float right, float area)
    {
        var first = (int)left;
        var end = (int)MathF.Ceiling(right);
        if (end <= first + 1)
        {
            var share = (left + right) / 2 - first;
            row[first] += area * (1 - share);
            row[first + 1] += area * share;
            return;
        }
        // Of each pixel the part that lies right of the line; it adds what it has more than the one before.
        var slope = 1 / (right - left);
        var before = 0f;
        for (var pixel = first; pixel < end; pixel++)
        {
            var (a, b) = (Math.Max(left, pixel), Math.Min(right, pixel + 1));
            var covered = slope * (a - left + (b - a) * (pixel + 1 - (a + b) / 2));
            row[pixel] += area * (covered - before);
            before = covered;
        }
        row[end] += area * (1 - before);
    }
}
