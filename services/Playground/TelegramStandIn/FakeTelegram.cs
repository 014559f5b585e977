using System.Threading.Channels;
using St4cker.Playground.Faults;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>
/// Telegram in one process: what people do in their apps is a method here, what a bot does comes by HTTP
/// (<see cref="TelegramEndpoints.MapTelegramStandIn"/>) under the real Bot API's rules. Thread-safe.
/// </summary>
public sealed partial class FakeTelegram : IAsyncDisposable
{
    private readonly FakeTelegramOptions _options;
    private readonly Lock _gate = new();
    private readonly TelegramState _state;
    private readonly Journal<TelegramFact> _journal;
    private readonly SendingLimits _limits;
    private readonly WebhookDelivery _webhook;
    private readonly List<Channel<ChatChange>> _watchers = [];
    private readonly List<PressAnswer> _answers = [];
    private readonly List<BotCall> _calls = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeTelegram(FakeTelegramOptions? options = null, TimeProvider? clock = null)
    {
        _options = options ?? new FakeTelegramOptions();
        Clock = clock ?? TimeProvider.System;
        Bot = new TelegramUser(long.Parse(_options.BotToken.Split(':')[0], CultureInfo.InvariantCulture), true, _options.BotName)
        {
            Username = _options.BotUsername,
        };
        // Numbers that start by the clock are not given twice even when somebody deletes the journal and keeps the database.
        _state = new TelegramState(_options.HistoryPerChat, Math.Max(0, Clock.GetUtcNow().ToUnixTimeSeconds() - 1_700_000_000));
        _journal = new Journal<TelegramFact>(_options.Directory, "telegram");
        _journal.Start(_state.Learn, _state.Summary);
        _limits = new SendingLimits(_options.Limits, Clock);
        _webhook = new WebhookDelivery(this, _options.WebhookPause, Clock);
        if (_state.Webhook is { } webhook)
            _webhook.Start(webhook);
    }

    public TelegramUser Bot { get; }
    public string BotToken => _options.BotToken;
    /// <summary>What shall go wrong: the operation is the method's name, what it is about the chat id.</summary>
    public FaultPlan Faults { get; } = new();
    /// <summary>Every tap arrives twice, as two updates with two callback ids, as a client does that got no answer in time.</summary>
    public bool PressesArriveTwice { get; set; }

    internal TimeProvider Clock { get; }

    /// <summary>For measuring, as is the next one: an update leaves for the bot, by its webhook or as the answer to its poll. The handler must be quick.</summary>
    public event Action<TelegramUpdate>? Leaving;
    /// <summary>The bot's webhook took the update.</summary>
    public event Action<TelegramUpdate>? Taken;
    /// <summary>A call of the bot was answered.</summary>
    public event Action<BotCall>? Answered;

    /// <summary>The last 10 000 calls of the bot, oldest first.</summary>
    public IReadOnlyList<BotCall> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>The last answers to presses, oldest first.</summary>
    public IReadOnlyList<PressAnswer> Answers
    {
        get
        {
            lock (_gate)
                return [.. _answers];
        }
    }

    /// <summary>Updates that the bot has not received yet.</summary>
    public int PendingUpdates
    {
        get
        {
            lock (_gate)
                return _state.Pending.Count;
        }
    }

    /// <summary>What the chat shows now, oldest first.</summary>
    public IReadOnlyList<ChatEntry> Messages(long chatId)
    {
        lock (_gate)
            return _state.Entries(chatId);
    }

    /// <summary>The bot's menu as a person of that language sees it.</summary>
    public IReadOnlyList<TelegramCommand> Menu(string? language)
    {
        lock (_gate)
        {
            return new[] { ("all_private_chats", language ?? ""), ("all_private_chats", ""), ("default", language ?? ""), ("default", "") }
                .Select(key => _state.Commands(key.Item1, key.Item2))
                .FirstOrDefault(list => list.Count > 0) ?? [];
        }
    }

    /// <summary>Everything that happens from now on, until <paramref name="stop"/>. The watching has begun when this returns.</summary>
    public ChannelReader<ChatChange> Watch(CancellationToken stop)
    {
        var channel = Channel.CreateUnbounded<ChatChange>();
        lock (_gate)
            _watchers.Add(channel);
        stop.Register(() =>
        {
            lock (_gate)
                _watchers.Remove(channel);
            channel.Writer.TryComplete();
        });
        return channel.Reader;
    }

    /// <summary>Waits until the chat shows a message like this; the newest that fits is returned.</summary>
    /// <exception cref="TimeoutException">It did not come in time (10 seconds unless said).</exception>
    public async Task<ChatEntry> WaitForAsync(long chatId, Func<ChatEntry, bool> like, TimeSpan? atMost = null)
    {
        using var end = new CancellationTokenSource(atMost ?? TimeSpan.FromSeconds(10));
        var changes = Watch(end.Token);
        do
        {
            if (Messages(chatId).LastOrDefault(like) is { } entry)
                return entry;
        }
        while (await changes.WaitToReadAsync() && changes.TryRead(out _));
        throw new TimeoutException($"No such message in chat {chatId}. It shows:\n{string.Join("\n---\n", Messages(chatId).Select(e => e.Words))}");
    }

    /// <summary>Waits for the bot's answer to a press.</summary>
    public async Task<PressAnswer> WaitForAnswerAsync(string pressId, TimeSpan? atMost = null)
    {
        using var end = new CancellationTokenSource(atMost ?? TimeSpan.FromSeconds(10));
        var changes = Watch(end.Token);
        do
        {
            if (Answers.LastOrDefault(answer => answer.PressId == pressId) is { } answer)
                return answer;
        }
        while (await changes.WaitToReadAsync() && changes.TryRead(out _));
        throw new TimeoutException($"Press {pressId} was not answered.");
    }

    public async ValueTask DisposeAsync()
    {
        await _webhook.StopAsync();
        lock (_gate)
        {
            _watchers.ForEach(watcher => watcher.Writer.TryComplete());
            _watchers.Clear();
            _journal.Dispose();
        }
    }

    // Call with the gate held.
    private void Happened(TelegramFact fact)
    {
        _state.Learn(fact);
        _journal.Append(fact, _state.Summary);
        switch (fact)
        {
            case TelegramFact.Written { Entry: var entry }: Show(new ChatChange(entry.Message.Chat.Id) { Written = entry }); break;
            case TelegramFact.Removed removed: Show(new ChatChange(removed.ChatId) { RemovedMessageId = removed.MessageId }); break;
            case TelegramFact.Listed: Show(new ChatChange(0) { CommandsChanged = true }); break;
            case TelegramFact.Queued: Arrived(); break;
        }
    }

    private void Show(ChatChange change) => _watchers.ForEach(watcher => watcher.Writer.TryWrite(change));

    private void Arrived()
    {
        var arrived = _arrived;
        _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        arrived.SetResult();
    }
}

/// <summary>A call that the bot made.</summary>
/// <param name="At">When it arrived.</param>
/// <param name="ErrorCode">0 when it was done.</param>
public sealed record BotCall(string Method, long? ChatId, DateTimeOffset At, int ErrorCode);
