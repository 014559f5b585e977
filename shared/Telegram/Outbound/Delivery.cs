namespace St4cker.Telegram;

/// <summary>A message that the dispatcher has in hand.</summary>
/// <param name="MessageId">Null: it is sent for the first time, else edited.</param>
/// <param name="Attempts">With this one.</param>
internal sealed record ClaimedMessage(
    long Id, long UserId, long ChatId, Guid? DraftId, string Kind, string Body, int Revision, long? MessageId, int Attempts, string? TraceParent)
{
    public bool IsFirstSend => MessageId is null;
    public bool IsCard => Kind == OutgoingMessage.Card;
    public bool IsPrivate => ChatId == UserId;
    /// <summary>When the update arrived that it answers; null: nobody waits for it.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
    /// <summary>Since when it could have been sent.</summary>
    public DateTimeOffset WaitsSince { get; init; }
}

/// <summary>What came of sending it.</summary>
internal enum Outcome
{
    Sent,
    /// <summary>Not done: again after a pause.</summary>
    Retry,
    /// <summary>The message to edit is gone: a new one takes its place.</summary>
    SendAnew,
    /// <summary>Perhaps done. Not to be repeated blindly.</summary>
    Unknown,
    /// <summary>It will never work.</summary>
    Failed,
    /// <summary>The person does not want the bot: nothing more to this chat.</summary>
    Blocked,
    /// <summary>The program stops: the row stays as it is, and the next leader judges it.</summary>
    Left,
}

/// <summary>A message with what came of it.</summary>
internal sealed record Delivery(ClaimedMessage Message, Outcome Outcome, string? Error = null, long? MessageId = null)
{
    // Order is kept for the first tries; a message that fails on and on must not hold up the chat's others.
    private const int TriesInOrder = 3;
    // At a minute each, more than half a day.
    private const int MostTries = 1000;
    private const string NotModified = "message is not modified";
    private const string NoText = "there is no text in the message to edit";
    // No fault of the formatting.
    private static readonly string[] Hopeless =
        [NotModified, NoText, "chat not found", "PEER_ID_INVALID", "not enough rights", "have no rights", "group chat was", "message is too long", "TOPIC_"];
    private static readonly string[] AboutPictures = ["photo", "image", "media"];
    private static readonly TimeSpan UnreachablePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RefusedBotPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Before the next try.</summary>
    public TimeSpan Pause { get; init; }
    /// <summary>When the pause is over.</summary>
    public DateTimeOffset NotBefore { get; init; }
    /// <summary>Whom the pause holds up.</summary>
    public Extent Extent { get; init; }
    /// <summary>The group's new id.</summary>
    public long? MovedTo { get; init; }

    /// <summary>What stands in the chat is, or may be, what this edit brought there.</summary>
    public bool MayHaveEdited => !Message.IsFirstSend && Outcome is Outcome.Sent or Outcome.Retry;

    public static Delivery Sent(ClaimedMessage message, long messageId) => new(message, Outcome.Sent, MessageId: messageId);

    /// <summary>What a failure means for this message: pure.</summary>
    public static Delivery Of(ClaimedMessage message, RequestException failure) => failure switch
    {
        NotSentException => new Delivery(message, Outcome.Retry, "not reached") { Pause = UnreachablePause, Extent = Extent.All },
        NoAnswerException when message.IsFirstSend => new Delivery(message, Outcome.Unknown, failure.Message),
        // An edit done twice is done once.
        NoAnswerException => Again(message, failure.Message),
        ApiRequestException refusal => Of(message, refusal),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.GetType().Name, "A failure of a new kind"),
    };

    /// <summary>The formatting may be at fault: nothing else is known that would explain it.</summary>
    public static bool MayGoPlain(ApiRequestException refusal) =>
        refusal.ErrorCode == 400 && refusal.Parameters?.MigrateToChatId is null && !IsGone(refusal) && !Hopeless.Any(words => Says(refusal, words));

    /// <summary>The picture may not be sent here, or not as it is: the words go without it.</summary>
    public static bool IsOfPicture(ApiRequestException refusal) =>
        refusal.ErrorCode == 413 || (refusal.ErrorCode == 400 && AboutPictures.Any(words => Says(refusal, words)));

    /// <summary>It is the text that could not be read, so the buttons may stay as they are.</summary>
    public static bool IsOfText(ApiRequestException refusal) => Says(refusal, "parse entities");

    private static Delivery Of(ClaimedMessage message, ApiRequestException refusal) => refusal switch
    {
        { Parameters.MigrateToChatId: { } chat } => new Delivery(message, Outcome.Retry, "moved") { MovedTo = chat },
        { ErrorCode: 429 } => new Delivery(message, Outcome.Retry, "limited")
        {
            Pause = TimeSpan.FromSeconds(Math.Max(1, refusal.Parameters?.RetryAfter ?? 1)),
            Extent = Extent.Limited,
        },
        { ErrorCode: 400 } when Says(refusal, NotModified) => new Delivery(message, Outcome.Sent, MessageId: message.MessageId),
        { ErrorCode: 400 } when !message.IsFirstSend && message.IsCard && IsGone(refusal) => new Delivery(message, Outcome.SendAnew, refusal.Message),
        // A picture stands there, which no edit makes a text.
        { ErrorCode: 400 } when Says(refusal, NoText) => new Delivery(message, Outcome.SendAnew, refusal.Message),
        { ErrorCode: 401 or 404 } => new Delivery(message, Outcome.Retry, refusal.Message) { Pause = RefusedBotPause, Extent = Extent.All },
        { ErrorCode: 403 } => new Delivery(message, Outcome.Blocked, refusal.Message),
        { ErrorCode: >= 500 } => Again(message, refusal.Message),
        _ => new Delivery(message, Outcome.Failed, refusal.Message),
    };

    private static Delivery Again(ClaimedMessage message, string error) => message.Attempts >= MostTries
        ? new Delivery(message, Outcome.Failed, error)
        : new Delivery(message, Outcome.Retry, error)
        {
            Pause = Min(LongestPause, TimeSpan.FromSeconds(0.5 * Math.Pow(2, Math.Min(message.Attempts - 1, 10)))),
            Extent = message.Attempts <= TriesInOrder ? Extent.Chat : Extent.Message,
        };

    // The person deleted it or cleared the chat. What became of a draft must be told all the same, so a card comes anew.
    private static bool IsGone(ApiRequestException refusal) =>
        Says(refusal, "message to edit not found") || Says(refusal, "message can't be edited") || Says(refusal, "MESSAGE_ID_INVALID");

    private static bool Says(ApiRequestException refusal, string words) => refusal.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

internal enum Extent
{
    Message,
    Chat,
    /// <summary>The chat, by Telegram's own word.</summary>
    Limited,
    All,
}
