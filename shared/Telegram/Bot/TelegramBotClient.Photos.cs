using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace St4cker.Telegram;

// What carries a file goes out as multipart/form-data, each parameter a part of the form.
public sealed partial class TelegramBotClient
{
    private const string FilePart = "photo";

    /// <param name="photo">At most 10 MB, width and height together at most 10 000.</param>
    /// <param name="caption">At most 1024 UTF-16 units once Telegram has read the tags.</param>
    public Task<Message> SendPhoto(
        long chatId, InputFile photo, string? caption = null, ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null, bool disableNotification = false, CancellationToken cancellationToken = default)
    {
        var form = Form(chatId, replyMarkup, photo);
        Add(form, "caption", caption);
        Add(form, "parse_mode", ModeName(parseMode));
        Add(form, "reply_parameters", Json(replyParameters, TelegramJson.Default.ReplyParameters));
        Add(form, "disable_notification", disableNotification ? "true" : null);
        return UploadAsync("sendPhoto", form, cancellationToken);
    }

    /// <summary>Changes picture, caption and buttons of a message at once; a text message gets a picture by it. Without <paramref name="replyMarkup"/> the buttons go.</summary>
    public Task<Message> EditMessageMedia(
        long chatId, long messageId, InputMediaPhoto media, InlineKeyboardMarkup? replyMarkup = null, CancellationToken cancellationToken = default)
    {
        var form = Form(chatId, replyMarkup, media.Media);
        Add(form, "message_id", messageId.ToString(CultureInfo.InvariantCulture));
        var described = new InputMediaPhotoRequest("photo", "attach://" + FilePart, media.Caption, ModeName(media.ParseMode));
        Add(form, "media", Json(described, TelegramJson.Default.InputMediaPhotoRequest));
        return UploadAsync("editMessageMedia", form, cancellationToken);
    }

    private Task<Message> UploadAsync(string method, MultipartFormDataContent form, CancellationToken stop) => TracedAsync(method, async () =>
    {
        using (form)
        {
            var body = await form.ReadAsByteArrayAsync(stop);
            var answer = await _connection.PostAsync(method, body, TimeSpan.Zero, UsualAnswer, stop, form.Headers.ContentType);
            return Result(method, answer, TelegramJson.Default.ApiResponseMessage);
        }
    });

    private static MultipartFormDataContent Form(long chatId, ReplyMarkup? markup, InputFile file)
    {
        var form = new MultipartFormDataContent();
        Add(form, "chat_id", chatId.ToString(CultureInfo.InvariantCulture));
        Add(form, "reply_markup", Json(markup, TelegramJson.Default.ReplyMarkup));
        form.Add(new StreamContent(file.Content), FilePart, file.FileName);
        return form;
    }

    private static void Add(MultipartFormDataContent form, string name, string? value)
    {
        if (value is not null)
            form.Add(new StringContent(value), name);
    }

    private static string? Json<T>(T? value, JsonTypeInfo<T> type) where T : class => value is null ? null : JsonSerializer.Serialize(value, type);
}
