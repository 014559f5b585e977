using System.Text;
using System.Text.RegularExpressions;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>The Bot API's methods: reads the parameters, checks what Telegram checks, and does it.</summary>
internal sealed partial class BotMethods(FakeTelegram telegram)
{
    private const int LongestText = 4096;
    private static readonly string[] Actions =
        ["typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"];

    public async Task<object> CallAsync(string method, Parameters call, CancellationToken stop) => method.ToLowerInvariant() switch
    {
        "getme" => new { telegram.Bot.Id, telegram.Bot.IsBot, telegram.Bot.FirstName, telegram.Bot.Username, CanJoinGroups = true, CanReadAllGroupMessages = false, SupportsInlineQueries = false },
        "getupdates" => await GetUpdatesAsync(call, stop),
        "setwebhook" => SetWebhook(call),
        "deletewebhook" => Done(() => telegram.SetWebhook(null, null, call.Flag("drop_pending_updates"))),
        "getwebhookinfo" => telegram.WebhookInfo(),
        "sendmessage" => Send(call, Text(call)),
        "sendphoto" => SendPhoto(call),
        "editmessagetext" => telegram.EditMessage(Chat(call), Message(call), Text(call), Markup(call)),
        "editmessagecaption" => EditCaption(call),
        "editmessagemedia" => EditMedia(call),
        "editmessagereplymarkup" => telegram.EditMessage(Chat(call), Message(call), null, Markup(call)),
        "deletemessage" => Done(() => telegram.DeleteMessage(Chat(call), Message(call))),
        "answercallbackquery" => AnswerPress(call),
        "setmessagereaction" => React(call),
        "sendchataction" => ShowAction(call),
        "setmycommands" => SetMenu(call),
        "deletemycommands" => Done(() => telegram.SetMenu(Scope(call), call.Text("language_code") ?? "", [])),
        "getmycommands" => telegram.MenuOf(Scope(call), call.Text("language_code") ?? ""),
        _ => throw new Refusal(404, "Not Found"),
    };

