using St4cker.Charts.Lettering;
using St4cker.Charts.Raster;

namespace St4cker.Charts;

/// <summary>Lays a chart out: a title, a row for each bar (its words above it), and what the bars are. Sizes are pixels at nearly four to a point of a phone's chat.</summary>
internal sealed class BarChartDrawing
{
    private const int Width = 1200, Margin = 56, Gap = 32;
    private const float TitleSize = 62, SubtitleSize = 44, RowSize = 46, LegendSize = 40;
    private const int TitleLine = 64, SubtitleLine = 60, UnderTitle = 44, LegendLine = 58;
    private const int WordsLine = 42, BarTop = 57, BarHeight = 24, BeforeTop = 86, BeforeHeight = 9;
    private const int Inner = Width - 2 * Margin;

    private readonly BarChart _chart;
    private readonly IReadOnlyList<Bar> _bars;
    private readonly bool _hasBefore;
    private readonly Canvas _canvas;
    private int _y = Margin;

    private BarChartDrawing(BarChart chart)
    {
        _chart = chart;
        _bars = Rows(chart.Bars);
        _hasBefore = _bars.Any(bar => bar.Before is not null);
        _canvas = new Canvas(Width, Height());
    }

    private int RowHeight => _hasBefore ? BeforeTop + BeforeHeight : BarTop + BarHeight;
    private int RowGap => _hasBefore ? 26 : 36;
    private bool HasSubtitle => !string.IsNullOrWhiteSpace(_chart.Subtitle);
    private bool HasLegend => _hasBefore && _chart is { Now: not null, Before: not null };

    public static Canvas Of(BarChart chart)
    {
        var drawing = new BarChartDrawing(chart);
        drawing.DrawTitle();
        foreach (var bar in drawing._bars)
            drawing.DrawRow(bar);
        if (drawing.HasLegend)
            drawing.DrawLegend(chart.Now!, chart.Before!);
        return drawing._canvas;
    }

    /// <summary>What does not fit is counted in the last row: its label says how many, its bar how much.</summary>
    private static IReadOnlyList<Bar> Rows(IReadOnlyList<Bar> bars)
    {
        if (bars.Count <= BarChart.MostBars)
            return bars;
        var left = bars.Skip(BarChart.MostBars - 1).ToList();
        var rest = new Bar(string.Create(CultureInfo.InvariantCulture, $"+ {left.Count}"), "", left.Sum(bar => Share(bar.Fraction)))
        {
            Before = left.Any(bar => bar.Before is not null) ? left.Sum(bar => Share(bar.Before ?? 0)) : null,
            Colour = -1,
        };
        return [.. bars.Take(BarChart.MostBars - 1), rest];
    }

    private int Height() => 2 * Margin + TitleLine + (HasSubtitle ? SubtitleLine : 0) + (_bars.Count == 0 ? 0 : UnderTitle - RowGap)
        + _bars.Count * (RowHeight + RowGap) + (HasLegend ? LegendLine : 0);

    private void DrawTitle()
    {
        const float Baseline = 0.76f;
        Line.Of(_chart.Title, Typeface.SemiBold, TitleSize, Inner).Draw(_canvas, Margin, _y + Baseline * TitleLine, Ink.Text);
        _y += TitleLine;
        if (HasSubtitle)
        {
            Line.Of(_chart.Subtitle!, Typeface.Regular, SubtitleSize, Inner).Draw(_canvas, Margin, _y + Baseline * SubtitleLine, Ink.Soft);
            _y += SubtitleLine;
        }
        _y += UnderTitle;
    }

    private void DrawRow(Bar bar)
    {
        var value = Line.Of(bar.Value, Typeface.SemiBold, RowSize, Inner * 0.6f);
        var room = Inner - (value.IsEmpty ? 0 : value.Width + Gap);
        var label = Line.Of(bar.Label, Typeface.Regular, RowSize, room);
        if (label.IsEmpty)
            label = Line.Of("…", Typeface.Regular, RowSize, room);
        label.Draw(_canvas, Margin, _y + WordsLine, Ink.Text);
        value.Draw(_canvas, Width - Margin - value.Width, _y + WordsLine, Ink.Text);
        DrawBar(BarTop, BarHeight, 1, Ink.Rail);
        DrawBar(BarTop, BarHeight, Share(bar.Fraction), Palette.Of(bar.Colour));
        if (bar.Before is { } before)
            DrawBar(BeforeTop, BeforeHeight, Share(before), Ink.Before);
        _y += RowHeight + RowGap;
    }

    /// <summary>The least there is to show is a dot: only nothing shows nothing.</summary>
    private void DrawBar(int top, int height, double share, Ink ink)
    {
        if (share > 0)
            _canvas.Fill(Outline.RoundedBar(Margin, _y + top, Math.Max(height, (float)(Inner * share)), height), ink);
    }

    private void DrawLegend(string now, string before)
    {
        const int Key = 48, KeyGap = 16, Middle = 28, Baseline = 42;
        var left = (float)Margin;
        var half = Inner / 2f - Key - KeyGap - Gap;
        foreach (var (name, ink, height) in new[] { (now, Palette.Of(0), BarHeight), (before, Ink.Before, BeforeHeight) })
        {
            var words = Line.Of(name, Typeface.Regular, LegendSize, half);
            _canvas.Fill(Outline.RoundedBar(left, _y + Middle - height / 2f, Key, height), ink);
            words.Draw(_canvas, left + Key + KeyGap, _y + Baseline, Ink.Soft);
            left += Key + KeyGap + words.Width + Gap;
        }
    }

    private static double Share(double fraction) => double.IsNaN(fraction) ? 0 : Math.Clamp(fraction, 0, 1);
}
