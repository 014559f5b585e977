namespace St4cker.Telegram;

internal sealed record GetUpdatesRequest(long? Offset, int? Limit, int? Timeout, IEnumerable<UpdateType>? AllowedUpdates);

internal sealed record SetWebhookRequest(
    string Url, int? MaxConnections, IEnumerable<UpdateType>? AllowedUpdates, bool DropPendingUpdates, string? SecretToken);

internal sealed record DeleteWebhookRequest(bool DropPendingUpdates);

internal sealed record SendMessageRequest(
    long ChatId, string Text, string? ParseMode, ReplyParameters? ReplyParameters, ReplyMarkup? ReplyMarkup,
    LinkPreviewOptions? LinkPreviewOptions, bool? DisableNotification);

internal sealed record EditMessageTextRequest(
    long ChatId, long MessageId, string Text, string? ParseMode, InlineKeyboardMarkup? ReplyMarkup, LinkPreviewOptions? LinkPreviewOptions);

internal sealed record AnswerCallbackQueryRequest(string CallbackQueryId, string? Text, bool? ShowAlert, string? Url, int? CacheTime);

internal sealed record SetMessageReactionRequest(long ChatId, long MessageId, IEnumerable<ReactionTypeEmoji> Reaction);

internal sealed record SendChatActionRequest(long ChatId, ChatAction Action);

internal sealed record SetMyCommandsRequest(IEnumerable<BotCommand> Commands, BotCommandScope? Scope, string? LanguageCode);

internal sealed record NoParameters;
