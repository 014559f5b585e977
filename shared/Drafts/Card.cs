namespace St4cker.Drafts;

/// <summary>What a person sees of a draft or an answer, as plain text: whoever shows it escapes and styles it.</summary>
/// <param name="Heading">The first line, shown bold: what it is.</param>
/// <param name="Buttons">Rows of buttons; may be empty.</param>
public sealed record Card(string Heading, IReadOnlyList<CardLine> Lines, IReadOnlyList<IReadOnlyList<CardButton>> Buttons)
{
    /// <summary>With the heading; more would push the conversation off a phone's screen.</summary>
    public const int MostLines = 12;

    /// <summary>The person is asked to type an answer: the placeholder (1 to 64 characters) of the field that opens. A card with it has no buttons.</summary>
    public string? AskToType { get; init; }
    /// <summary>The message this one answers, or null.</summary>
    public long? ReplyTo { get; init; }
    /// <summary>A picture above the words, or null. The words then have a quarter of the room.</summary>
    public Chart? Chart { get; init; }
    /// <summary>A text to show as a QR code above the words, or null; instead of a chart.</summary>
    public string? QrCode { get; init; }
}

public sealed record CardLine(string Text, LineStyle Style = LineStyle.Plain)
{
    /// <summary>The line leads there.</summary>
    public string? Url { get; init; }
    /// <summary>One of many alike: the last of them give way when the card would be too long.</summary>
    public bool MayFold { get; init; }
    /// <summary>What happened or what is asked: it stays when the card is too long to be shown whole.</summary>
    public bool Essential { get; init; }
}

public enum LineStyle { Plain, Strong, Faint, Struck }

/// <summary>A button answers with <paramref name="Data"/> (1 to 64 bytes) or opens <paramref name="Url"/>; exactly one of the two is set.</summary>
public sealed record CardButton(string Text, string? Data, string? Url = null);
