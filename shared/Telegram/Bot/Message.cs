using System.Text.Json.Serialization;

namespace St4cker.Telegram;

public sealed record Message
{
    /// <summary>Unique only inside its chat.</summary>
    [JsonPropertyName("message_id")]
    public long Id { get; init; }
    /// <summary>UTC; <see cref="DateTime.MinValue"/> when the message is inaccessible (Telegram says 0).</summary>
    [JsonConverter(typeof(UnixTime))]
    public DateTime Date { get; init; }
    [JsonConverter(typeof(UnixTime))]
    public DateTime EditDate { get; init; }
    public Chat Chat { get; init; } = new();
    public User? From { get; init; }
    public Chat? SenderChat { get; init; }
    public string? Text { get; init; }
    public string? Caption { get; init; }
    public MessageEntity[]? Entities { get; init; }
    public Message? ReplyToMessage { get; init; }
    public TextQuote? Quote { get; init; }
    public MessageOrigin? ForwardOrigin { get; init; }
    public User? ViaBot { get; init; }
    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
    /// <summary>The group became a supergroup with this id.</summary>
    public long? MigrateToChatId { get; init; }

    /// <summary>The message is too old or gone: nothing but its chat and id is known.</summary>
    [JsonIgnore]
    public bool IsInaccessible => Date == DateTime.MinValue;
}

/// <summary>A part of a text; offset and length count UTF-16 units.</summary>
public sealed record MessageEntity
{
    /// <summary>"bot_command", "url", "text_link", …</summary>
    public string Type { get; init; } = "";
    public int Offset { get; init; }
    public int Length { get; init; }
    public string? Url { get; init; }
    public User? User { get; init; }
}

/// <summary>The part of the message that a reply quotes.</summary>
public sealed record TextQuote
{
    public string Text { get; init; } = "";
}

public sealed record User
{
    public long Id { get; init; }
    public bool IsBot { get; init; }
    public string FirstName { get; init; } = "";
    public string? LastName { get; init; }
    public string? Username { get; init; }
    /// <summary>IETF tag of the person's app, such as "id" or "pt-br".</summary>
    public string? LanguageCode { get; init; }
}

public sealed record Chat
{
    public long Id { get; init; }
    public ChatType Type { get; init; }
    public string? Title { get; init; }
    public string? Username { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
}

[JsonConverter(typeof(TolerantEnum<ChatType>))]
public enum ChatType { Unknown, Private, Group, Supergroup, Channel, Sender }
