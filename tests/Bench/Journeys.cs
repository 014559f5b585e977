using St4cker.Playground.TelegramStandIn;

namespace St4cker.Bench;

/// <summary>
/// The ways of some updates: handed to the program, taken by it, answered by a call to the person's chat. The answers of a chat come in the
/// order of its updates, so the first answer is the first update's.
/// </summary>
internal sealed class Journeys : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FakeTelegram _telegram;
    private readonly string _answer;
    private readonly int _count;
    private readonly Dictionary<long, DateTimeOffset> _left = [];
    private readonly Dictionary<long, Queue<DateTimeOffset>> _waiting = [];
    private readonly List<double> _acknowledged = [];
    private readonly List<double> _answered = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _first = DateTimeOffset.MaxValue;
    private DateTimeOffset _lastTaken;
    private DateTimeOffset _lastAnswered;

    /// <param name="answer">The method that answers an update, such as sendMessage.</param>
    public Journeys(FakeTelegram telegram, string answer, int count)
    {
        (_telegram, _answer, _count) = (telegram, answer, count);
        telegram.Leaving += Left;
        telegram.Taken += Taken;
        telegram.Answered += Answered;
    }

    public Task Done => _done.Task;
    public int Count => _count;
    /// <summary>Milliseconds from handing over to the call that answers it.</summary>
    public IReadOnlyList<double> ToAnswer => _answered;
    /// <summary>Milliseconds from handing over to the webhook's 200; empty when polling.</summary>
    public IReadOnlyList<double> ToAcknowledgement => _acknowledged;
    public double AnswersPerSecond => _count / (_lastAnswered - _first).TotalSeconds;
    public double AcknowledgementsPerSecond => _acknowledged.Count / (_lastTaken - _first).TotalSeconds;

    public void Dispose()
    {
        _telegram.Leaving -= Left;
        _telegram.Taken -= Taken;
        _telegram.Answered -= Answered;
    }

    private void Left(TelegramUpdate update)
    {
        var now = TimeProvider.System.GetUtcNow();
        var chat = update.Message?.Chat.Id ?? update.CallbackQuery!.Message.Chat.Id;
        lock (_lock)
        {
            if (!_left.TryAdd(update.UpdateId, now))
                return;
            _first = now < _first ? now : _first;
            if (!_waiting.TryGetValue(chat, out var waiting))
                _waiting[chat] = waiting = [];
            waiting.Enqueue(now);
        }
    }

    private void Taken(TelegramUpdate update)
    {
        var now = TimeProvider.System.GetUtcNow();
        lock (_lock)
        {
            if (!_left.TryGetValue(update.UpdateId, out var left))
                return;
            _acknowledged.Add((now - left).TotalMilliseconds);
            _lastTaken = now;
        }
    }

    private void Answered(BotCall call)
    {
        lock (_lock)
        {
            if (call.Method != _answer || call is not { ChatId: { } chat, ErrorCode: 0 } || !_waiting.TryGetValue(chat, out var waiting) || !waiting.TryDequeue(out var left))
                return;
            _answered.Add((call.At - left).TotalMilliseconds);
            _lastAnswered = call.At > _lastAnswered ? call.At : _lastAnswered;
            if (_answered.Count == _count)
                _done.TrySetResult();
        }
    }
}
