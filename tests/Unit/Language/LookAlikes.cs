namespace St4cker.Unit.Language;

/// <summary>Words that only look like dates, numbers that only look like times.</summary>
public class LookAlikes
{
    [Theory]
    [InlineData("paprika")]
    [InlineData("buy sun tan lotion")]
    [InlineData("sit in the sun")]
    [InlineData("SAT prep")]
    [InlineData("take the SAT")]
    [InlineData("may 5 people come")]
    [InlineData("march 5 km")]
    [InlineData("kado untuk Mei")]
    [InlineData("Mei's birthday gift")]
    [InlineData("biologi sel")]
    [InlineData("laporan RAB")]
    [InlineData("belanja min")]
    [InlineData("mon ami restaurant booking")]
    [InlineData("buy jam")]
    [InlineData("sore throat medicine")]
    [InlineData("masak 2 jam")]
    [InlineData("baca buku 30 menit")]
    [InlineData("open 24/7 shop list")]
    [InlineData("1/2 cup sugar")]
    [InlineData("fix v10/11")]
    [InlineData("read https://x.com/2026/11/22")]
    [InlineData("call +62 812 3456 7890")]
    [InlineData("buy 2.5 kg rice")]
    [InlineData("buy 10 eggs")]
    [InlineData("buy 2% milk")]
    [InlineData("write 9 pages")]
    [InlineData("meet at 9 Elm Street")]
    [InlineData("the 5th floor cleaning")]
    [InlineData("read notes from Monday")]
    [InlineData("review the Friday report")]
    [InlineData("buy tomorrow's paper")]
    [InlineData("makan malam")]
    [InlineData("setup room 101")]
    [InlineData("release 1.2.3")]
    [InlineData("second-hand books")]
    [InlineData("\"sun tan lotion tomorrow\"")]
    [InlineData("«завтра» magazine")]
    [InlineData("ask @friday about #monday")]
    [InlineData("mail min@sat.com")]
    public void What_only_looks_like_a_date_stays_in_the_title(string text)
    {
        foreach (var language in new[] { "en", "id" })
        {
            var fields = Said.Fields(text, language);
            Assert.Null(fields.Due);
            Assert.Equal(text, fields.Title, ignoreCase: true);
        }
    }

    [Fact]
    public void A_quotation_stays_whole_beside_a_date()
    {
        var fields = Said.Fields("buy \"sun tan lotion tomorrow\" Friday");
        Assert.Equal(("Buy \"sun tan lotion tomorrow\"", "2026-11-27"), (fields.Title, fields.Due?.Iso));
    }

    [Theory]
    [InlineData("<b>Buy</b> milk & \"eggs\" tomorrow", "<b>Buy</b> milk & \"eggs\"")]
    [InlineData("🎉 plan party tomorrow", "🎉 Plan party")]
    [InlineData("👨‍👩‍👧 family day tomorrow", "👨‍👩‍👧 Family day")]
    [InlineData("اشتري الحليب tomorrow", "اشتري الحليب")]
    [InlineData("\u202EABC\u202C tomorrow", "\u202EABC\u202C")]
    [InlineData("buy   milk    tomorrow", "Buy   milk")]
    [InlineData("buy\0 mi\alk tomorrow", "Buy milk")]
    [InlineData("buy\tmilk tomorrow", "Buy milk")]
    [InlineData("買牛奶 tomorrow", "買牛奶")]
    [InlineData("O'Brien's café at 5pm", "O'Brien's café")]
    public void Other_characters_are_not_touched(string text, string title) => Assert.Equal(title, Said.Fields(text).Title);
}
