using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

/// <summary>Subtasks: lines with bullets, or short parts after a colon.</summary>
internal static class Lists
{
    public const int Most = 50;
    private const int LongestPart = 60;
    private const int MostWordsInPart = 6;
    private const string Bullets = "-*•–—·▪▫◦○●‣⁃☐☑☒✅✔✓✗➤►▶→+";

    /// <summary>The line without its bullet, number or box; null when it has none.</summary>
    public static string? Item(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        var rest = WithoutNumber(line);
        if (rest.Length == line.Length && line.Length > 0 && Bullets.Contains(line[0]))
            rest = line[1..] is ['\uFE0F', .. var plain] ? plain : line[1..];
        if (rest.Length < line.Length && line[0] < 128 && rest.Length > 0 && !char.IsWhiteSpace(rest[0]))
            return null;
        var boxed = WithoutBox(rest.TrimStart());
        if (boxed.Length == line.Length)
            return null;
        return boxed.Trim().ToString();
    }

    /// <summary>Short parts between commas or semicolons, the last perhaps after "and"; fewer than two are no list, long ones are a sentence.</summary>
    public static List<string>? Parts(Remainder left, int from, int to, bool anyLength)
    {
        var parts = new List<string>();
        var start = from;
        for (var at = from; at <= to; at++)
        {
            if (at < to && !left.Said.IsSign(at, ',') && !left.Said.IsSign(at, ';') && !(left.Said.Is(at, Sense.And) && (parts.Count > 0 || anyLength) && IsLastPart(left, at, to)))
                continue;
            var part = left.Text(start, at).TrimEnd('.');
            if (part.Length > 0 && !CleanText.IsBlank(part))
            {
                if (!anyLength && (part.Length > LongestPart || part.AsSpan().Count(' ') >= MostWordsInPart))
                    return null;
                parts.Add(CleanText.Shortened(part, TitleText.Longest));
            }
            start = at + 1;
        }
        return parts.Count >= (anyLength ? 1 : 2) ? parts : null;
    }

    private static bool IsLastPart(Remainder left, int at, int to)
    {
        // "milk, eggs and bread": no comma comes after; looked for only here, and parts are short, so this stays linear.
        for (var after = at + 1; after < to && after < at + 12; after++)
        {
            if (left.Said.IsSign(after, ',') || left.Said.IsSign(after, ';'))
                return false;
        }
        return true;
    }

    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> line)
    {
        var digits = 0;
        while (digits < line.Length && digits < 4 && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits is > 0 and < 4 && digits < line.Length && line[digits] is '.' or ')' ? line[(digits + 1)..] : line;
    }

    private static ReadOnlySpan<char> WithoutBox(ReadOnlySpan<char> line) =>
        line is ['[', ' ' or 'x' or 'X', ']', .. var boxed] ? boxed : line is ['[', ']', .. var empty] ? empty : line;
}
