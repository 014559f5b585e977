using FsCheck.Fluent;
using St4cker.Charts;

namespace St4cker.Unit.Charts;

public sealed class BarChartTests
{
    private const int Paper = 0xF6F8F7;
    private const int FirstColour = 0x1F8F75;
    private const int Thin = 0xB4BFBB;

    private static BarChart Chart(params Bar[] bars) => new("November", bars) { Subtitle = "Rp 1.000.000 · 1–21 Nov" };

    private static Picture Draw(params Bar[] bars) => Picture.Read(Chart(bars).ToPng());

    /// <summary>The longest row of a colour.</summary>
    private static int Longest(Picture picture, int colour) => Enumerable.Range(0, picture.Height).Max(y => picture.Count(y, colour));

    [Fact]
    public void A_chart_is_a_png_that_fits_a_phone()
    {
        var full = Draw([.. Enumerable.Range(0, 9).Select(bar => new Bar("Food", "Rp 1", 1) { Before = 1 })]);
        var legend = Picture.Read((Chart([.. Enumerable.Repeat(new Bar("Food", "Rp 1", 1) { Before = 1 }, 9)]) with { Now = "November", Before = "October" }).ToPng());

        Assert.Equal(1200, full.Width);
        Assert.InRange(full.Height, 1000, 1440);
        Assert.InRange(legend.Height, full.Height + 1, 1440);
    }

    [Fact]
    public void The_same_chart_gives_the_same_bytes()
    {
        var bar = new Bar("Makanan & minuman", "Rp 20.000", 0.4) { Before = 0.1, Colour = 3 };

        Assert.Equal(Chart(bar).ToPng(), Chart(bar).ToPng());
    }

    [Fact]
    public void A_bar_is_as_long_as_its_fraction()
    {
        var (whole, half) = (Longest(Draw(new Bar("a", "1", 1)), FirstColour), Longest(Draw(new Bar("a", "1", 0.5)), FirstColour));

        Assert.InRange(whole, 1076, 1088);
        Assert.InRange(half, whole / 2 - 4, whole / 2 + 4);
    }

    [Fact]
    public void What_was_before_is_a_thin_bar_of_the_same_scale() =>
        Assert.InRange(Longest(Draw(new Bar("a", "1", 1) { Before = 0.25 }), Thin), 262, 272);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Nothing_and_less_than_nothing_have_no_bar(double fraction) => Assert.DoesNotContain(FirstColour, Draw(new Bar("a", "−1", fraction)).Colours());

    [Fact]
    public void The_least_amount_is_still_seen() => Assert.InRange(Longest(Draw(new Bar("a", "1", 0.000001)), FirstColour), 10, 26);

    [Fact]
    public void More_than_the_whole_ends_at_the_edge()
    {
        var picture = Draw(new Bar("a", "1", double.PositiveInfinity) { Before = 7 });

        Assert.InRange(Longest(picture, FirstColour), 1076, 1088);
        Assert.All(Enumerable.Range(0, picture.Height), y => Assert.Equal(Paper, picture.Colour(1199, y)));
    }

    [Fact]
    public void More_bars_than_fit_are_counted_in_the_last_row()
    {
        var nine = Draw([.. Enumerable.Repeat(new Bar("a", "1", 0.1), 9)]);
        var many = Draw([.. Enumerable.Repeat(new Bar("a", "1", 0.1), 5000)]);

        Assert.Equal(nine.Height, many.Height);
        Assert.Contains(0x8D9994, many.Colours());
        Assert.DoesNotContain(0x8D9994, nine.Colours());
    }

    [Fact]
    public void A_chart_of_nothing_is_its_title() => Assert.InRange(Draw().Height, 150, 300);

    [Theory]
    [InlineData("")]
    [InlineData("😀")]
    [InlineData("قهوة")]
    [InlineData("\ud83d")]
    [InlineData("\u202E\0\uFEFF")]
    public void A_bar_whose_name_can_not_be_drawn_has_an_ellipsis_for_it(string label) => Assert.Equal(Chart(new Bar("…", "1", 1)).ToPng(), Chart(new Bar(label, "1", 1)).ToPng());

    [Fact]
    public void An_emoji_before_a_name_is_left_out() =>
        Assert.Equal(Chart(new Bar("Makanan", "1", 1)).ToPng(), Chart(new Bar("👩‍💻 Makanan", "1", 1)).ToPng());

    [Theory]
    [InlineData("en", "Żółć naïve Ł £ € ¥ ₴ ₸ ₹ — “x” № ±½×")]
    [InlineData("ru", "Съешь же ещё этих мягких французских булок, да выпей чаю ₽")]
    [InlineData("uk", "Ґанок їжак єнот Ўзбек қазақ")]
    public void The_signs_of_our_languages_and_their_neighbours_are_there(string language, string text) =>
        Assert.All(text.EnumerateRunes(), rune => Assert.True(
            St4cker.Charts.Lettering.Typeface.Regular.Has(rune) && St4cker.Charts.Lettering.Typeface.SemiBold.Has(rune), $"{language}: {rune}"));

    [Fact]
    public void Words_stay_inside_the_picture_however_long()
    {
        var long10k = new string('Щ', 10_000);
        var picture = Picture.Read((new BarChart(long10k, [new Bar(long10k, long10k, 1)]) { Subtitle = long10k, Now = long10k, Before = long10k }).ToPng());

        Assert.All(Enumerable.Range(0, picture.Height), y => Assert.True(picture.Colour(1160, y) == Paper && picture.Colour(40, y) == Paper));
    }

    [Fact]
    public void Any_words_and_numbers_give_a_picture() => AnyWords.Always(
        from words in AnyWords.Gen
        from fraction in ArbMap.Default.GeneratorFor<double>()
        from colour in ArbMap.Default.GeneratorFor<int>()
        select (words, fraction, colour),
        chart => Picture.Read((new BarChart(chart.words, [new Bar(chart.words, chart.words, chart.fraction) { Before = chart.fraction, Colour = chart.colour }])
        {
            Subtitle = chart.words,
            Now = chart.words,
            Before = chart.words,
        }).ToPng()), 60);
}
