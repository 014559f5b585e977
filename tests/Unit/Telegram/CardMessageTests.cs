using System.Text;
using System.Text.RegularExpressions;
using St4cker.Drafts;
using St4cker.Telegram;

namespace St4cker.Unit.Telegram;

public sealed partial class CardMessageTests
{
    private static Card Card(params CardLine[] lines) => new("📝 Task · draft #k7", lines, []);

    private static OutgoingBody Render(params CardLine[] lines) => CardMessage.Render(Card(lines));

    /// <summary>What Telegram counts: the text without its tags.</summary>
    private static string Seen(string html) =>
        Tags().Replace(html, "").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [Fact]
    public void The_heading_is_bold_and_every_style_has_its_tag() => Assert.Equal(
        """
        <b>📝 Task · draft #k7</b>
        Buy milk
        <b>strong</b>
        <i>faint</i>
        <s>struck</s>
        <a href="https://example.org/?a=1&amp;b=2">open</a>
        """.ReplaceLineEndings("\n"),
        Render(
            new("Buy milk"), new("strong", LineStyle.Strong), new("faint", LineStyle.Faint), new("struck", LineStyle.Struck),
            new("open") { Url = "https://example.org/?a=1&b=2" }).Html);

    [Fact]
    public void Html_in_a_text_is_shown_and_never_obeyed() =>
        Assert.EndsWith("\n&lt;b&gt;1 &amp; 2&lt;/b&gt; &amp;amp;", Render(new CardLine("<b>1 & 2</b> &amp;")).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("not an address")]
    public void Only_addresses_of_the_web_become_links(string url) =>
        Assert.EndsWith("\nopen", Render(new CardLine("open") { Url = url }).Html, StringComparison.Ordinal);

    [Fact]
    public void A_quote_can_not_leave_its_link() =>
        Assert.DoesNotContain("onclick=\"", Render(new CardLine("x") { Url = "https://e.org/\" onclick=\"y" }).Html, StringComparison.Ordinal);

    [Fact]
    public void Control_and_direction_signs_are_dropped_and_half_a_surrogate_pair_is_replaced() =>
        Assert.EndsWith("\nab c�d", Render(new CardLine("a\u0000\u001bb\tc\ud83dd\u202e\u2066\ufeff")).Html, StringComparison.Ordinal);

    [Fact]
    public void The_words_under_a_picture_fit_its_caption()
    {
        var lines = Enumerable.Range(1, 11).Select(_ => new CardLine(new string('я', 300)) { Essential = true }).ToArray();

        var body = CardMessage.Render(Card(lines) with { Chart = new Chart("November", []) });

        Assert.InRange(Seen(body.Html).Length, 700, 1024);
        Assert.InRange((body with { Html = new string('x', 5000) }).ToPlainText().Length, 1000, 1024);
    }

    [Fact]
    public void A_chart_waits_as_a_few_words_that_JSON_can_write()
    {
        var hostile = new string('\u202e', 9) + new string('x', 10_000);
        var bars = Enumerable.Repeat(new ChartBar(hostile, hostile, double.NaN) { Before = double.PositiveInfinity }, 10_000);

        var json = CardMessage.Render(Card() with { Chart = new Chart(hostile, [.. bars]) { Subtitle = hostile } }).ToJson();

        Assert.InRange(json.Length, 1000, 20_000);
        Assert.Equal(json, OutgoingBody.FromJson(json).ToJson());
    }

