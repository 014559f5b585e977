using System.Text.Json.Nodes;

namespace St4cker.Playground.TelegramStandIn;

// What the bot does to chats.
public sealed partial class FakeTelegram
{
    internal TelegramMessage SendMessage(long chatId, Content content, TelegramMarkup? markup, long? replyTo, bool replyMayBeGone)
    {
        lock (_gate)
        {
            var chat = Reachable(chatId);
            var answered = replyTo is { } to ? _state.Find(chatId, to) : null;
            if (replyTo is not null && answered is null && !replyMayBeGone)
                throw Refusal.BadRequest("message to be replied not found");
            Spend(chatId);
            var message = content.On(new TelegramMessage
            {
                MessageId = _state.NextMessageId(chatId),
                From = Bot,
                Chat = chat,
                Date = Now,
                ReplyToMessage = answered is null ? null : answered.Message with { ReplyToMessage = null },
                ReplyMarkup = markup?.InlineKeyboard is null ? null : markup,
            });
            Happened(new TelegramFact.Written(new ChatEntry(message) { AskToType = markup?.ForceReply == true ? markup.InputFieldPlaceholder ?? "" : null }));
            return message;
        }
    }

    /// <param name="content">Null: only the buttons change.</param>
    internal TelegramMessage EditMessage(long chatId, long messageId, Content? content, TelegramMarkup? markup)
    {
        lock (_gate)
        {
            Reachable(chatId);
            var entry = _state.Find(chatId, messageId) ?? throw Refusal.BadRequest("message to edit not found");
            if (entry.Message.From.Id != Bot.Id)
                throw Refusal.BadRequest("message can't be edited");
            var buttons = markup?.InlineKeyboard is { Count: > 0 } ? markup : null;
            var before = entry.Message;
            var after = (content is null ? before : content.On(before)) with { ReplyMarkup = buttons };
            if (Same(before, after))
                throw Refusal.BadRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
            Spend(chatId);
            after = content is null ? after : after with { EditDate = Now };
            Happened(new TelegramFact.Written(entry with { Message = after }));
            return after;
        }
    }

    internal void DeleteMessage(long chatId, long messageId)
    {
        lock (_gate)
        {
            var chat = Reachable(chatId);
            var entry = _state.Find(chatId, messageId) ?? throw Refusal.BadRequest("message to delete not found");
            var tooOld = Now - entry.Message.Date > 48 * 3600;
            if (tooOld || (entry.Message.From.Id != Bot.Id && chat.Type != "private"))
                throw Refusal.BadRequest("message can't be deleted");
            Happened(new TelegramFact.Removed(chatId, messageId));
        }
    }

    internal void AnswerPress(string pressId, string? text, bool alert, string? url)
    {
        lock (_gate)
        {
            var queued = _state.Press(pressId);
            if (queued is null || Clock.GetUtcNow() - queued.At > _options.PressTimeout)
                throw Refusal.BadRequest("query is too old and response timeout expired or query ID is invalid");
            var press = queued.Update.CallbackQuery!;
            var answer = new PressAnswer(pressId, press.From.Id, text, alert, url);
            Keep(_answers, answer);
            Show(new ChatChange(press.Message.Chat.Id) { Answer = answer });
        }
    }

    internal void React(long chatId, long messageId, string? emoji)
    {
        lock (_gate)
        {
            Reachable(chatId);
            var entry = _state.Find(chatId, messageId) ?? throw Refusal.BadRequest("message to react not found");
            if (entry.Reaction != emoji)
                Happened(new TelegramFact.Written(entry with { Reaction = emoji }));
        }
    }

    internal void ShowAction(long chatId, string action)
    {
        lock (_gate)
        {
            Reachable(chatId);
            Show(new ChatChange(chatId) { Action = action });
        }
    }

    internal void SetMenu(string scope, string language, IReadOnlyList<TelegramCommand> commands)
    {
        lock (_gate)
            Happened(new TelegramFact.Listed(scope, language, commands));
    }

    internal IReadOnlyList<TelegramCommand> MenuOf(string scope, string language)
    {
        lock (_gate)
            return _state.Commands(scope, language);
    }

    internal void Called(BotCall call)
    {
        lock (_gate)
            Keep(_calls, call);
        Answered?.Invoke(call);
    }

    private TelegramChat Reachable(long chatId)
    {
        if (_state.IsBlocked(chatId))
            throw Refusal.Forbidden("bot was blocked by the user");
        if (_state.Chats.GetValueOrDefault(chatId) is { } chat)
            return chat;
        throw _state.People.ContainsKey(chatId) ? Refusal.Forbidden("bot can't initiate conversation with a user") : Refusal.BadRequest("chat not found");
    }

    private void Spend(long chatId)
    {
        if (_limits.Take(chatId) is { } seconds)
            throw Refusal.TooManyRequests(seconds);
    }

    private static bool Same(TelegramMessage before, TelegramMessage after) => JsonNode.DeepEquals(AsJson(before), AsJson(after));

    private static JsonNode? AsJson(TelegramMessage message) => System.Text.Json.JsonSerializer.SerializeToNode(message, BotApiJson.Options);

    private static void Keep<T>(List<T> list, T item)
    {
        list.Add(item);
        if (list.Count > 10_000)
            list.RemoveRange(0, 1_000);
    }
}
