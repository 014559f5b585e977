using System.Text;
using St4cker.Drafts;

namespace St4cker.Telegram;

/// <summary>A card as a Telegram message: pure, and within Telegram's limits whatever the card holds.</summary>
public static class CardMessage
{
    /// <summary>Telegram's limit: UTF-16 units of the text without its tags.</summary>
    public const int LongestText = 4096;
    /// <summary>The same of a text under a picture.</summary>
    public const int LongestCaption = 1024;
    /// <summary>More would push the conversation off a phone's screen; what must be seen is shown all the same.</summary>
    public const int MostLines = Card.MostLines;

    private const int LongestHeading = 256;
    private const int LongestLine = 1024;

    /// <param name="language">Of the words "more…" under a card that was cut: "en", "id" or "ru".</param>
    /// <exception cref="ArgumentException">A button is impossible (see <see cref="CardKeyboard"/>): a mistake of the program, not of a person.</exception>
    public static OutgoingBody Render(Card card, string language = "en")
    {
        var (keyboard, links) = CardKeyboard.Of(card.Buttons);
        var longest = card.Chart is null && card.QrCode is null ? LongestText : LongestCaption;
        return new OutgoingBody(Text([.. card.Lines, .. links], card.Heading, More(language), longest), card.AskToType is null ? keyboard : null)
        {
            ForceReply = card.AskToType is null ? null : NotEmpty(PlainText.OneLine(card.AskToType, 64)),
            ReplyTo = card.ReplyTo,
            Chart = card.Chart is null ? null : ChartPicture.Bounded(card.Chart),
            QrCode = card.QrCode,
        };
    }

    private static string Text(IReadOnlyList<CardLine> lines, string heading, string more, int longest)
    {
        var title = NotEmpty(PlainText.OneLine(heading, LongestHeading));
        // The line that tells of more needs its room too, with its line end.
        var room = longest - title.Length - 1 - more.Length;
        var rows = Fit([.. lines.SelectMany(RowsOf)], room);
        var left = RowsBesides(rows, room);
        var html = new StringBuilder().Append("<b>").Append(Escape(title)).Append("</b>");
        foreach (var row in rows)
        {
            if (row.Line.Essential || left-- > 0)
                html.Append('\n').Append(Styled(row.Text, row.Line));
            else if (left == -1)
                html.Append("\n<i>").Append(more).Append("</i>");
        }
        return html.ToString();
    }

    private static IEnumerable<Row> RowsOf(CardLine line) => PlainText.Lines(line.Text, LongestLine).Select(text => new Row(text, line));

    /// <summary>What must be seen is shortened until it fits: the longest rows first, and beyond all reason the last ones go.</summary>
    private static List<Row> Fit(List<Row> rows, int room)
    {
        for (var longest = LongestLine; Room(rows.Where(row => row.Line.Essential)) > room && longest > 0; longest = longest * 3 / 4)
            rows = [.. rows.Select(row => row.Line.Essential ? row with { Text = PlainText.Cut(row.Text, longest) } : row)];
        return Room(rows.Where(row => row.Line.Essential)) > room ? [.. rows.Where(row => row.Line.Essential).Take(room / 2)] : rows;
    }

    /// <summary>How many rows may be shown besides what must be seen: the first of them.</summary>
    private static int RowsBesides(List<Row> rows, int room)
    {
        var essential = rows.Where(row => row.Line.Essential).ToList();
        var free = room - Room(essential);
        var besides = rows.Where(row => !row.Line.Essential).Take(Math.Max(0, MostLines - 1 - essential.Count));
        return besides.TakeWhile(row => (free -= row.Room) >= 0).Count();
    }

    private static int Room(IEnumerable<Row> rows) => rows.Sum(row => row.Room);

    private static string Styled(string text, CardLine line)
    {
        if (text.Length == 0)
            return "";
        var escaped = Escape(text);
        if (CardKeyboard.WebAddress(line.Url) is { } url)
            escaped = $"<a href=\"{Escape(url).Replace("\"", "&quot;", StringComparison.Ordinal)}\">{escaped}</a>";
        return line.Style switch
        {
            LineStyle.Plain => escaped,
            LineStyle.Strong => $"<b>{escaped}</b>",
            LineStyle.Faint => $"<i>{escaped}</i>",
            LineStyle.Struck => $"<s>{escaped}</s>",
            _ => throw new ArgumentOutOfRangeException(nameof(line), line.Style, "No such style"),
        };
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // Telegram refuses a message or a placeholder without a visible sign.
    private static string NotEmpty(string text) => text.Length == 0 ? "…" : text;

    private static string More(string language) => language switch
    {
        "id" => "lainnya…",
        "ru" => "ещё…",
        _ => "more…",
    };

    /// <summary>One line of the screen, and what it is part of.</summary>
    private sealed record Row(string Text, CardLine Line)
    {
        /// <summary>With its line end.</summary>
        public int Room => Text.Length + 1;
    }
}
