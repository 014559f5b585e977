using System.Numerics;

namespace St4cker.Charts.Raster;

/// <summary>A closed shape of straight lines; curves are broken into as many as the eye needs. y points down.</summary>
internal sealed class Outline
{
    private const int StepsOfCorner = 8;
    private readonly List<(Vector2 From, Vector2 To)> _lines = [];
    private Vector2 _start;
    private Vector2 _at;

    public IReadOnlyList<(Vector2 From, Vector2 To)> Lines => _lines;

    public static Outline RoundedBar(float left, float top, float width, float height)
    {
        var radius = Math.Min(width, height) / 2;
        var outline = new Outline();
        outline.MoveTo(new Vector2(left + radius, top));
        outline.Corner(new Vector2(left + width - radius, top + radius), radius, -MathF.PI / 2);
        outline.Corner(new Vector2(left + width - radius, top + height - radius), radius, 0);
        outline.Corner(new Vector2(left + radius, top + height - radius), radius, MathF.PI / 2);
        outline.Corner(new Vector2(left + radius, top + radius), radius, MathF.PI);
        outline.Close();
        return outline;
    }

    public void Clear() => _lines.Clear();

    public void MoveTo(Vector2 point) => _start = _at = point;

    public void LineTo(Vector2 point)
    {
        _lines.Add((_at, point));
        _at = point;
    }

    public void CurveTo(Vector2 control, Vector2 end)
    {
        var start = _at;
        // So many that none leaves the curve by more than a twentieth of a pixel.
        var steps = Math.Clamp((int)MathF.Ceiling(MathF.Sqrt((start - 2 * control + end).Length() * 5)), 1, 32);
        for (var step = 1; step <= steps; step++)
        {
            var t = (float)step / steps;
            LineTo(Vector2.Lerp(Vector2.Lerp(start, control, t), Vector2.Lerp(control, end, t), t));
        }
    }

    public void Close() => LineTo(_start);

    private void Corner(Vector2 middle, float radius, float from)
    {
        for (var step = 0; step <= StepsOfCorner; step++)
        {
            var (sin, cos) = MathF.SinCos(from + MathF.PI / 2 * step / StepsOfCorner);
            LineTo(middle + radius * new Vector2(cos, sin));
        }
    }
}
