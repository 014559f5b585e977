using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace St4cker.Telegram;

/// <summary>
/// The Bot API (https://core.telegram.org/bots/api), as much of it as is needed here. It stands in for the Telegram.Bot
/// package and carries its names, so that the package can take its place.
/// </summary>
/// <remarks>Every method throws one of the three <see cref="RequestException"/>s when it brings no result.</remarks>
public sealed partial class TelegramBotClient(TelegramSettings settings) : IDisposable
{
    private const int UsualAnswer = 1 << 20;
    // A hundred updates with long texts, all of them escaped.
    private const int AnswerWithUpdates = 1 << 24;
    private const int LongestDescription = 300;
    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };
    private readonly BotConnection _connection = new(settings);

    public long BotId => settings.BotId;

    public void Dispose() => _connection.Dispose();

    public Task<User> GetMe(CancellationToken cancellationToken = default) =>
        CallAsync("getMe", new NoParameters(), TelegramJson.Default.NoParameters, TelegramJson.Default.ApiResponseUser, cancellationToken);

    /// <summary>Takes the updates past <paramref name="offset"/> and waits up to <paramref name="timeout"/> seconds for the first of them.</summary>
    /// <returns>Each as Telegram wrote it, to be stored before the offset moves.</returns>
    public async Task<IReadOnlyList<RawUpdate>> GetRawUpdates(
        long? offset = null, int? limit = null, int? timeout = null, IEnumerable<UpdateType>? allowedUpdates = null,
        CancellationToken cancellationToken = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new GetUpdatesRequest(offset, limit, timeout, allowedUpdates), TelegramJson.Default.GetUpdatesRequest);
        return await TracedAsync("getUpdates", async () =>
        {
            var answer = await _connection.PostAsync("getUpdates", body, TimeSpan.FromSeconds(timeout ?? 0), AnswerWithUpdates, cancellationToken);
            return answer.Status == HttpStatusCode.OK && RawUpdate.TrySplit(answer.Body, out var updates)
                ? updates
                : throw Refusal("getUpdates", answer);
        });
    }

    public async Task<Update[]> GetUpdates(
        long? offset = null, int? limit = null, int? timeout = null, IEnumerable<UpdateType>? allowedUpdates = null,
        CancellationToken cancellationToken = default)
    {
        var updates = await GetRawUpdates(offset, limit, timeout, allowedUpdates, cancellationToken);
        return [.. updates.Select(update => Update.Parse(update.Json.Span))];
    }

    public Task SetWebhook(
        string url, int? maxConnections = null, IEnumerable<UpdateType>? allowedUpdates = null, bool dropPendingUpdates = false,
        string? secretToken = null, CancellationToken cancellationToken = default) =>
        CallAsync("setWebhook", new SetWebhookRequest(url, maxConnections, allowedUpdates, dropPendingUpdates, secretToken),
            TelegramJson.Default.SetWebhookRequest, TelegramJson.Default.ApiResponseBoolean, cancellationToken);

    public Task DeleteWebhook(bool dropPendingUpdates = false, CancellationToken cancellationToken = default) =>
        CallAsync("deleteWebhook", new DeleteWebhookRequest(dropPendingUpdates),
            TelegramJson.Default.DeleteWebhookRequest, TelegramJson.Default.ApiResponseBoolean, cancellationToken);

    public Task<WebhookInfo> GetWebhookInfo(CancellationToken cancellationToken = default) =>
        CallAsync("getWebhookInfo", new NoParameters(), TelegramJson.Default.NoParameters, TelegramJson.Default.ApiResponseWebhookInfo, cancellationToken);

    public Task<Message> SendMessage(
        long chatId, string text, ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null, bool disableNotification = false, CancellationToken cancellationToken = default) =>
        CallAsync("sendMessage",
            new SendMessageRequest(chatId, text, ModeName(parseMode), replyParameters, replyMarkup, linkPreviewOptions ?? NoPreview,
                disableNotification ? true : null),
            TelegramJson.Default.SendMessageRequest, TelegramJson.Default.ApiResponseMessage, cancellationToken);

    /// <summary>Without <paramref name="replyMarkup"/> the buttons go.</summary>
    public Task<Message> EditMessageText(
        long chatId, long messageId, string text, ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null, CancellationToken cancellationToken = default) =>
        CallAsync("editMessageText",
            new EditMessageTextRequest(chatId, messageId, text, ModeName(parseMode), replyMarkup, linkPreviewOptions ?? NoPreview),
            TelegramJson.Default.EditMessageTextRequest, TelegramJson.Default.ApiResponseMessage, cancellationToken);

    public Task AnswerCallbackQuery(
        string callbackQueryId, string? text = null, bool showAlert = false, string? url = null, int cacheTime = 0,
        CancellationToken cancellationToken = default) =>
        CallAsync("answerCallbackQuery",
            new AnswerCallbackQueryRequest(callbackQueryId, text, showAlert ? true : null, url, cacheTime == 0 ? null : cacheTime),
            TelegramJson.Default.AnswerCallbackQueryRequest, TelegramJson.Default.ApiResponseBoolean, cancellationToken);

    public Task SetMessageReaction(
        long chatId, long messageId, IEnumerable<ReactionTypeEmoji>? reaction, CancellationToken cancellationToken = default) =>
        CallAsync("setMessageReaction", new SetMessageReactionRequest(chatId, messageId, reaction ?? []),
            TelegramJson.Default.SetMessageReactionRequest, TelegramJson.Default.ApiResponseBoolean, cancellationToken);

    public Task SendChatAction(long chatId, ChatAction action, CancellationToken cancellationToken = default) =>
        CallAsync("sendChatAction", new SendChatActionRequest(chatId, action),
            TelegramJson.Default.SendChatActionRequest, TelegramJson.Default.ApiResponseBoolean, cancellationToken);

    public Task SetMyCommands(
        IEnumerable<BotCommand> commands, BotCommandScope? scope = null, string? languageCode = null, CancellationToken cancellationToken = default) =>
        CallAsync("setMyCommands", new SetMyCommandsRequest(commands, scope, languageCode),
            TelegramJson.Default.SetMyCommandsRequest, TelegramJson.Default.ApiResponseBoolean, cancellationToken);

    private static string? ModeName(ParseMode mode) => mode == ParseMode.Html ? "HTML" : null;

    private Task<TResult> CallAsync<TRequest, TResult>(
        string method, TRequest request, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<ApiResponse<TResult>> responseType, CancellationToken stop)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, requestType);
        return TracedAsync(method, async () =>
        {
            var answer = await _connection.PostAsync(method, body, TimeSpan.Zero, UsualAnswer, stop);
            return Result(method, answer, responseType);
        });
    }

    private TResult Result<TResult>(string method, BotAnswer answer, JsonTypeInfo<ApiResponse<TResult>> type) =>
        answer.Status == HttpStatusCode.OK && TryRead(answer.Body, type) is { Ok: true, Result: { } result } ? result : throw Refusal(method, answer);

    private static async Task<T> TracedAsync<T>(string method, Func<Task<T>> call)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = TelegramTelemetry.Activities.StartActivity("telegram " + method, ActivityKind.Client);
        var outcome = "ok";
        try
        {
            return await call();
        }
        catch (Exception failure)
        {
            outcome = failure switch
            {
                ApiRequestException refusal => refusal.ErrorCode.ToString(CultureInfo.InvariantCulture),
                NotSentException => "not_sent",
                NoAnswerException => "no_answer",
                _ => "stopped",
            };
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
            throw;
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            TelegramTelemetry.Requested(method, outcome, Stopwatch.GetElapsedTime(started));
        }
    }

    /// <summary>What an answer that is no success means: Telegram's own refusal, a gateway's, or nothing one can rely on.</summary>
    private RequestException Refusal(string method, BotAnswer answer)
    {
        var code = (int)answer.Status;
        if (TryRead(answer.Body, TelegramJson.Default.ApiResponseBoolean) is { Ok: false, ErrorCode: > 0 } refusal)
        {
            var said = (refusal.Description ?? "").Replace(settings.BotToken, "***", StringComparison.Ordinal);
            return new ApiRequestException(
                said.Length > LongestDescription ? said[..LongestDescription] : said, refusal.ErrorCode, refusal.Parameters);
        }
        // A success that can not be read, or a gateway that lost Telegram's answer: the message may have been sent all the same.
        if (code is < 400 or >= 500)
            return new NoAnswerException(string.Create(CultureInfo.InvariantCulture, $"{method}: an answer that is none ({code})"), null);
        return new ApiRequestException(string.Create(CultureInfo.InvariantCulture, $"HTTP {code}"), code, null);
    }

    private static ApiResponse<T>? TryRead<T>(byte[] body, JsonTypeInfo<ApiResponse<T>> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
