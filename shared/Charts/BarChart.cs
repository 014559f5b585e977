namespace St4cker.Charts;

/// <summary>Amounts compared as horizontal bars, as a picture for a phone. The words come ready: nothing here knows languages or money.</summary>
/// <param name="Bars">From the top. At most nine rows are drawn; of more, the last row stands for the rest and says how many.</param>
public sealed record BarChart(string Title, IReadOnlyList<Bar> Bars)
{
    /// <summary>Rows that a picture holds.</summary>
    public const int MostBars = 9;

    /// <summary>Under the title, or null.</summary>
    public string? Subtitle { get; init; }
    /// <summary>What the bars are ("November"); shown when there is something to tell apart.</summary>
    public string? Now { get; init; }
    /// <summary>What the thin bars are ("October").</summary>
    public string? Before { get; init; }

    /// <summary>
    /// The picture: a PNG of 1200 px in width and at most 1440 in height, whose words can be read in a phone's chat. Any
    /// text and any number gives one, the same chart the same bytes.
    /// </summary>
    public byte[] ToPng() => BarChartDrawing.Of(this).ToPng();
}

/// <param name="Label">Shortened to what fits; what the typeface does not know is left out.</param>
/// <param name="Value">The amount in words, such as "Rp 20.000".</param>
/// <param name="Fraction">The bar's length: 1 is the whole width. What is below 0 or no number counts as 0, above 1 as 1.</param>
public sealed record Bar(string Label, string Value, double Fraction)
{
    /// <summary>The length of the thin bar beneath, of the same scale; null: none.</summary>
    public double? Before { get; init; }
    /// <summary>Which of the eight colours, round and round; -1: the grey of what is left over.</summary>
    public int Colour { get; init; }
}