    private async Task<object> GetUpdatesAsync(Parameters call, CancellationToken stop)
    {
        telegram.Want(call.Json<List<string>>("allowed_updates"));
        var limit = (int)Math.Clamp(call.Number("limit") ?? 100, 1, 100);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(call.Number("timeout") ?? 0, 0, 50));
        return await telegram.GetUpdatesAsync(call.Number("offset") ?? 0, limit, timeout, stop);
    }

    private object SetWebhook(Parameters call)
    {
        var drop = call.Flag("drop_pending_updates");
        if (call.Text("url") is not { Length: > 0 } url)
            return Done(() => telegram.SetWebhook(null, null, drop));
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw Refusal.BadRequest("bad webhook: invalid webhook URL specified");
        var secret = call.Text("secret_token");
        if (secret is not null && !SecretToken().IsMatch(secret))
            throw Refusal.BadRequest("secret token contains illegal characters");
        var connections = (int)Math.Clamp(call.Number("max_connections") ?? 40, 1, 100);
        return Done(() => telegram.SetWebhook(new WebhookSettings(url, secret, connections), call.Json<List<string>>("allowed_updates"), drop));
    }

    private TelegramMessage Send(Parameters call, Content content)
    {
        var reply = call.Json<ReplyParameters>("reply_parameters");
        return telegram.SendMessage(Chat(call), content, Markup(call), reply?.MessageId ?? call.Number("reply_to_message_id"),
            reply?.AllowSendingWithoutReply ?? call.Flag("allow_sending_without_reply"));
    }

    private object AnswerPress(Parameters call)
    {
        var text = call.Text("text");
        if (text?.Length > 200)
            throw Refusal.BadRequest("MESSAGE_TOO_LONG");
        var url = call.Text("url");
        if (!string.IsNullOrEmpty(url) && !url.StartsWith("https://t.me/", StringComparison.Ordinal))
            throw Refusal.BadRequest("URL_INVALID");
        return Done(() => telegram.AnswerPress(call.Text("callback_query_id") ?? "", string.IsNullOrEmpty(text) ? null : text, call.Flag("show_alert"), url));
    }

    private object React(Parameters call)
    {
        var reactions = call.Json<List<Reaction>>("reaction") ?? [];
        if (reactions.Count > 1)
            throw Refusal.BadRequest("REACTIONS_TOO_MANY");
        if (reactions.Any(reaction => reaction.Type != "emoji" || !Reactions.Allowed.Contains(reaction.Emoji ?? "")))
            throw Refusal.BadRequest("REACTION_INVALID");
        return Done(() => telegram.React(Chat(call), Message(call), reactions.FirstOrDefault()?.Emoji));
    }

    private object ShowAction(Parameters call)
    {
        var action = call.Text("action") ?? "";
        if (!Actions.Contains(action))
            throw Refusal.BadRequest("wrong parameter action in request");
        return Done(() => telegram.ShowAction(Chat(call), action));
    }

    private object SetMenu(Parameters call)
    {
        var commands = call.Json<List<TelegramCommand>>("commands") ?? throw Refusal.BadRequest("parameter \"commands\" is required");
        if (commands.Count > 100)
            throw Refusal.BadRequest("BOT_COMMANDS_TOO_MUCH");
        if (commands.Any(command => !CommandName().IsMatch(command.Command)))
            throw Refusal.BadRequest("BOT_COMMAND_INVALID");
        if (commands.Any(command => command.Description.Length is 0 or > 256))
            throw Refusal.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        return Done(() => telegram.SetMenu(Scope(call), call.Text("language_code") ?? "", commands));
    }

    private static Content Text(Parameters call)
    {
        var content = Formatted(call.Text("text") ?? "", call.Text("parse_mode"), call.Json<List<TelegramEntity>>("entities"));
        return content.Words.Length switch
        {
            0 => throw Refusal.BadRequest("message text is empty"),
            > LongestText => throw Refusal.BadRequest("message is too long"),
            _ => content,
        };
    }

    private static Content Formatted(string raw, string? parseMode, IReadOnlyList<TelegramEntity>? given)
    {
        var (text, entities) = parseMode switch
        {
            null or "" => (raw, given ?? []),
            var mode when mode.Equals("HTML", StringComparison.OrdinalIgnoreCase) => BotHtml.Read(raw),
            var mode => throw Refusal.BadRequest($"the stand-in does not speak parse_mode {mode}"),
        };
        var start = text.Length - text.TrimStart().Length;
        text = text.Trim();
        IReadOnlyList<TelegramEntity> said = [.. entities.Select(entity => entity with { Offset = Math.Max(0, entity.Offset - start) })];
        var found = PersonText.Entities(text)?.Where(entity => !said.Any(other => Overlap(entity, other))) ?? [];
        return new Content(text, [.. said.Concat(found).OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)]);
    }

    private static bool Overlap(TelegramEntity one, TelegramEntity other) =>
        other.Type is "code" or "pre" or "text_link" && one.Offset < other.Offset + other.Length && other.Offset < one.Offset + one.Length;

    private static TelegramMarkup? Markup(Parameters call)
    {
        var markup = call.Json<TelegramMarkup>("reply_markup");
        if (markup?.ForceReply == true && markup.InputFieldPlaceholder?.Length is 0 or > 64)
            throw Refusal.BadRequest("input field placeholder must be 1 to 64 characters long");
        var buttons = markup?.InlineKeyboard?.SelectMany(row => row).ToList() ?? [];
        if (buttons.Count > 100)
            throw Refusal.BadRequest("REPLY_MARKUP_TOO_LONG");
        foreach (var button in buttons)
            Check(button);
        return markup;
    }

    private static void Check(TelegramButton button)
    {
        if (string.IsNullOrWhiteSpace(button.Text))
            throw Refusal.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        if (button.CallbackData is { } data && Encoding.UTF8.GetByteCount(data) is 0 or > 64)
            throw Refusal.BadRequest("BUTTON_DATA_INVALID");
        if (button.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "tg"))
            throw Refusal.BadRequest($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
        if (button.CallbackData is null && button.Url is null)
            throw Refusal.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        if (button.CallbackData is not null && button.Url is not null)
            throw Refusal.BadRequest("can't parse inline keyboard button: exactly one of the optional fields must be used");
    }

    private static long Chat(Parameters call) => call.Number("chat_id") ?? throw Refusal.BadRequest("chat_id is empty");

    private static long Message(Parameters call) => call.Number("message_id") ?? throw Refusal.BadRequest("message identifier is not specified");

    private static string Scope(Parameters call) => call.Json<CommandScope>("scope") is { } scope
        ? scope.ChatId is { } chat ? $"{scope.Type}:{chat}" : scope.Type
        : "default";

    private static object Done(Action deed)
    {
        deed();
        return true;
    }

    private sealed record ReplyParameters(long MessageId, bool? AllowSendingWithoutReply);

    private sealed record Reaction(string Type, string? Emoji);

    private sealed record CommandScope(string Type, long? ChatId);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.None, 200)]
    private static partial Regex SecretToken();

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.None, 200)]
    private static partial Regex CommandName();
}
