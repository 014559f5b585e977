namespace St4cker.Telegram;

/// <summary>
/// Telegram's limits as one process sees them: so many messages a second over all, so many to one chat, and the pauses it
/// asks for. A message counts from its start until a second after its answer, so that however long it was under way, no
/// second at Telegram's end sees more than the limit. Where several processes call the Bot API, one sends the messages and has most of
/// the limit; the others share the rest for the signs that show at once.
/// </summary>
public sealed class SendLimits(TelegramSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstDoubt = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromMinutes(1);
    // A group takes 20 a minute where a person takes 60.
    private const int GroupFactor = 3;
    // Telegram does not say whose limit it was: several chats at once are the bot's.
    private const int ChatsThatMeanAll = 3;
    // A sixth of the limit is the others', whatever their number.
    private const int PartOfOthers = 6;

    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private readonly Queue<TimeSpan> _answered = new();
    private readonly Dictionary<long, Pace> _chats = [];
    private readonly Queue<(long Chat, TimeSpan At)> _limited = new();
    private int _underWay;
    private TimeSpan _pausedUntil;
    private TimeSpan _doubt;
    private int? _others = 0;
    private bool _leads;

    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>How many a second this process may send.</summary>
    public int Capacity
    {
        get
        {
            lock (_lock)
                return CountCapacity();
        }
    }

    /// <summary>How many messages may start now.</summary>
    public int Free
    {
        get
        {
            lock (_lock)
                return CountFree(Now);
        }
    }

    /// <summary>This process is the one that sends the messages, or no more.</summary>
    public void Lead(bool leads)
    {
        lock (_lock)
            _leads = leads;
    }

    /// <summary>So many other processes call the same bot. Not known yet (null): who leads leaves room for them, and who does not sends nothing.</summary>
    public void ShareWith(int? others)
    {
        lock (_lock)
            _others = others;
    }

    /// <summary>Takes places for up to so many messages, so that nobody else takes them while the messages are looked for.</summary>
    public int Take(int atMost)
    {
        lock (_lock)
        {
            var free = CountFree(Now);
            TelegramTelemetry.Free(free);
            var taken = Math.Min(free, atMost);
            _underWay += taken;
            return taken;
        }
    }

    /// <summary>So many of the places taken are not needed.</summary>
    public void GiveBack(int places)
    {
        lock (_lock)
            _underWay -= places;
    }

    /// <summary>Chats that may get nothing now: a message is under way, or the last was too short a time ago.</summary>
    public long[] BusyChats()
    {
        lock (_lock)
        {
            var now = Now;
            foreach (var (chat, _) in _chats.Where(pair => pair.Value.IsFree(now)).ToList())
                _chats.Remove(chat);
            return [.. _chats.Keys];
        }
    }

    /// <summary>How long until something changes by time alone: the bot's limit frees up or a chat may get its next. Null: nothing will.</summary>
    public TimeSpan? NextChange()
    {
        lock (_lock)
        {
            var now = Now;
            if (CountFree(now) == 0)
                return now < _pausedUntil ? _pausedUntil - now : _answered.TryPeek(out var oldest) ? oldest + Second - now : null;
            // One whose time came since BusyChats was asked counts too: it was left out there.
            return _chats.Values.Where(pace => !pace.InHand).Select(pace => (TimeSpan?)Later(pace.FreeAt - now, TimeSpan.Zero)).Min();
        }
    }

    /// <summary>A message to the chat goes out, on one of the places taken. The chat is in hand until <see cref="Release"/>.</summary>
    public void Start(long chat)
    {
        lock (_lock)
            _chats[chat] = new Pace(InHand: true, TimeSpan.Zero);
    }

    /// <summary>Its answer came, or none will.</summary>
    public void Answered(long chat)
    {
        lock (_lock)
        {
            var now = Now;
            _underWay--;
            _answered.Enqueue(now);
            if (_chats.TryGetValue(chat, out var pace))
                _chats[chat] = pace with { FreeAt = Later(pace.FreeAt, now + Spacing(chat)) };
        }
    }

    /// <summary>What came of it is written down: the chat may get its next message, when its time has come.</summary>
    public void Release(long chat)
    {
        lock (_lock)
        {
            if (_chats.TryGetValue(chat, out var pace))
                _chats[chat] = pace with { InHand = false };
        }
    }

    /// <summary>Slows down as what came of a message wishes.</summary>
    internal void Heed(Delivery delivery)
    {
        if (delivery.Outcome == Outcome.Unknown)
            Unanswered();
        else if (delivery.Outcome == Outcome.Sent)
            Works();
        switch (delivery.Extent)
        {
            case Extent.Message:
                break;
            case Extent.Chat:
                Pause(delivery.Message.ChatId, delivery.Pause);
                break;
            case Extent.Limited:
                Limited(delivery.Message.ChatId, delivery.Pause);
                break;
            case Extent.All:
                PauseAll(delivery.Pause);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(delivery), delivery.Extent, "No such extent");
        }
    }

    /// <summary>Telegram asked for a pause.</summary>
    public void Limited(long chat, TimeSpan retryAfter)
    {
        lock (_lock)
        {
            var now = Now;
            PauseChat(chat, now + retryAfter);
            while (_limited.TryPeek(out var first) && first.At < now - Second)
                _limited.Dequeue();
            _limited.Enqueue((chat, now));
            if (_limited.Select(one => one.Chat).Distinct().Count() >= ChatsThatMeanAll)
                _pausedUntil = Later(_pausedUntil, now + retryAfter);
        }
    }

    /// <summary>Nothing to this chat for a while.</summary>
    public void Pause(long chat, TimeSpan pause)
    {
        lock (_lock)
            PauseChat(chat, Now + pause);
    }

    /// <summary>Nothing to anybody for a while.</summary>
    public void PauseAll(TimeSpan pause)
    {
        lock (_lock)
            _pausedUntil = Later(_pausedUntil, Now + pause);
    }

    /// <summary>
    /// Nobody knows whether a message arrived, and nobody will send it again: the longer that goes on, the fewer are risked.
    /// Several that were under way at once are one sign.
    /// </summary>
    public void Unanswered()
    {
        lock (_lock)
        {
            var now = Now;
            if (now < _pausedUntil)
                return;
            _doubt = _doubt == TimeSpan.Zero ? FirstDoubt : Earlier(LongestDoubt, _doubt * 2);
            _pausedUntil = now + _doubt;
        }
    }

    /// <summary>Messages arrive again.</summary>
    public void Works()
    {
        lock (_lock)
            _doubt = TimeSpan.Zero;
    }

    /// <summary>For what is nice to have: takes a place only while at least half of them are free.</summary>
    /// <param name="message">It is a message and not only a sign, so it counts for its chat too: only the process that knows the chats may send it.</param>
    public bool TryTakeSpare(long chat, bool message)
    {
        lock (_lock)
        {
            var now = Now;
            if (CountFree(now) * 2 <= CountCapacity())
                return false;
            if (message && ((_others != 0 && !_leads) || (_chats.TryGetValue(chat, out var pace) && !pace.IsFree(now))))
                return false;
            _underWay++;
            if (message)
                _chats[chat] = new Pace(InHand: false, now + Spacing(chat));
            return true;
        }
    }

    /// <summary>What <see cref="TryTakeSpare"/> took was answered.</summary>
    public void AnsweredSpare()
    {
        lock (_lock)
        {
            _underWay--;
            _answered.Enqueue(Now);
        }
    }

    private int CountFree(TimeSpan now)
    {
        while (_answered.TryPeek(out var oldest) && oldest <= now - Second)
            _answered.Dequeue();
        return now < _pausedUntil ? 0 : Math.Max(0, CountCapacity() - _underWay - _answered.Count);
    }

    private int CountCapacity()
    {
        var ofOthers = settings.MessagesPerSecond / PartOfOthers;
        return _others == 0 ? settings.MessagesPerSecond : _leads ? settings.MessagesPerSecond - ofOthers : ofOthers / (_others ?? int.MaxValue);
    }

    private void PauseChat(long chat, TimeSpan until)
    {
        var pace = _chats.GetValueOrDefault(chat);
        _chats[chat] = pace with { FreeAt = Later(pace.FreeAt, until) };
    }

    private TimeSpan Spacing(long chat) => TimeSpan.FromSeconds((chat < 0 ? GroupFactor : 1) / settings.MessagesPerSecondPerChat);

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private readonly record struct Pace(bool InHand, TimeSpan FreeAt)
    {
        public bool IsFree(TimeSpan now) => !InHand && FreeAt <= now;
    }
}
