using System.Buffers.Binary;
using System.Numerics;
using St4cker.Charts.Raster;

namespace St4cker.Charts.Lettering;

/// <summary>A simple glyph of the table "glyf": closed contours of points that lie on the line or pull it.</summary>
internal readonly ref struct GlyphOutline(byte[] file, int at)
{
    private const int OnLine = 1, ShortX = 2, ShortY = 4, Repeated = 8, SameOrPositiveX = 0x10, SameOrPositiveY = 0x20;

    public void Trace(Outline outline, Matrix3x2 place)
    {
        var contours = Short(at);
        var ends = at + 10;
        var count = Short(ends + 2 * (contours - 1)) + 1;
        Span<byte> flags = count <= 512 ? stackalloc byte[count] : new byte[count];
        Span<Vector2> points = count <= 512 ? stackalloc Vector2[count] : new Vector2[count];
        Read(ends + 2 * contours, flags, points);
        for (var point = 0; point < count; point++)
            points[point] = Vector2.Transform(points[point], place);
        for (var (contour, first) = (0, 0); contour < contours; contour++)
        {
            var next = Short(ends + 2 * contour) + 1;
            TraceContour(outline, flags[first..next], points[first..next]);
            first = next;
        }
    }

    private void Read(int from, Span<byte> flags, Span<Vector2> points)
    {
        var next = from + 2 + Short(from);
        for (var point = 0; point < flags.Length;)
        {
            var flag = file[next++];
            var times = (flag & Repeated) != 0 ? file[next++] + 1 : 1;
            flags.Slice(point, times).Fill(flag);
            point += times;
        }
        var value = 0;
        for (var point = 0; point < flags.Length; point++)
            points[point].X = value += Step(flags[point], ShortX, SameOrPositiveX, ref next);
        value = 0;
        for (var point = 0; point < flags.Length; point++)
            points[point].Y = value += Step(flags[point], ShortY, SameOrPositiveY, ref next);
    }

    private int Step(byte flag, int isShort, int sameOrPositive, ref int next)
    {
        if ((flag & isShort) != 0)
            return (flag & sameOrPositive) != 0 ? file[next++] : -file[next++];
        if ((flag & sameOrPositive) != 0)
            return 0;
        next += 2;
        return Short(next - 2);
    }

    // Between two points that pull, the line passes through the middle.
    private static void TraceContour(Outline outline, ReadOnlySpan<byte> flags, ReadOnlySpan<Vector2> points)
    {
        if (points.Length == 0)
            return;
        var last = points[^1];
        var start = IsOn(flags[0]) ? points[0] : IsOn(flags[^1]) ? last : (points[0] + last) / 2;
        outline.MoveTo(start);
        Vector2? pull = null;
        for (var point = IsOn(flags[0]) ? 1 : 0; point < points.Length; point++)
        {
            if (IsOn(flags[point]))
                Go(outline, pull, points[point]);
            else if (pull is { } before)
                outline.CurveTo(before, (before + points[point]) / 2);
            pull = IsOn(flags[point]) ? null : points[point];
        }
        Go(outline, pull, start);
    }

    private static void Go(Outline outline, Vector2? pull, Vector2 to)
    {
        if (pull is { } control)
            outline.CurveTo(control, to);
        else
            outline.LineTo(to);
    }

    private static bool IsOn(byte flag) => (flag & OnLine) != 0;

    private short Short(int place) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(place));
}
