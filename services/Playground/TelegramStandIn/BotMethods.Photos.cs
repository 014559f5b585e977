namespace St4cker.Playground.TelegramStandIn;

// Pictures: uploaded files only, for nobody here has sent one before.
internal sealed partial class BotMethods
{
    private const int LongestCaption = 1024;

    private TelegramMessage SendPhoto(Parameters call)
    {
        var content = Caption(call.Text("caption"), call.Text("parse_mode"), call.Json<List<TelegramEntity>>("caption_entities"));
        var file = call.File("photo") ?? throw Refusal.BadRequest(call.Text("photo") is null ? "there is no photo in the request" : "wrong file identifier/HTTP URL specified");
        return Send(call, content with { Photo = telegram.Keep(UploadedPhoto.Read(file)) });
    }

    private TelegramMessage EditCaption(Parameters call)
    {
        var content = Caption(call.Text("caption"), call.Text("parse_mode"), call.Json<List<TelegramEntity>>("caption_entities"));
        return telegram.EditMessage(Chat(call), Message(call), content with { IsCaption = true }, Markup(call));
    }

    private TelegramMessage EditMedia(Parameters call)
    {
        var media = call.Json<InputMedia>("media") ?? throw Refusal.BadRequest("media is empty");
        if (media.Type != "photo")
            throw Refusal.BadRequest($"the stand-in does not know media of the type {media.Type}");
        const string Attached = "attach://";
        var file = media.Media?.StartsWith(Attached, StringComparison.Ordinal) == true ? call.File(media.Media[Attached.Length..]) : null;
        var photo = UploadedPhoto.Read(file ?? throw Refusal.BadRequest("wrong file identifier/HTTP URL specified"));
        var content = Caption(media.Caption, media.ParseMode, media.CaptionEntities);
        return telegram.EditMessage(Chat(call), Message(call), content with { Photo = telegram.Keep(photo) }, Markup(call));
    }

    private static Content Caption(string? raw, string? mode, List<TelegramEntity>? entities)
    {
        var content = Formatted(raw ?? "", mode, entities);
        return content.Words.Length <= LongestCaption ? content : throw Refusal.BadRequest("message caption is too long");
    }

    private sealed record InputMedia(string Type, string? Media, string? Caption, string? ParseMode, List<TelegramEntity>? CaptionEntities);
}
