using Npgsql;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Journeys.House;

/// <summary>A person with the bot's chat open on their phone.</summary>
internal sealed class Chat(FakeTelegram telegram, string database, long id)
{
    public const string Confirm = "✅", Edit = "✏️", Cancel = "✖", Undo = "↩", InWords = "✍️";

    public long Id => id;
    /// <summary>Theirs at Google.</summary>
    public string Account => string.Create(CultureInfo.InvariantCulture, $"person{id}@example.com");

    public IReadOnlyList<ChatEntry> Messages => telegram.Messages(id);
    public IEnumerable<ChatEntry> BotMessages => Messages.Where(entry => entry.Message.From.IsBot);

    public TelegramMessage Say(string text) => telegram.Say(id, text);

    public TelegramMessage Reply(ChatEntry to, string text) => telegram.Say(id, text, new Saying { ReplyTo = to.Message.MessageId });

    /// <summary>Says it and waits for the card that answers it.</summary>
    public Task<ChatEntry> DraftAsync(string text) => AnswerAsync(Say(text));

    /// <summary>What the bot answered to this message of the person's.</summary>
    public Task<ChatEntry> AnswerAsync(TelegramMessage said) =>
        SeesAsync(entry => entry.Message.From.IsBot && entry.Message.ReplyToMessage?.MessageId == said.MessageId);

    public Task<ChatEntry> SeesAsync(Func<ChatEntry, bool> like) => telegram.WaitForAsync(id, like, RunningProgram.Patience);

    /// <summary>The newest message of the bot that holds all of this.</summary>
    public Task<ChatEntry> SeesAsync(params string[] words) => SeesAsync(entry => entry.Message.From.IsBot && Holds(entry, words));

    /// <summary>The same message, once it holds all of this.</summary>
    public Task<ChatEntry> BecomesAsync(ChatEntry card, params string[] words) =>
        SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && Holds(entry, words));

    /// <summary>Taps a button (found by the beginning of its text) and waits for the toast.</summary>
    public Task<PressAnswer> PressAsync(ChatEntry card, string button) => ToastAsync(telegram.Press(id, card.Message.MessageId, button));

    /// <summary>Taps a button as it stood on the card then.</summary>
    public Task<PressAnswer> PressOldAsync(ChatEntry card, string button) =>
        ToastAsync(telegram.PressOld(id, card.Message, card.Buttons.First(b => b.Text.StartsWith(button, StringComparison.Ordinal)).CallbackData!));

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
