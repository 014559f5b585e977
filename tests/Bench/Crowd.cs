using St4cker.Playground.TelegramStandIn;

namespace St4cker.Bench;

/// <summary>People who write to the bot and press its buttons, each thing timed by the clock of their Telegram.</summary>
internal sealed class Crowd
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Messages =
        ["Buy milk tomorrow 9am", "Call the dentist on Friday 14:30", "submit the report next Monday", "water the plants", "pay rent on the 1st, important", "pack: tent, stove, map"];

    private readonly FakeTelegram _telegram;
    private readonly long[] _people;
    private int _said;

    public Crowd(FakeTelegram telegram, int size)
    {
        _telegram = telegram;
        _people = [.. Enumerable.Range(0, size).Select(PersonId)];
        foreach (var id in _people)
            telegram.Join(id, "Ann" + id);
    }

    public int Size => _people.Length;

    public static long PersonId(int number) => 700_001L + number;

    /// <summary>Everybody says something once: who is new is asked for their time zone, which later messages are not.</summary>
    public async Task ArriveAsync()
    {
        var seen = new HashSet<long>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Count(BotCall call)
        {
            lock (seen)
            {
                if (call is { Method: "sendMessage", ChatId: { } chat, ErrorCode: 0 } && !seen.Add(chat) && seen.Add(-chat) && seen.Count == 2 * _people.Length)
                    all.TrySetResult();
            }
        }

        _telegram.Answered += Count;
        foreach (var id in _people)
            Say(id);
        await all.Task.WaitAsync(Patience);
        _telegram.Answered -= Count;
    }

    /// <summary>Everybody comes, so many messages more are said, and all of it is confirmed: what is measured afterwards is warm.</summary>
    public async Task WarmUpAsync(int messages)
    {
        await ArriveAsync();
        await SayAsync(messages);
        await ConfirmAsync();
    }

    /// <summary>So many messages, everybody in turn.</summary>
    /// <param name="perSecond">Null: all at once.</param>
    public async Task<Journeys> SayAsync(int count, double? perSecond = null)
    {
        using var journeys = new Journeys(_telegram, "sendMessage", count);
        using var pace = perSecond is { } rate ? new PeriodicTimer(TimeSpan.FromSeconds(1 / rate)) : null;
        for (var number = 0; number < count; number++)
        {
            if (pace is not null)
                await pace.WaitForNextTickAsync();
            Say(_people[_said % _people.Length]);
        }

        await journeys.Done.WaitAsync(Patience);
        return journeys;
    }

    /// <summary>Everybody confirms every draft they see.</summary>
    public async Task<Journeys> ConfirmAsync()
    {
        var open = _people.SelectMany(id => _telegram.Messages(id).Where(IsOpen).Select(entry => (Person: id, entry.Message.MessageId))).ToList();
        using var journeys = new Journeys(_telegram, "editMessageText", open.Count);
        foreach (var (person, message) in open)
            _telegram.Press(person, message, "✅");
        await journeys.Done.WaitAsync(Patience);
        return journeys;
    }

    private static bool IsOpen(ChatEntry entry) => entry.Buttons.Any(button => button.Text.StartsWith('✅'));

    private void Say(long person) => _telegram.Say(person, Messages[_said++ % Messages.Length]);
}
