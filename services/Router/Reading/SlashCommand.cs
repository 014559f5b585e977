namespace St4cker.Router.Reading;

/// <param name="Name">In lower case, without the slash and the bot's name.</param>
/// <param name="Argument">What follows, trimmed; may be empty.</param>
internal sealed record SlashCommand(string Name, string Argument)
{
    private const int LongestName = 32;

    public static SlashCommand? Parse(string text)
    {
        if (text is not ['/', var first, ..] || !char.IsAsciiLetter(first))
            return null;
        var end = text.AsSpan().IndexOfAny(" \n\t");
        var word = end < 0 ? text[1..] : text[1..end];
        var at = word.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? word : word[..at];
        return name.Length <= LongestName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? new SlashCommand(name.ToLowerInvariant(), end < 0 ? "" : text[end..].Trim())
            : null;
    }
}
