using System.Text.Json;
using System.Text.Json.Serialization;

namespace St4cker.Telegram;

/// <summary>
/// One thing that happened, as Telegram tells it. The names are those of the Telegram.Bot package, the shapes those of
/// https://core.telegram.org/bots/api#update; fields that are not here are ignored.
/// </summary>
public sealed record Update
{
    [JsonPropertyName("update_id")]
    public long Id { get; init; }
    public Message? Message { get; init; }
    public Message? EditedMessage { get; init; }
    public CallbackQuery? CallbackQuery { get; init; }
    public ChatMemberUpdated? MyChatMember { get; init; }

    [JsonIgnore]
    public UpdateType Type => this switch
    {
        { Message: not null } => UpdateType.Message,
        { EditedMessage: not null } => UpdateType.EditedMessage,
        { CallbackQuery: not null } => UpdateType.CallbackQuery,
        { MyChatMember: not null } => UpdateType.MyChatMember,
        _ => UpdateType.Unknown,
    };

    /// <exception cref="JsonException">It is no update.</exception>
    public static Update Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, TelegramJson.Default.Update) ?? throw new JsonException("An update can not be null");
}

[JsonConverter(typeof(TolerantEnum<UpdateType>))]
public enum UpdateType { Unknown, Message, EditedMessage, CallbackQuery, MyChatMember }

/// <summary>A press of a button. <see cref="Data"/> is untrusted, and so is which message it claims to come from.</summary>
public sealed record CallbackQuery
{
    public string Id { get; init; } = "";
    public User From { get; init; } = new();
    /// <summary>The message with the button; it may be <see cref="Message.IsInaccessible"/>.</summary>
    public Message? Message { get; init; }
    public string? Data { get; init; }
}

/// <summary>The bot was blocked, unblocked, added or removed.</summary>
public sealed record ChatMemberUpdated
{
    public Chat Chat { get; init; } = new();
    public User From { get; init; } = new();
    [JsonConverter(typeof(UnixTime))]
    public DateTime Date { get; init; }
    public ChatMember OldChatMember { get; init; } = new();
    public ChatMember NewChatMember { get; init; } = new();
}

public sealed record ChatMember
{
    public ChatMemberStatus Status { get; init; }
    public User User { get; init; } = new();
}

[JsonConverter(typeof(TolerantEnum<ChatMemberStatus>))]
public enum ChatMemberStatus { Unknown, Creator, Administrator, Member, Restricted, Left, Kicked }
