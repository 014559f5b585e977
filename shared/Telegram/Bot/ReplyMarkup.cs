using System.Text.Json.Serialization;

namespace St4cker.Telegram;

/// <summary>What stands under a message or opens instead of the keyboard.</summary>
[JsonDerivedType(typeof(InlineKeyboardMarkup))]
[JsonDerivedType(typeof(ForceReplyMarkup))]
public abstract record ReplyMarkup;

/// <summary>Rows of buttons under a message. No rows in an edit take the buttons away.</summary>
public sealed record InlineKeyboardMarkup(IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard) : ReplyMarkup;

/// <summary>A button that answers with <paramref name="CallbackData"/> (1 to 64 bytes) or opens <paramref name="Url"/>.</summary>
public sealed record InlineKeyboardButton(string Text, string? CallbackData = null, string? Url = null)
{
    public static InlineKeyboardButton WithCallbackData(string text, string callbackData) => new(text, CallbackData: callbackData);
    public static InlineKeyboardButton WithUrl(string text, string url) => new(text, Url: url);
}

/// <summary>The person's app opens a reply to this message.</summary>
public sealed record ForceReplyMarkup : ReplyMarkup
{
    [JsonPropertyName("force_reply")]
    public bool ForceReply => true;
    /// <summary>1 to 64 characters.</summary>
    public string? InputFieldPlaceholder { get; init; }
    public bool Selective { get; init; }
}

public sealed record ReplyParameters
{
    public long MessageId { get; init; }
    public bool AllowSendingWithoutReply { get; init; }
}

public sealed record LinkPreviewOptions
{
    public bool IsDisabled { get; init; }
}

public abstract record ReactionType;

public sealed record ReactionTypeEmoji(string Emoji) : ReactionType
{
    public string Type => "emoji";
}

/// <summary>A line of the bot's menu.</summary>
/// <param name="Command">1 to 32 of a-z, 0-9 and _, without the slash.</param>
/// <param name="Description">1 to 256 characters.</param>
public sealed record BotCommand(string Command, string Description);

/// <summary>Whose menu it is.</summary>
public sealed record BotCommandScope(string Type)
{
    public static BotCommandScope Default() => new("default");
    public static BotCommandScope AllPrivateChats() => new("all_private_chats");
    public static BotCommandScope AllGroupChats() => new("all_group_chats");
}

public sealed record WebhookInfo
{
    /// <summary>Empty: no webhook is set.</summary>
    public string Url { get; init; } = "";
    public int PendingUpdateCount { get; init; }
    public string? LastErrorMessage { get; init; }
    public int? MaxConnections { get; init; }
}

public enum ParseMode { None, Html }

[JsonConverter(typeof(TolerantEnum<ChatAction>))]
public enum ChatAction { Typing }
