using System.Text;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>Reads the HTML that the Bot API allows into text and entities, and refuses the rest as the Bot API does.</summary>
internal static class BotHtml
{
    private sealed record OpenTag(string Name, string Type, int Start, string? Url, string? Language);

    public static (string Text, IReadOnlyList<TelegramEntity> Entities) Read(string html)
    {
        var text = new StringBuilder();
        var open = new Stack<OpenTag>();
        var entities = new List<TelegramEntity>();
        for (var i = 0; i < html.Length;)
        {
            if (html[i] == '<')
                i = ReadTag(html, i, text, open, entities);
            else if (html[i] == '&' && ReadReference(html, i) is var (decoded, end))
                (_, i) = (text.Append(decoded), end);
            else
                text.Append(html[i++]);
        }
        if (open.TryPeek(out var unclosed))
            throw Wrong($"Can't find end tag corresponding to start tag \"{unclosed.Name}\"");
        entities.Sort((a, b) => a.Offset != b.Offset ? a.Offset.CompareTo(b.Offset) : b.Length.CompareTo(a.Length));
        return (text.ToString(), entities);
    }

    private static int ReadTag(string html, int at, StringBuilder text, Stack<OpenTag> open, List<TelegramEntity> entities)
    {
        var end = html.IndexOf('>', at);
        if (end < 0)
            throw Wrong($"Unclosed start tag at byte offset {Bytes(html, at)}");
        var inside = html[(at + 1)..end];
        if (inside.StartsWith('/'))
            Close(html, at, inside[1..].Trim().ToLowerInvariant(), text, open, entities);
        else
            open.Push(Open(html, at, inside, text.Length, open));
        return end + 1;
    }

    private static OpenTag Open(string html, int at, string inside, int start, Stack<OpenTag> open)
    {
        var name = new string([.. inside.TakeWhile(c => !char.IsWhiteSpace(c))]).ToLowerInvariant();
        var attributes = inside[name.Length..];
        var type = name switch
        {
            "b" or "strong" => "bold",
            "i" or "em" => "italic",
            "u" or "ins" => "underline",
            "s" or "strike" or "del" => "strikethrough",
            "tg-spoiler" => "spoiler",
            "span" when Attribute(attributes, "class") == "tg-spoiler" => "spoiler",
            "span" => throw Wrong($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(html, at)}"),
            "a" => "text_link",
            "code" => "code",
            "pre" => "pre",
            "blockquote" => attributes.Contains("expandable", StringComparison.Ordinal) ? "expandable_blockquote" : "blockquote",
            _ => throw Wrong($"Unsupported start tag \"{name}\" at byte offset {Bytes(html, at)}"),
        };
        if (type == "blockquote" && open.Any(tag => tag.Name == "blockquote"))
            throw Wrong("Blockquotes can't be nested");
        var language = type == "code" && Attribute(attributes, "class") is { } of && of.StartsWith("language-", StringComparison.Ordinal) ? of[9..] : null;
        return new OpenTag(name, type, start, type == "text_link" ? Attribute(attributes, "href") : null, language);
    }

    private static void Close(string html, int at, string name, StringBuilder text, Stack<OpenTag> open, List<TelegramEntity> entities)
    {
        if (!open.TryPop(out var tag))
            throw Wrong($"Unexpected end tag at byte offset {Bytes(html, at)}");
        if (name.Length > 0 && name != tag.Name)
            throw Wrong($"Unmatched end tag at byte offset {Bytes(html, at)}, expected \"</{tag.Name}>\", found \"</{name}>\"");
        var length = text.Length - tag.Start;
        if (length == 0 || (tag.Type == "text_link" && !IsLink(tag.Url)))
            return;
        entities.Add(new TelegramEntity(tag.Type, tag.Start, length) { Url = tag.Url, Language = tag.Language });
    }

    private static bool IsLink(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "tg" or "mailto";

    private static string? Attribute(string attributes, string name)
    {
        var at = attributes.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = attributes[(at + name.Length)..].TrimStart().TrimStart('=').TrimStart();
        var raw = value switch
        {
            ['"', .. var rest] => rest.Split('"')[0],
            ['\'', .. var rest] => rest.Split('\'')[0],
            _ => value.Split(' ')[0],
        };
        return System.Net.WebUtility.HtmlDecode(raw);
    }

    // The Bot API knows four names and the numbers; anything else stays as it was written.
    private static (string Text, int End)? ReadReference(string html, int at)
    {
        var end = html.IndexOf(';', at);
        if (end < 0 || end - at > 10)
            return null;
        var name = html[(at + 1)..end];
        var known = name switch { "lt" => "<", "gt" => ">", "amp" => "&", "quot" => "\"", ['#', ..] => Number(name[1..]), _ => null };
        return known is null ? null : (known, end + 1);
    }

    private static string? Number(string digits)
    {
        var read = digits is ['x' or 'X', .. var hex]
            ? int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        return read && Rune.IsValid(value) && value > 0 ? new Rune(value).ToString() : null;
    }

    private static int Bytes(string html, int at) => Encoding.UTF8.GetByteCount(html.AsSpan(0, at));

    private static Refusal Wrong(string why) => Refusal.BadRequest("can't parse entities: " + why);
}
