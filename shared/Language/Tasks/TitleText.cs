using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

internal static class TitleText
{
    /// <summary>As many characters as Google Tasks takes.</summary>
    public const int Longest = 1024;
    public const int LongestNote = 8192;
    private const int LongestName = 128;

    /// <summary>The title as it is kept, or null when nothing is left of it; with the whole text when it had to be cut.</summary>
    public static (string? Title, string? Whole) Of(string text)
    {
        text = text.Trim();
        if (CleanText.IsBlank(text))
            return (null, null);
        text = Capitalised(text);
        return text.Length <= Longest ? (text, null) : (CleanText.Shortened(text, Longest), text);
    }

    public static string? Note(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
        {
            if (part is not null && !CleanText.IsBlank(part))
                said.Add(part.Trim());
        }
        return said.Count == 0 ? null : CleanText.Shortened(string.Join('\n', said), LongestNote);
    }

    public static string? Name(string? text)
    {
        text = text?.Trim().Trim('"', ',', ';', '.', ':').Trim();
        return string.IsNullOrEmpty(text) || CleanText.IsBlank(text) ? null : CleanText.Shortened(Capitalised(text), LongestName);
    }

    /// <summary>A name as it was written.</summary>
    public static string? AsNamed(string? text)
    {
        text = text?.Trim().Trim('"', ',', ';', ':').Trim();
        return string.IsNullOrEmpty(text) || CleanText.IsBlank(text) ? null : CleanText.Shortened(text, LongestName);
    }

    /// <summary>Signs may come before the first letter ("🎉 party"); a quotation stays as it is.</summary>
    private static string Capitalised(string text)
    {
        var at = 0;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] >= 128 && !char.IsLetterOrDigit(text[at]) && text[at] is not ('“' or '«' or '„' or '‘')))
            at++;
        if (at >= text.Length || !char.IsLower(text[at]) || text.AsSpan(at).StartsWith("http", StringComparison.Ordinal))
            return text;
        return string.Concat(text.AsSpan(0, at), [char.ToUpperInvariant(text[at])], text.AsSpan(at + 1));
    }
}
