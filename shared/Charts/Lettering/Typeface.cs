using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using St4cker.Charts.Raster;

namespace St4cker.Charts.Lettering;

/// <summary>A TrueType font (https://learn.microsoft.com/typography/opentype/spec/): its signs, their widths and outlines, without hints and kerning.</summary>
/// <remarks>It reads the fonts embedded here and trusts them; a stranger's font needs a stricter reader.</remarks>
internal sealed class Typeface
{
    private readonly byte[] _file;
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _unitsPerEm;
    private readonly bool _longOffsets;
    private readonly int _places;
    private readonly int _outlines;
    private readonly int _widths;
    private readonly int _widthCount;

    private Typeface(byte[] file)
    {
        _file = file;
        var tables = Enumerable.Range(0, Word(4)).Select(table => 12 + 16 * table)
            .ToDictionary(at => Encoding.ASCII.GetString(file, at, 4), at => (int)Long(at + 8));
        _unitsPerEm = Word(tables["head"] + 18);
        _longOffsets = Word(tables["head"] + 50) == 1;
        (_places, _outlines, _widths) = (tables["loca"], tables["glyf"], tables["hmtx"]);
        _widthCount = Word(tables["hhea"] + 34);
        ReadSigns(tables["cmap"]);
    }

    public static Typeface Regular { get; } = Load("Inter-Regular");
    public static Typeface SemiBold { get; } = Load("Inter-SemiBold");

    public bool Has(Rune rune) => _glyphs.ContainsKey(rune.Value);

    /// <summary>How far the next sign stands, in parts of the size. What the font lacks is as wide as its empty box.</summary>
    public float Width(Rune rune) => (float)Word(_widths + 4 * Math.Min(_glyphs.GetValueOrDefault(rune.Value), _widthCount - 1)) / _unitsPerEm;

    /// <summary>Adds the sign's lines to the outline, <paramref name="origin"/> being its left end on the base line.</summary>
    public void Trace(Rune rune, Outline outline, Vector2 origin, float size)
    {
        var scale = size / _unitsPerEm;
        TraceGlyph(_glyphs.GetValueOrDefault(rune.Value), outline, Matrix3x2.CreateScale(scale, -scale) * Matrix3x2.CreateTranslation(origin));
    }

    private static Typeface Load(string name)
    {
        using var file = typeof(Typeface).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return new Typeface(bytes);
    }

    // The sub-table of the Basic Multilingual Plane (format 4): ranges of characters, each with a shift to its glyphs.
    private void ReadSigns(int table)
    {
        var at = table + (int)Long(table + 8);
        var ranges = Word(at + 6) / 2;
        var (ends, starts, shifts, offsets) = (at + 14, at + 16 + 2 * ranges, at + 16 + 4 * ranges, at + 16 + 6 * ranges);
        for (var range = 0; range < ranges; range++)
        {
            var offset = Word(offsets + 2 * range);
            for (int sign = Word(starts + 2 * range); sign <= Word(ends + 2 * range) && sign != 0xFFFF; sign++)
            {
                var glyph = offset == 0 ? sign : Word(offsets + 2 * range + offset + 2 * (sign - Word(starts + 2 * range)));
                if (glyph != 0)
                    _glyphs[sign] = (glyph + Word(shifts + 2 * range)) & 0xFFFF;
            }
        }
    }

    private void TraceGlyph(int glyph, Outline outline, Matrix3x2 place)
    {
        var (at, end) = (Place(glyph), Place(glyph + 1));
        if (at == end)
            return;
        if (Short(_outlines + at) < 0)
            TraceParts(_outlines + at + 10, outline, place);
        else
            new GlyphOutline(_file, _outlines + at).Trace(outline, place);
    }

    // A sign composed of others, such as é. All of Inter's are moved, some are scaled, none is placed by matching points.
    private void TraceParts(int at, Outline outline, Matrix3x2 place)
    {
        const int WordArguments = 1, Scaled = 8, More = 0x20, ScaledTwice = 0x40, Turned = 0x80;
        int flags;
        do
        {
            flags = Word(at);
            var glyph = Word(at + 2);
            var wide = (flags & WordArguments) != 0;
            var shift = wide ? new Vector2(Short(at + 4), Short(at + 6)) : new Vector2((sbyte)_file[at + 4], (sbyte)_file[at + 5]);
            at += wide ? 8 : 6;
            var part = new Matrix3x2(1, 0, 0, 1, shift.X, shift.Y);
            if ((flags & Turned) != 0)
                (part.M11, part.M12, part.M21, part.M22, at) = (Fixed(at), Fixed(at + 2), Fixed(at + 4), Fixed(at + 6), at + 8);
            else if ((flags & ScaledTwice) != 0)
                (part.M11, part.M22, at) = (Fixed(at), Fixed(at + 2), at + 4);
            else if ((flags & Scaled) != 0)
                (part.M11, part.M22, at) = (Fixed(at), Fixed(at), at + 2);
            TraceGlyph(glyph, outline, part * place);
        }
        while ((flags & More) != 0);
    }

    private int Place(int glyph) => _longOffsets ? (int)Long(_places + 4 * glyph) : 2 * Word(_places + 2 * glyph);

    private float Fixed(int at) => Short(at) / 16384f;

    private short Short(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private ushort Word(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private uint Long(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
