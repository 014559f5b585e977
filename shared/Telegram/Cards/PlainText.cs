using System.Text;

namespace St4cker.Telegram;

/// <summary>Makes any text fit to be shown: nothing invisible that moves other signs about, no broken Unicode, no more than fits.</summary>
internal static class PlainText
{
    private const char Ellipsis = '…';

    /// <summary>Drops control and direction signs, makes tabs and line ends blanks, and puts a sign where half a surrogate pair stands.</summary>
    public static string OneLine(string text, int atMost) => Cut(Clean(text, keepLines: false).Trim(), atMost);

    /// <summary>The same, but line ends stay.</summary>
    public static IEnumerable<string> Lines(string text, int atMost) =>
        Clean(text, keepLines: true).Split('\n').Select(line => Cut(line.TrimEnd(), atMost));

    /// <summary>At most so many UTF-16 units; a cut falls between two signs as a person sees them, never inside an emoji.</summary>
    public static string Cut(string text, int atMost)
    {
        if (text.Length <= atMost)
            return text;
        if (atMost <= 0)
            return "";
        var end = 0;
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            if (end + next > atMost - 1)
                break;
            end += next;
        }
        return text[..end] + Ellipsis;
    }

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // Half a surrogate pair is enumerated as the replacement sign.
            if (rune.Value == '\n' && keepLines)
                clean.Append('\n');
            else if (rune.Value is '\n' or '\t')
                clean.Append(' ');
            else if (!Rune.IsControl(rune) && !MovesOthers(rune.Value))
                clean.Append(rune);
        }
        return clean.ToString();
    }

    // Direction overrides and isolates could make a card read otherwise than it is; the byte order mark is nothing.
    private static bool MovesOthers(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xFFF9 and <= 0xFFFB);
}
