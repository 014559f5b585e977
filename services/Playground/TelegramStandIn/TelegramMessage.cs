using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace St4cker.Playground.TelegramStandIn;

// The Bot API's own shapes, as far as the stand-in speaks them. They are written in snake_case.

public sealed record TelegramUser(long Id, bool IsBot, string FirstName)
{
    public string? Username { get; init; }
    public string? LanguageCode { get; init; }
}

/// <param name="Type">"private", "group" or "supergroup".</param>
public sealed record TelegramChat(long Id, string Type)
{
    public string? Title { get; init; }
    public string? FirstName { get; init; }
    public string? Username { get; init; }
}

/// <summary>Dates are Unix seconds, as the Bot API sends them.</summary>
public sealed record TelegramMessage
{
    public required long MessageId { get; init; }
    public required TelegramUser From { get; init; }
    public required TelegramChat Chat { get; init; }
    public required long Date { get; init; }
    public long? EditDate { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<TelegramEntity>? Entities { get; init; }
    public string? Caption { get; init; }
    public IReadOnlyList<TelegramEntity>? CaptionEntities { get; init; }
    public TelegramMessage? ReplyToMessage { get; init; }
    public JsonNode? ForwardOrigin { get; init; }
    public TelegramMarkup? ReplyMarkup { get; init; }
    public JsonNode? Photo { get; init; }
    public JsonNode? Sticker { get; init; }
    public JsonNode? Voice { get; init; }
}

/// <summary>Offset and length count UTF-16 units.</summary>
public sealed record TelegramEntity(string Type, int Offset, int Length)
{
    public string? Url { get; init; }
    public string? Language { get; init; }
}

/// <summary>An inline keyboard, or the wish for a reply.</summary>
public sealed record TelegramMarkup
{
    public IReadOnlyList<IReadOnlyList<TelegramButton>>? InlineKeyboard { get; init; }
    public bool? ForceReply { get; init; }
    public string? InputFieldPlaceholder { get; init; }
    public bool? Selective { get; init; }
}

public sealed record TelegramButton(string Text)
{
    public string? CallbackData { get; init; }
    public string? Url { get; init; }
}

public sealed record TelegramUpdate
{
    public required long UpdateId { get; init; }
    public TelegramMessage? Message { get; init; }
    public TelegramMessage? EditedMessage { get; init; }
    public TelegramPress? CallbackQuery { get; init; }

    [JsonIgnore]
    internal string Kind => this switch
    {
        { Message: not null } => "message",
        { EditedMessage: not null } => "edited_message",
        _ => "callback_query",
    };
}

/// <summary>A pressed button: the Bot API's callback query.</summary>
public sealed record TelegramPress(string Id, TelegramUser From, TelegramMessage Message, string ChatInstance, string Data);

/// <param name="Command">Without the slash.</param>
public sealed record TelegramCommand(string Command, string Description);
