using St4cker.Drafts;

namespace St4cker.Unit.Drafts;

public sealed class Charts
{
    private static Chart Of(params ChartAmount[] amounts) => Chart.Of("November", amounts, amount => $"€{amount}", "Other");

    [Fact]
    public void The_largest_comes_first_and_has_the_whole_width()
    {
        var chart = Of(new("Bus", 25), new("Food", 100), new("Fun", 50));

        Assert.Equal([("Food", "€100", 1.0, 0), ("Fun", "€50", 0.5, 1), ("Bus", "€25", 0.25, 2)], chart.Bars.Select(bar => (bar.Label, bar.Value, bar.Fraction, bar.Colour)));
    }

    [Fact]
    public void What_was_before_is_on_the_same_scale()
    {
        var bar = Assert.Single(Of(new ChartAmount("Food", 50) { Before = 200 }).Bars);

        Assert.Equal((0.25, 1.0), (bar.Fraction, bar.Before));
    }

    [Fact]
    public void Beyond_eight_the_others_are_one_bar_at_the_end()
    {
        var chart = Of([.. Enumerable.Range(1, 12).Select(number => new ChartAmount($"c{number}", number) { Before = 1 })]);

        Assert.Equal(9, chart.Bars.Count);
        Assert.Equal(("Other", "€10", 0.8333, 0.3333, ChartBar.Rest), (chart.Bars[^1].Label, chart.Bars[^1].Value, chart.Bars[^1].Fraction, chart.Bars[^1].Before!.Value, chart.Bars[^1].Colour));
    }

    [Fact]
    public void Nothing_and_less_have_no_bar_but_their_words()
    {
        var chart = Of(new("Refund", -5), new("Nothing", 0));

        Assert.Equal([("€0", 0.0), ("€-5", 0.0)], chart.Bars.Select(bar => (bar.Value, bar.Fraction)));
        Assert.Empty(Of().Bars);
    }
}