    [Fact]
    public void A_long_card_keeps_its_head_and_says_that_there_is_more()
    {
        var lines = Enumerable.Range(1, 40).Select(number => new CardLine($"☐ {number}")).ToArray();

        var html = CardMessage.Render(Card(lines), "id").Html;

        Assert.Equal(13, html.Split('\n').Length);
        Assert.EndsWith("\n☐ 11\n<i>lainnya…</i>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_inside_a_text_count_as_lines() =>
        Assert.Equal(13, Render(new CardLine(string.Join('\n', Enumerable.Range(1, 30)))).Html.Split('\n').Length);

    private static CardLine Essential(string text) => new(text) { Essential = true };

    private static string[] Lines(OutgoingBody body) => Seen(body.Html).Split('\n');

    [Fact]
    public void What_must_be_seen_stays_in_its_place_when_a_card_is_cut()
    {
        CardLine[] lines =
        [
            Essential("outcome"), .. Enumerable.Range(1, 20).Select(number => new CardLine($"☐ {number}")), Essential("question"), new("note"), Essential("reader"),
        ];

        Assert.Equal(
            ["📝 Task · draft #k7", "outcome", "☐ 1", "☐ 2", "☐ 3", "☐ 4", "☐ 5", "☐ 6", "☐ 7", "☐ 8", "more…", "question", "reader"],
            Lines(Render(lines)));
    }

    [Fact]
    public void However_many_lines_must_be_seen_all_are()
    {
        var shown = Lines(Render([new("first"), .. Enumerable.Range(1, 14).Select(number => Essential($"{number}")), new("last")]));

        Assert.Equal(["📝 Task · draft #k7", "more…", .. Enumerable.Range(1, 14).Select(number => $"{number}")], shown);
    }

    [Fact]
    public void A_long_text_gives_way_to_what_must_be_seen()
    {
        var shown = Lines(Render([.. Enumerable.Repeat(new CardLine(new string('x', 1000)), 5), Essential(new string('q', 1000))]));

        Assert.Equal([19, 1000, 1000, 1000, 5, 1000], shown.Select(line => line.Length));
    }

    [Fact]
    public void Too_much_that_must_be_seen_is_shortened_and_none_of_it_dropped()
    {
        var shown = Lines(Render([Essential("short"), .. Enumerable.Range(0, 9).Select(number => Essential($"{number}" + new string('q', 1000)))]));

        Assert.Equal(["short", .. Enumerable.Range(0, 9).Select(number => $"{number}q")], shown.Skip(1).Select((line, index) => index == 0 ? line : line[..2]));
        Assert.InRange(shown.Sum(line => line.Length + 1), 3000, 4097);
    }

    [Fact]
    public void Even_thousands_of_lines_that_must_be_seen_are_not_too_long_for_telegram() =>
        Assert.InRange(Seen(Render([.. Enumerable.Repeat(Essential("ab"), 5000)]).Html).Length, 3000, 4096);

    [Theory]
    [InlineData("<")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("a\u0301\u0302")]
    [InlineData("\ud83d")]
    [InlineData("\n")]
    public void Whatever_is_in_it_a_message_is_never_too_long_for_telegram(string sign)
    {
        var text = string.Concat(Enumerable.Repeat(sign, 5000));
        foreach (var essential in new[] { false, true })
        {
            var html = CardMessage.Render(new Card(text, [.. Enumerable.Repeat(new CardLine(text) { Essential = essential }, 30)], [])).Html;

            Assert.InRange(Seen(html).Length, 1, 4096);
            Assert.Equal(html, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(html)));
        }
    }

    [Fact]
    public void A_cut_never_splits_an_emoji() => Assert.Equal("ab…", PlainText.Cut("ab👩‍👩‍👧‍👦cd", 8));

    [Fact]
    public void A_card_that_asks_opens_a_field_instead_of_buttons()
    {
        var body = CardMessage.Render(Card() with { AskToType = new string('x', 100), ReplyTo = 5 });

        Assert.Equal(64, body.ForceReply!.Length);
        Assert.Null(body.Keyboard);
        Assert.Equal(5, body.ReplyTo);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("c", "https://e.org")]
    [InlineData("", null)]
    [InlineData("ééééééééééééééééééééééééééééééééé", null)]
    public void An_impossible_button_is_a_mistake_of_the_program(string? data, string? url) =>
        Assert.Throws<ArgumentException>(() => CardMessage.Render(Card() with { Buttons = [[new CardButton("x", data, url)]] }));

    [Fact]
    public void A_button_to_this_machine_becomes_a_line_as_telegram_would_refuse_it()
    {
        var body = CardMessage.Render(Card() with { Buttons = [[new CardButton("Connect", null, "http://localhost:8080/c")], [new CardButton("OK", "ok")]] });

        Assert.EndsWith("\nConnect: http://localhost:8080/c", body.Html, StringComparison.Ordinal);
        Assert.Equal("ok", Assert.Single(Assert.Single(body.Keyboard!)).Data);
    }

    [Fact]
    public void The_same_card_is_stored_as_the_same_text_and_comes_back_whole()
    {
        var card = Card(new CardLine("Buy <milk> 🥛")) with { Buttons = [[new CardButton("✅ Confirm", "c:1")]], ReplyTo = 9 };

        var json = CardMessage.Render(card).ToJson();

        Assert.Equal(json, CardMessage.Render(card).ToJson());
        Assert.Equal(json, OutgoingBody.FromJson(json).ToJson());
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
