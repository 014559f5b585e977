using System.Numerics;
using System.Text;
using St4cker.Charts.Raster;

namespace St4cker.Charts.Lettering;

/// <summary>One line of any text as it can be drawn: what the typeface lacks is left out, what does not fit is cut.</summary>
internal sealed class Line
{
    private static readonly Rune Ellipsis = new('…');
    private static readonly Rune Blank = new(' ');
    // Far more than fits any width, and what a hostile text costs at most.
    private const int MostRead = 1024;

    private readonly Typeface _face;
    private readonly float _size;
    private readonly List<Rune> _signs;

    private Line(Typeface face, float size, List<Rune> signs) => (_face, _size, _signs) = (face, size, signs);

    /// <summary>In pixels.</summary>
    public float Width => _signs.Sum(Advance);

    public bool IsEmpty => _signs.Count == 0;

    /// <param name="size">Pixels of the font's em.</param>
    public static Line Of(string text, Typeface face, float size, float widest)
    {
        var line = new Line(face, size, Readable(text, face));
        line.Cut(widest);
        return line;
    }

    /// <summary>Draws from <paramref name="left"/> on the base line <paramref name="y"/>.</summary>
    public void Draw(Canvas canvas, float left, float y, Ink ink)
    {
        var outline = new Outline();
        foreach (var sign in _signs)
        {
            _face.Trace(sign, outline, new Vector2(left, y), _size);
            canvas.Fill(outline, ink);
            outline.Clear();
            left += Advance(sign);
        }
    }

    private float Advance(Rune sign) => _face.Width(sign) * _size;

    private void Cut(float widest)
    {
        var (width, fits) = (0f, 0);
        var room = widest - Advance(Ellipsis);
        for (var sign = 0; sign < _signs.Count; sign++)
        {
            width += Advance(_signs[sign]);
            if (width <= room)
                fits = sign + 1;
            if (width <= widest)
                continue;
            _signs.RemoveRange(fits, _signs.Count - fits);
            DropBlankEnd(_signs);
            _signs.Add(Ellipsis);
            return;
        }
    }

    /// <summary>Emoji and marks vanish; letters of a script that is not there leave an ellipsis, so that nothing reads as something else.</summary>
    private static List<Rune> Readable(string text, Typeface face)
    {
        var signs = new List<Rune>();
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, MostRead)).EnumerateRunes())
        {
            var sign = Rune.IsWhiteSpace(rune) ? Blank : !face.Has(rune) && Rune.IsLetterOrDigit(rune) ? Ellipsis : rune;
            var repeats = signs.Count == 0 ? sign == Blank : signs[^1] == sign && (sign == Blank || sign == Ellipsis);
            if (face.Has(sign) && !repeats && !Rune.IsControl(sign))
                signs.Add(sign);
        }
        DropBlankEnd(signs);
        return signs;
    }

    private static void DropBlankEnd(List<Rune> signs)
    {
        if (signs.Count > 0 && signs[^1] == Blank)
            signs.RemoveAt(signs.Count - 1);
    }
}
