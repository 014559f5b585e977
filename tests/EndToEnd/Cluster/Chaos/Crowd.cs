using System.Collections.Concurrent;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Cluster.Chaos;

/// <summary>
/// Many people who talk with the bot at once: they draft, confirm (some twice, some what they no longer see), edit by a reply or by
/// editing their own message, cancel, take back, and ask for what the bot fears lost.
/// </summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const string Show = "👁";
    private readonly FakeTelegram _telegram;
    private readonly IReadOnlyList<Chat> _people;
    private readonly Dice _dice;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<(long, long, string), bool> _seen = new();
    private readonly ConcurrentBag<Said> _said = [];
    private readonly Task _watching;
    private int _reacting, _thinking;

    public Crowd(FakeTelegram telegram, IReadOnlyList<Chat> people, Dice dice)
    {
        (_telegram, _people, _dice) = (telegram, people, dice);
        var changes = telegram.Watch(_end.Token);
        _watching = Task.Run(async () =>
        {
            await foreach (var change in changes.ReadAllAsync(CancellationToken.None))
            {
                if (change.Written is { Message.From.IsBot: true } entry)
                    Look(change.ChatId, entry);
            }
        });
    }

    /// <summary>Each message that has to become a draft.</summary>
    public IReadOnlyCollection<Said> Messages => _said;

    /// <summary>Nobody is about to press or reply.</summary>
    public bool IsQuiet => Volatile.Read(ref _thinking) == 0;

    /// <summary>How many presses, replies and edits there were.</summary>
    public int Reactions => Volatile.Read(ref _reacting);

    /// <summary>Says so many things in about this time.</summary>
    public async Task TalkAsync(int messages, TimeSpan within)
    {
        for (var number = 1; number <= messages; number++)
        {
            var person = _people[_dice.Next(_people.Count)];
            var steps = _dice.Chance(0.2) ? ": red, green" : "";
            var said = person.Say($"Buy {number} apples{steps}");
            _said.Add(new Said(person.Id, said.MessageId));
            // Some see their slip at once.
            if (_dice.Chance(0.04))
                _telegram.Edit(person.Id, said.MessageId, $"Buy {number} pears{steps}");
            await Task.Delay(_dice.Time(within / messages * 2));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private void Look(long person, ChatEntry entry)
    {
        if (Button(entry, Chat.Confirm) is { } confirm && IsNew(person, entry, confirm))
            Soon(() => Answer(person, entry, confirm));
        if (Button(entry, Chat.Undo) is { } undo && IsNew(person, entry, undo) && _dice.Chance(0.1))
            Soon(() => _telegram.PressOld(person, entry.Message, undo));
        if (Button(entry, Show) is { } show && IsNew(person, entry, show))
            Soon(() => _telegram.PressOld(person, entry.Message, show));
    }

    private void Answer(long person, ChatEntry entry, string confirm)
    {
        switch (_dice.Next(100))
        {
            case < 40:
                Press(person, entry, confirm, 1);
                break;
            case < 55:
                Press(person, entry, confirm, 2);
                break;
            case < 70:
                Reply(person, entry);
                break;
            case < 76:
                // Confirmed and changed in one breath: whichever comes first decides.
                Press(person, entry, confirm, 1);
                Reply(person, entry);
                break;
            case < 84:
                _telegram.Edit(person, entry.Message.ReplyToMessage!.MessageId, $"Buy {_dice.Next(1000)} quinces");
                // They press what they still see, and what will come is new again.
                if (_dice.Chance(0.3))
                    Press(person, entry, confirm, 1);
                break;
            case < 92:
                _telegram.PressOld(person, entry.Message, Button(entry, Chat.Cancel)!);
                break;
            default:
                // They leave it for later.
                break;
        }
    }

    private void Press(long person, ChatEntry entry, string data, int times)
    {
        for (var time = 0; time < times; time++)
            _telegram.PressOld(person, entry.Message, data);
    }

    private void Reply(long person, ChatEntry entry)
    {
        if (_telegram.Messages(person).Any(shown => shown.Message.MessageId == entry.Message.MessageId))
            _telegram.Say(person, $"title: Buy {_dice.Next(1000)} plums", new Saying { ReplyTo = entry.Message.MessageId });
    }

    private bool IsNew(long person, ChatEntry entry, string data) => _seen.TryAdd((person, entry.Message.MessageId, data), true);

    private void Soon(Action react)
    {
        Interlocked.Increment(ref _thinking);
        _ = Task.Run(async () =>
        {
            await Task.Delay(_dice.Time(TimeSpan.FromMilliseconds(600)));
            react();
            Interlocked.Increment(ref _reacting);
            Interlocked.Decrement(ref _thinking);
        });
    }

    private static string? Button(ChatEntry entry, string beginning) =>
        entry.Buttons.FirstOrDefault(button => button.Text.StartsWith(beginning, StringComparison.Ordinal))?.CallbackData;
}

/// <summary>A message that a person wrote.</summary>
internal sealed record Said(long Person, long MessageId);
