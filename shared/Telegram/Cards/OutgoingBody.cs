using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using St4cker.Drafts;

namespace St4cker.Telegram;

/// <summary>What a message of ours is to look like: the value of <c>outbound_messages.body_json</c>.</summary>
/// <param name="Html">At most 4096 UTF-16 units once Telegram has read the tags; 1024 under a picture.</param>
/// <param name="Keyboard">Rows of buttons; null when there are none.</param>
public sealed partial record OutgoingBody(string Html, IReadOnlyList<IReadOnlyList<OutgoingButton>>? Keyboard = null)
{
    /// <summary>The placeholder of the field that opens for a typed answer (1 to 64 characters), or null.</summary>
    public string? ForceReply { get; init; }
    /// <summary>The message this one answers, or null.</summary>
    public long? ReplyTo { get; init; }
    /// <summary>The picture above the text, or null. It is drawn each time it is sent, so that no row carries a file.</summary>
    public Chart? Chart { get; init; }
    /// <summary>The text of the QR code above the text, or null.</summary>
    public string? QrCode { get; init; }

    [JsonIgnore]
    internal bool HasPicture => Chart is not null || QrCode is not null;

    /// <summary>The same body gives the same text each time, so two texts tell whether anything changed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, OutgoingJson.Default.OutgoingBody);

    public static OutgoingBody FromJson(string json) =>
        JsonSerializer.Deserialize(json, OutgoingJson.Default.OutgoingBody) ?? throw new JsonException("A body can not be null");

    /// <summary>The same without buttons that lead somewhere: their addresses stand in the text.</summary>
    internal OutgoingBody WithoutLinks()
    {
        var links = (Keyboard ?? []).SelectMany(row => row).Where(button => button.Url is not null)
            .Select(button => "\n" + WebUtility.HtmlEncode($"{button.Text}: {button.Url}"));
        var keyboard = (Keyboard ?? []).Select(row => row.Where(button => button.Url is null).ToArray()).Where(row => row.Length > 0).ToArray();
        return this with { Html = Html + string.Concat(links), Keyboard = keyboard.Length == 0 ? null : keyboard };
    }

    /// <summary>What a person would read, with the addresses behind the words.</summary>
    internal string ToPlainText()
    {
        var text = WebUtility.HtmlDecode(Tag().Replace(Link().Replace(Html, "${text} (${url})"), ""));
        return PlainText.Cut(text, HasPicture ? CardMessage.LongestCaption : CardMessage.LongestText);
    }

    internal InlineKeyboardMarkup? ToKeyboard() => Keyboard is null
        ? null
        : new InlineKeyboardMarkup([.. Keyboard.Select(row => row.Select(button => button.ToTelegram()).ToArray())]);

    internal ReplyMarkup? ToMarkup() => ForceReply is null ? ToKeyboard() : new ForceReplyMarkup { InputFieldPlaceholder = ForceReply, Selective = true };

    [GeneratedRegex("""<a href="(?<url>[^"]*)">(?<text>.*?)</a>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("</?[abis]( [^>]*)?>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}

/// <summary>A button with data or an address, one of the two.</summary>
public sealed record OutgoingButton(string Text, string? Data = null, string? Url = null)
{
    internal InlineKeyboardButton ToTelegram() => new(Text, Data, Url);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OutgoingBody))]
internal sealed partial class OutgoingJson : JsonSerializerContext;
