using St4cker.Storage;

namespace St4cker.Telegram;

/// <summary>A message that is to stand in a chat; whoever writes it again under the same key changes what stands there.</summary>
/// <param name="Key">Tells messages apart for ever. One key, one message in the chat.</param>
/// <param name="Kind"><see cref="Card"/> or <see cref="Notice"/>.</param>
public sealed record OutgoingMessage(string Key, long UserId, long ChatId, string Kind, OutgoingBody Body)
{
    /// <summary>A draft's card: it is edited again and again, and sent anew when it is gone from the chat.</summary>
    public const string Card = "card";
    /// <summary>Said once.</summary>
    public const string Notice = "notice";

    public Guid? DraftId { get; init; }

    /// <summary>Send it as a new message below, and let the old one be: the person asked to see it again.</summary>
    public bool Anew { get; init; }

    /// <summary>What it answers.</summary>
    public Cause Cause { get; init; }

    public static OutgoingMessage ForDraft(Guid draftId, long userId, long chatId, OutgoingBody body) =>
        new($"draft:{draftId}", userId, chatId, Card, body) { DraftId = draftId };

    /// <summary>An answer to one update; a retry of the work that writes it again changes nothing.</summary>
    /// <param name="name">Tells several answers to one update apart.</param>
    public static OutgoingMessage ForUpdate(long botId, long updateId, string name, long userId, long chatId, OutgoingBody body) =>
        new(KeyForUpdate(botId, updateId, name), userId, chatId, Notice, body);

    public static string KeyForUpdate(long botId, long updateId, string name) => string.Create(CultureInfo.InvariantCulture, $"notice:{botId}:{updateId}:{name}");

    /// <summary>Says that the message under <paramref name="lostKey"/> may not have arrived; at most one for each.</summary>
    public static OutgoingMessage ForLost(string lostKey, long userId, long chatId, OutgoingBody body) =>
        new(UnknownMessages.NoticePrefix + lostKey, userId, chatId, Notice, body);
}
