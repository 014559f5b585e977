namespace St4cker.Playground.TelegramStandIn;

/// <summary>All that the stand-in knows. Not thread-safe: <see cref="FakeTelegram"/> guards it.</summary>
internal sealed class TelegramState(int historyPerChat, long firstNumber)
{
    private const int PressesKept = 2_000;
    private readonly long _firstNumber = firstNumber;
    private readonly Dictionary<long, TelegramUser> _people = [];
    private readonly Dictionary<long, TelegramChat> _chats = [];
    private readonly Dictionary<long, SortedDictionary<long, ChatEntry>> _entries = [];
    private readonly Dictionary<long, long> _lastMessageIds = [];
    private readonly SortedDictionary<long, TelegramFact.Queued> _pending = [];
    private readonly HashSet<long> _blocked = [];
    private readonly Dictionary<(string Scope, string Language), IReadOnlyList<TelegramCommand>> _commands = [];
    private readonly Dictionary<string, TelegramFact.Queued> _presses = [];
    private long _lastUpdateId = firstNumber;

    public IReadOnlyDictionary<long, TelegramUser> People => _people;
    public IReadOnlyDictionary<long, TelegramChat> Chats => _chats;
    public SortedDictionary<long, TelegramFact.Queued>.ValueCollection Pending => _pending.Values;
    public WebhookSettings? Webhook { get; private set; }
    /// <summary>Kinds of update the bot asked for; empty: all.</summary>
    public IReadOnlyList<string> Wanted { get; private set; } = [];

    public long NextUpdateId => _lastUpdateId + 1;

    public long NextMessageId(long chatId) => _lastMessageIds.GetValueOrDefault(chatId, _firstNumber) + 1;

    public bool IsBlocked(long personId) => _blocked.Contains(personId);

    public ChatEntry? Find(long chatId, long messageId) => _entries.GetValueOrDefault(chatId)?.GetValueOrDefault(messageId);

    public IReadOnlyList<ChatEntry> Entries(long chatId) => [.. _entries.GetValueOrDefault(chatId)?.Values.AsEnumerable() ?? []];

    public TelegramFact.Queued? Press(string pressId) => _presses.GetValueOrDefault(pressId);

    public IReadOnlyList<TelegramCommand> Commands(string scope, string language) => _commands.GetValueOrDefault((scope, language)) ?? [];

    public void Learn(TelegramFact fact)
    {
        switch (fact)
        {
            case TelegramFact.Joined joined: _people[joined.User.Id] = joined.User; break;
            case TelegramFact.Opened opened: _chats[opened.Chat.Id] = opened.Chat; break;
            case TelegramFact.Written written: Write(written.Entry); break;
            case TelegramFact.Removed removed: _entries.GetValueOrDefault(removed.ChatId)?.Remove(removed.MessageId); break;
            case TelegramFact.Queued queued: Queue(queued); break;
            case TelegramFact.Confirmed confirmed: Confirm(confirmed.Below); break;
            case TelegramFact.Delivered delivered: _pending.Remove(delivered.UpdateId); break;
            case TelegramFact.Blocked blocked: _ = blocked.Is ? _blocked.Add(blocked.PersonId) : _blocked.Remove(blocked.PersonId); break;
            case TelegramFact.Hooked hooked: Webhook = hooked.Webhook; break;
            case TelegramFact.Wanted wanted: Wanted = wanted.Kinds; break;
            case TelegramFact.Listed listed: _commands[(listed.Scope, listed.Language)] = listed.Commands; break;
            case TelegramFact.Numbered numbered: Number(numbered); break;
            default: throw new NotSupportedException(fact.GetType().Name);
        }
    }

    /// <summary>The fewest facts that say the same.</summary>
    public IEnumerable<TelegramFact> Summary() =>
    [
        new TelegramFact.Numbered(_lastUpdateId, new Dictionary<long, long>(_lastMessageIds)),
        .. _people.Values.Select(user => new TelegramFact.Joined(user)),
        .. _chats.Values.Select(chat => new TelegramFact.Opened(chat)),
        .. _blocked.Select(id => new TelegramFact.Blocked(id, true)),
        .. _entries.Values.SelectMany(entries => entries.Values).Select(entry => new TelegramFact.Written(entry)),
        .. _pending.Values,
        .. _commands.Select(list => new TelegramFact.Listed(list.Key.Scope, list.Key.Language, list.Value)),
        new TelegramFact.Wanted(Wanted),
        new TelegramFact.Hooked(Webhook),
    ];

    private void Write(ChatEntry entry)
    {
        var chatId = entry.Message.Chat.Id;
        if (!_entries.TryGetValue(chatId, out var entries))
            _entries[chatId] = entries = [];
        entries[entry.Message.MessageId] = entry;
        _lastMessageIds[chatId] = Math.Max(_lastMessageIds.GetValueOrDefault(chatId), entry.Message.MessageId);
        if (entries.Count > historyPerChat)
            entries.Remove(entries.Keys.First());
    }

    private void Queue(TelegramFact.Queued queued)
    {
        _pending[queued.Update.UpdateId] = queued;
        _lastUpdateId = Math.Max(_lastUpdateId, queued.Update.UpdateId);
        if (queued.Update.CallbackQuery is { } press)
            Remember(press, queued);
    }

    private void Remember(TelegramPress press, TelegramFact.Queued queued)
    {
        _presses[press.Id] = queued;
        if (_presses.Count <= PressesKept)
            return;
        foreach (var old in _presses.OrderBy(known => known.Value.Update.UpdateId).Take(PressesKept / 2).Select(known => known.Key).ToList())
            _presses.Remove(old);
    }

    private void Confirm(long below)
    {
        foreach (var id in _pending.Keys.TakeWhile(id => id < below).ToList())
            _pending.Remove(id);
    }

    private void Number(TelegramFact.Numbered numbered)
    {
        _lastUpdateId = Math.Max(_lastUpdateId, numbered.UpdateId);
        foreach (var (chatId, messageId) in numbered.MessageIds)
            _lastMessageIds[chatId] = Math.Max(_lastMessageIds.GetValueOrDefault(chatId), messageId);
    }
}
