using Npgsql;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Journeys.House;

/// <summary>A person with the bot's chat open on their phone.</summary>
/// <param name="group">They write there; null: in their own chat with the bot.</param>
internal sealed class Chat(FakeTelegram telegram, string database, long id, long? group = null)
{
    public const string Confirm = "✅", Edit = "✏️", Cancel = "✖", Undo = "↩", InWords = "✍️";

    public long Id => id;
    /// <summary>Theirs at Google.</summary>
    public string Account => string.Create(CultureInfo.InvariantCulture, $"person{id}@example.com");

    public IReadOnlyList<ChatEntry> Messages => telegram.Messages(group ?? id);
    public IEnumerable<ChatEntry> BotMessages => Messages.Where(entry => entry.Message.From.IsBot);

    /// <summary>The same person in a group.</summary>
    public Chat In(long other) => new(telegram, database, id, other);

    public TelegramMessage Say(string text) => telegram.Say(id, text, new Saying { ChatId = group });

    public TelegramMessage Reply(ChatEntry to, string text) => telegram.Say(id, text, new Saying { ChatId = group, ReplyTo = to.Message.MessageId });

    public TelegramMessage Forward(string text, string from) => telegram.Say(id, text, new Saying { ChatId = group, ForwardedFrom = from });

    /// <summary>Says it and waits for the card that answers it.</summary>
    public Task<ChatEntry> DraftAsync(string text) => AnswerAsync(Say(text));

    /// <summary>What the bot answered to this message of the person's.</summary>
    public Task<ChatEntry> AnswerAsync(TelegramMessage said) =>
        SeesAsync(entry => entry.Message.From.IsBot && entry.Message.ReplyToMessage?.MessageId == said.MessageId);

    public Task<ChatEntry> SeesAsync(Func<ChatEntry, bool> like) => telegram.WaitForAsync(group ?? id, like, RunningProgram.Patience);

    /// <summary>The newest message of the bot that holds all of this.</summary>
    public Task<ChatEntry> SeesAsync(params string[] words) => SeesAsync(entry => entry.Message.From.IsBot && Holds(entry, words));

    /// <summary>The same message, once it holds all of this.</summary>
    public Task<ChatEntry> BecomesAsync(ChatEntry card, params string[] words) =>
        SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && Holds(entry, words));

    /// <summary>Says it and waits for what the bot says below that holds all of this, as a list does that answers no message.</summary>
    public async Task<ChatEntry> ShownAsync(string text, params string[] words)
    {
        var said = Say(text);
        var shown = await SeesAsync(entry => entry.Message.From.IsBot && entry.Message.MessageId > said.MessageId && Holds(entry, words));
        await WrittenDownAsync();
        return shown;
    }

    /// <summary>Drafts it and confirms it.</summary>
    public async Task<ChatEntry> KeepAsync(string text, string saved = Saved)
    {
        var card = await DraftAsync(text);
        await PressAsync(card, Confirm);
        return await BecomesAsync(card, saved);
    }

    /// <summary>Taps a button and waits until the same message holds all of this.</summary>
    public async Task<ChatEntry> TapAsync(ChatEntry card, string button, params string[] words)
    {
        await PressAsync(card, button);
        return await BecomesAsync(card, words);
    }

    /// <summary>The same message, once it can be confirmed.</summary>
    public Task<ChatEntry> AsksToConfirmAsync(ChatEntry card) => SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && HasButton(entry, Confirm));

    /// <summary>The same message, once it is saved and can be taken back.</summary>
    public Task<ChatEntry> CanBeUndoneAsync(ChatEntry card) => SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && HasButton(entry, Undo));

    /// <summary>What asks them to type.</summary>
    public async Task<ChatEntry> PromptAsync()
    {
        var prompt = await SeesAsync(entry => entry.AskToType is not null);
        await WrittenDownAsync();
        return prompt;
    }

    /// <summary>No person presses or replies before the program has heard which number its message got.</summary>
    private Task WrittenDownAsync() => UntilCountAsync(0, "outbound_messages", "status in ('pending', 'sending')");

    public static bool HasButton(ChatEntry entry, string beginning) => entry.Buttons.Any(button => button.Text.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Waits until all that this person said and pressed is worked off: for what is to change nothing. Call it when the last press was answered.</summary>
    public async Task SettledAsync()
    {
        await UntilCountAsync(0, "updates", "status in ('stored', 'processing')");
        await UntilCountAsync(0, "commands", "status in ('pending', 'processing')");
    }

    /// <summary>Says it and waits until it is worked off, whether it was answered or not.</summary>
    public async Task SaysInVainAsync(string text)
    {
        var said = Say(text);
        await UntilCountAsync(1, "updates", string.Create(CultureInfo.InvariantCulture, $"(payload_json->'message'->>'message_id')::bigint = {said.MessageId} and status not in ('stored', 'processing')"));
        await SettledAsync();
    }

    /// <summary>Taps a button (found by the beginning of its text) and waits for the toast.</summary>
    public Task<PressAnswer> PressAsync(ChatEntry card, string button) => ToastAsync(telegram.Press(id, card.Message.MessageId, button, group));

    /// <summary>Taps a button as it stood on the card then.</summary>
    public Task<PressAnswer> PressOldAsync(ChatEntry card, string button) =>
        ToastAsync(telegram.PressOld(id, card.Message, card.Buttons.First(b => b.Text.StartsWith(button, StringComparison.Ordinal)).CallbackData!));

    /// <summary>Taps what stood on anybody's card, or nowhere.</summary>
    public Task<PressAnswer> ForgeAsync(ChatEntry card, string data) => ToastAsync(telegram.PressOld(id, card.Message, data));

    public Task<PressAnswer> ToastAsync(string pressId) => telegram.WaitForAnswerAsync(pressId, RunningProgram.Patience);

    /// <summary>Confirms and waits until the card says that it is saved, and where else.</summary>
    public async Task<ChatEntry> ConfirmAsync(ChatEntry card, params string[] words)
    {
        await PressAsync(card, Confirm);
        return await BecomesAsync(card, [Saved, .. words]);
    }

    public const string Saved = "Saved ✓", AtGoogle = "Google Tasks ✓";

    /// <summary>The one value of a query about this person; their id is the parameter $1.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = id } } };
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task<long> CountAsync(string table, string that = "true") => AskAsync<long>($"select count(*) from {table} where user_id = $1 and {that}");

    public Task UntilCountAsync(long count, string table, string that = "true") =>
        RunningProgram.UntilAsync(async () => await CountAsync(table, that) == count, $"{count} of {table} where {that}");

    /// <summary>What the audit log says happened to this person's things, oldest first.</summary>
    public async Task<IReadOnlyList<string>> TrailAsync() =>
        await AskAsync<string[]>("select coalesce(array_agg(action order by seq), '{}') from audit_log where user_id = $1");

    private static bool Holds(ChatEntry entry, string[] words) =>
        words.All(word => entry.Words.Contains(word, StringComparison.Ordinal));
}
