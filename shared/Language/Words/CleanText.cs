using System.Text;

namespace St4cker.Language.Words;

/// <summary>Takes out what no person types and no store should keep: control characters, halves of surrogate pairs. Everything else stays as it is.</summary>
internal static class CleanText
{
    /// <summary>Telegram sends up to 4096 characters; what comes after this much is not read.</summary>
    public const int LongestRead = 16_384;

    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text.Length > LongestRead)
            text = text[..LongestRead];
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsKept(text, at))
                return Rewritten(text);
        }
        return text;
    }

    /// <summary>The first <paramref name="most"/> characters or fewer, ending with "…" when cut, never inside a character.</summary>
    public static string Shortened(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = most - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd() + "…";
    }

    /// <summary>Is there anything a reader of the text could see?</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var sign in text)
        {
            if (!char.IsWhiteSpace(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.Control
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned))
                return false;
        }
        return true;
    }

    private static bool IsKept(string text, int at)
    {
        var sign = text[at];
        if (char.IsHighSurrogate(sign))
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        if (char.IsLowSurrogate(sign))
            return at > 0 && char.IsHighSurrogate(text[at - 1]);
        return sign == '\n' || !char.IsControl(sign);
    }

    private static string Rewritten(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (IsKept(text, at))
                clean.Append(text[at]);
            else if (text[at] == '\t')
                clean.Append(' ');
            else if (text[at] is '\r' or '\u0085' or '\v' or '\f' && !(at + 1 < text.Length && text[at + 1] == '\n'))
                clean.Append('\n');
        }
        return clean.ToString();
    }
}
