using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>How a text is sent; all may be left out.</summary>
public sealed record Saying
{
    /// <summary>The group to say it in; null: the private chat with the bot.</summary>
    public long? ChatId { get; init; }
    public long? ReplyTo { get; init; }
    /// <summary>Whose message is forwarded: a name of somebody without an account here.</summary>
    public string? ForwardedFrom { get; init; }
}

// What people do.
public sealed partial class FakeTelegram
{
    /// <summary>A person installs Telegram (or changes name or language). Their private chat with the bot has their id.</summary>
    /// <param name="language">The language of their app, as in language_code; null: unknown.</param>
    public TelegramUser Join(long id, string firstName, string? language = "en", string? username = null)
    {
        var person = new TelegramUser(id, false, firstName) { LanguageCode = language, Username = username };
        lock (_gate)
        {
            if (_state.People.GetValueOrDefault(id) != person)
                Happened(new TelegramFact.Joined(person));
        }
        return person;
    }

    /// <summary>A group with the bot in it. Group ids are negative.</summary>
    public TelegramChat OpenGroup(long id, string title)
    {
        var chat = new TelegramChat(id, "supergroup") { Title = title };
        lock (_gate)
            Happened(new TelegramFact.Opened(chat));
        return chat;
    }

    /// <summary>A person writes to the bot.</summary>
    public TelegramMessage Say(long personId, string text, Saying? how = null) =>
        Write(personId, how ?? new Saying(), message => message with { Text = text, Entities = PersonText.Entities(text) });

    /// <summary>A person sends what is no text: "photo", "sticker" or "voice".</summary>
    public TelegramMessage SendOther(long personId, string kind, string? caption = null)
    {
        var file = new JsonObject { ["file_id"] = NewId(), ["file_unique_id"] = NewId(), ["file_size"] = 4096 };
        return Write(personId, new Saying(), message => kind switch
        {
            "photo" => message with { Photo = new JsonArray(With(file, ("width", 90), ("height", 60))), Caption = caption },
            "sticker" => message with { Sticker = With(file, ("width", 512), ("height", 512)) },
            "voice" => message with { Voice = With(file, ("duration", 3)), Caption = caption },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "photo, sticker or voice"),
        });
    }

    /// <summary>A person changes an own message.</summary>
    public TelegramMessage Edit(long personId, long messageId, string text, long? chatId = null)
    {
        lock (_gate)
        {
            var entry = Shown(chatId ?? personId, messageId);
            if (entry.Message.From.Id != personId)
                throw new InvalidOperationException("Only one's own message can be edited.");
            var message = entry.Message with { Text = text, Entities = PersonText.Entities(text), EditDate = Now };
            Happened(new TelegramFact.Written(entry with { Message = message }));
            Enqueue(id => new TelegramUpdate { UpdateId = id, EditedMessage = message });
            return message;
        }
    }

    /// <summary>A person taps a button of a message, found by its callback data or the beginning of its text.</summary>
    /// <returns>The press's id (of the first, when it arrives twice): see <see cref="WaitForAnswerAsync"/>.</returns>
    public string Press(long personId, long messageId, string button, long? chatId = null)
    {
        lock (_gate)
        {
            var entry = Shown(chatId ?? personId, messageId);
            var data = entry.Buttons.FirstOrDefault(b => b.CallbackData == button)?.CallbackData
                ?? entry.Buttons.FirstOrDefault(b => b.Text.StartsWith(button, StringComparison.Ordinal))?.CallbackData
                ?? throw new InvalidOperationException($"The message has no button “{button}”, it has: {string.Join(", ", entry.Buttons.Select(b => b.Text))}");
            return PressData(personId, entry.Message, data);
        }
    }

    /// <summary>A tap on a button as the app still showed it, though the message has changed since or is gone; or forged data.</summary>
    public string PressOld(long personId, TelegramMessage asShown, string data)
    {
        lock (_gate)
            return PressData(personId, asShown, data);
    }

    /// <summary>A person blocks the bot, or lets it in again.</summary>
    public void Block(long personId, bool blocked = true)
    {
        lock (_gate)
            Happened(new TelegramFact.Blocked(personId, blocked));
    }

    private string PressData(long personId, TelegramMessage message, string data)
    {
        var first = NewId();
        Queue(first);
        if (PressesArriveTwice)
            Queue(NewId());
        return first;

        void Queue(string id) => Enqueue(updateId => new TelegramUpdate
        {
            UpdateId = updateId,
            CallbackQuery = new TelegramPress(id, Person(personId), message, message.Chat.Id.ToString(CultureInfo.InvariantCulture), data),
        });
    }

    private TelegramMessage Write(long personId, Saying how, Func<TelegramMessage, TelegramMessage> fill)
    {
        lock (_gate)
        {
            var chat = ChatOf(personId, how.ChatId);
            var message = fill(new TelegramMessage
            {
                MessageId = _state.NextMessageId(chat.Id),
                From = Person(personId),
                Chat = chat,
                Date = Now,
                ReplyToMessage = how.ReplyTo is { } to ? Shown(chat.Id, to).Message with { ReplyToMessage = null } : null,
                ForwardOrigin = how.ForwardedFrom is { } name
                    ? new JsonObject { ["type"] = "hidden_user", ["date"] = Now, ["sender_user_name"] = name }
                    : null,
            });
            Happened(new TelegramFact.Written(new ChatEntry(message)));
            Enqueue(id => new TelegramUpdate { UpdateId = id, Message = message });
            return message;
        }
    }

    private TelegramChat ChatOf(long personId, long? groupId)
    {
        if (groupId is { } id)
            return _state.Chats.GetValueOrDefault(id) ?? throw new InvalidOperationException($"There is no group {id}.");
        var person = Person(personId);
        var chat = new TelegramChat(personId, "private") { FirstName = person.FirstName, Username = person.Username };
        if (_state.Chats.GetValueOrDefault(personId) != chat)
            Happened(new TelegramFact.Opened(chat));
        if (_state.IsBlocked(personId))
            Happened(new TelegramFact.Blocked(personId, false));
        return chat;
    }

    private void Enqueue(Func<long, TelegramUpdate> make)
    {
        var update = make(_state.NextUpdateId);
        if (_state.Wanted.Count == 0 || _state.Wanted.Contains(update.Kind))
            Happened(new TelegramFact.Queued(update, Clock.GetUtcNow()));
    }

    private TelegramUser Person(long id) => _state.People.GetValueOrDefault(id) ?? throw new InvalidOperationException($"Nobody with the id {id} joined.");

    private ChatEntry Shown(long chatId, long messageId) =>
        _state.Find(chatId, messageId) ?? throw new InvalidOperationException($"Chat {chatId} shows no message {messageId}.");

    private long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    private static string NewId() => RandomNumberGenerator.GetInt32(1_000_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture)
        + RandomNumberGenerator.GetInt32(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);

    private static JsonNode With(JsonObject file, params ReadOnlySpan<(string Name, int Value)> more)
    {
        var copy = file.DeepClone();
        foreach (var (name, value) in more)
            copy[name] = value;
        return copy;
    }
}
