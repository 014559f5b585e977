using System.Text.RegularExpressions;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>What a person's app finds in the text by itself: commands, links, mentions.</summary>
internal static partial class PersonText
{
    public static IReadOnlyList<TelegramEntity>? Entities(string text)
    {
        var found = Command().Matches(text).Select(m => Of("bot_command", m))
            .Concat(Link().Matches(text).Select(m => Of("url", m)))
            .Concat(Mention().Matches(text).Select(m => Of("mention", m)))
            .OrderBy(e => e.Offset)
            .ToList();
        return found.Count == 0 ? null : found;
    }

    private static TelegramEntity Of(string type, Capture at) => new(type, at.Index, at.Length);

    [GeneratedRegex(@"(?<![\w/<])/[A-Za-z0-9_]{1,32}(?:@\w+)?(?![\w/])", RegexOptions.None, 200)]
    private static partial Regex Command();

    [GeneratedRegex(@"\bhttps?://[^\s<>""]+", RegexOptions.None, 200)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\w)@[A-Za-z]\w{3,31}", RegexOptions.None, 200)]
    private static partial Regex Mention();
}
