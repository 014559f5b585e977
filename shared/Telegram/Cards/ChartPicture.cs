using St4cker.Charts;
using St4cker.Drafts;

namespace St4cker.Telegram;

/// <summary>A card's chart: small enough to wait in a row, and drawn when its turn to be sent has come.</summary>
internal static class ChartPicture
{
    private const int LongestWords = 80;
    private const int MostBars = 50;
    // A picture in the making takes two megabytes, and sixty-four messages may be under way at once.
    private static readonly SemaphoreSlim Easels = new(2, 2);

    /// <summary>The chart without what could not be seen anyway, and with nothing that JSON can not write.</summary>
    public static Chart Bounded(Chart chart) => chart with
    {
        Title = Short(chart.Title)!,
        Subtitle = Short(chart.Subtitle),
        Now = Short(chart.Now),
        Before = Short(chart.Before),
        Bars = [.. chart.Bars.Take(MostBars).Select(bar => bar with
        {
            Label = Short(bar.Label)!,
            Value = Short(bar.Value)!,
            Fraction = Share(bar.Fraction),
            Before = bar.Before is { } before ? Share(before) : null,
        })],
    };

    public static async Task<byte[]> DrawAsync(Chart chart)
    {
        // Not to be broken off: it is a matter of milliseconds, and nothing has been sent yet.
        await Easels.WaitAsync(CancellationToken.None);
        try
        {
            return Picture(chart).ToPng();
        }
        finally
        {
            Easels.Release();
        }
    }

    private static BarChart Picture(Chart chart) =>
        new(chart.Title, [.. chart.Bars.Select(bar => new Bar(bar.Label, bar.Value, bar.Fraction) { Before = bar.Before, Colour = bar.Colour })])
        {
            Subtitle = chart.Subtitle,
            Now = chart.Now,
            Before = chart.Before,
        };

    private static string? Short(string? text) => text is null ? null : PlainText.OneLine(text, LongestWords);

    private static double Share(double share) => double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1);
}
