using System.Text.Json.Serialization;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>A message as a person's app shows it: with what the Bot API does not send back.</summary>
public sealed record ChatEntry(TelegramMessage Message)
{
    /// <summary>The bot wants a reply: the placeholder of the field, empty when it gave none.</summary>
    public string? AskToType { get; init; }
    /// <summary>The bot's emoji on it.</summary>
    public string? Reaction { get; init; }

    /// <summary>The text, or what stands under a picture.</summary>
    [JsonIgnore]
    public string Words => Message.Text ?? Message.Caption ?? "";

    /// <summary>All buttons, row after row.</summary>
    public IEnumerable<TelegramButton> Buttons => Message.ReplyMarkup?.InlineKeyboard?.SelectMany(row => row) ?? [];
}

/// <summary>The bot's answer to a press: a toast, or an alert that must be closed.</summary>
public sealed record PressAnswer(string PressId, long PersonId, string? Text, bool ShowAlert, string? Url);

/// <summary>Something that a person's app would show now. Exactly one of the members is set besides the chat.</summary>
/// <param name="ChatId">0: concerns all chats.</param>
public sealed record ChatChange(long ChatId)
{
    public ChatEntry? Written { get; init; }
    public long? RemovedMessageId { get; init; }
    public string? Action { get; init; }
    public PressAnswer? Answer { get; init; }
    public bool CommandsChanged { get; init; }
}
