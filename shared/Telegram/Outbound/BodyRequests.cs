namespace St4cker.Telegram;

/// <summary>Brings a body to a chat: as a text, or as a picture with the text beneath.</summary>
internal static class BodyRequests
{
    private const string FileName = "picture.png";

    /// <param name="text">The body's, formatted or plain.</param>
    public static async Task<Message> SendBody(
        this TelegramBotClient bot, long chat, OutgoingBody body, string text, ParseMode mode, CancellationToken stop)
    {
        var reply = body.ReplyTo is { } id ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true } : null;
        if (!body.HasPicture)
            return await bot.SendMessage(chat, text, mode, reply, body.ToMarkup(), cancellationToken: stop);
        return await bot.SendPhoto(chat, await FileAsync(body), text, mode, reply, body.ToMarkup(), cancellationToken: stop);
    }

    /// <summary>The picture changes with its text; a text becomes a picture. A picture can not become a text: Telegram refuses, and the message comes anew.</summary>
    public static async Task<Message> EditBody(
        this TelegramBotClient bot, long chat, long message, OutgoingBody body, string text, ParseMode mode, CancellationToken stop)
    {
        if (!body.HasPicture)
            return await bot.EditMessageText(chat, message, text, mode, body.ToKeyboard(), cancellationToken: stop);
        var photo = new InputMediaPhoto(await FileAsync(body)) { Caption = text, ParseMode = mode };
        return await bot.EditMessageMedia(chat, message, photo, body.ToKeyboard(), stop);
    }

    private static async Task<InputFile> FileAsync(OutgoingBody body) =>
        InputFile.FromStream(new MemoryStream(body.Chart is { } chart ? await ChartPicture.DrawAsync(chart) : QrPicture.Draw(body.QrCode!)), FileName);
}
