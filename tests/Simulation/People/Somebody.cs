using St4cker.Drafts;
using St4cker.Simulation.StandIns;
using St4cker.Simulation.World;
using St4cker.Telegram;

namespace St4cker.Simulation.People;

/// <summary>A person with a phone: says things, presses what stands on a card or what stood there a moment ago, and now and then somebody else's button.</summary>
internal sealed class Somebody(Place place, Crowd crowd, long id)
{
    private static readonly string[] Things = ["Buy milk tomorrow 9am", "Call the bank on Friday", "Pack for the trip tomorrow: shirts, socks, charger", "Water the plants", "Note: the door code is 4711"];
    private static readonly string[] Changes = ["no, Friday 4pm", "title: Feed the cat", "tomorrow 8am", "done", "priority: high"];
    private readonly List<(long Message, Press Press)> _remembered = [];
    private readonly List<long> _said = [];

    public void DoSomething()
    {
        Look();
        switch (place.Luck.Below(20))
        {
            case < 5:
                Say(place.Luck.Of(Things));
                break;
            case < 11:
                Press(PressKind.Confirm);
                break;
            case < 12:
                Press(PressKind.Cancel);
                break;
            case < 14:
                Press(PressKind.Undo);
                break;
            case < 16:
                Reply();
                break;
            case < 17:
                Say(place.Luck.Chance(0.7) ? "/undo" : "/cancel");
                break;
            case < 18:
                PressAnothers();
                break;
            case < 19:
                Reword();
                break;
            default:
                Say("no, Monday 10am");
                break;
        }
    }

    private IReadOnlyList<ChatMessage> Chat => place.Telegram.Chat(id);

    private void Look()
    {
        foreach (var message in Chat)
        {
            foreach (var button in (message.Body.Keyboard ?? []).SelectMany(row => row))
            {
                if (Drafts.Press.Parse(button.Data) is { } press && !_remembered.Contains((message.Id, press)))
                    _remembered.Add((message.Id, press));
            }
        }
    }

    private void Press(PressKind kind)
    {
        var now = Chat.SelectMany(message => Buttons(message).Select(press => (Message: message.Id, Press: press))).Where(one => one.Press.Kind == kind).ToList();
        var old = _remembered.FindAll(one => one.Press.Kind == kind);
        var from = now.Count > 0 && !place.Luck.Chance(0.25) ? now : old;
        if (from.Count == 0)
        {
            Say(place.Luck.Of(Things));
            return;
        }

        var (message, press) = place.Luck.Of(from);
        // A finger that slips taps twice, and Telegram gives each tap a number of its own.
        for (var taps = place.Luck.Chance(0.3) ? 2 : 1; taps > 0; taps--)
            Tap(message, press);
        // And a moment later it was not meant so.
        if (kind == PressKind.Confirm && place.Luck.Chance(0.25))
            place.Clock.In(place.Luck.Between(0.02, 1.5), () => Say("/undo"));
    }

    /// <summary>What another person's card says, sent as one's own.</summary>
    private void PressAnothers()
    {
        var others = crowd.All.Where(other => other != this).SelectMany(other => other._remembered).ToList();
        if (others.Count > 0)
            Tap(place.Telegram.NextMessageId(), place.Luck.Of(others).Press with { Kind = place.Luck.Chance(0.8) ? PressKind.Confirm : PressKind.Cancel });
    }

    private void Tap(long message, Press press)
    {
        var update = place.Telegram.Happens(id, number => new Update
        {
            Id = number,
            CallbackQuery = new CallbackQuery { Id = number.ToString(CultureInfo.InvariantCulture), From = Me, Data = press.Data, Message = new Message { Id = message, Chat = MyChat, Date = place.Clock.Now.UtcDateTime } },
        });
        crowd.Presses[update] = (id, press);
        place.Tell($"{id} presses {press.Kind} of {place.Name(press.DraftId)} version {press.Version} (u{update})");
    }

    private void Say(string words, ChatMessage? answered = null)
    {
        var message = place.Telegram.NextMessageId();
        _said.Add(message);
        var update = place.Telegram.Happens(id, number => new Update { Id = number, Message = Words(message, words) with { ReplyToMessage = answered is null ? null : Quoted(answered) } });
        place.Tell($"{id} says \"{words}\"{(answered is null ? "" : $" to message {answered.Id}")} (u{update})");
    }

    private void Reply()
    {
        if (Chat.Where(message => message.Body.Keyboard is not null || place.Luck.Chance(0.5)).ToList() is { Count: > 0 } cards)
            Say(place.Luck.Of(Changes), place.Luck.Of(cards));
        else
            Say(place.Luck.Of(Things));
    }

    /// <summary>The message itself is edited.</summary>
    private void Reword()
    {
        if (_said.Count == 0)
            return;
        var message = place.Luck.Of(_said);
        var update = place.Telegram.Happens(id, number => new Update { Id = number, EditedMessage = Words(message, "Buy oat milk on Sunday") with { EditDate = place.Clock.Now.UtcDateTime } });
        place.Tell($"{id} rewords message {message} (u{update})");
    }

    private static IEnumerable<Press> Buttons(ChatMessage message) =>
        (message.Body.Keyboard ?? []).SelectMany(row => row).Select(button => Drafts.Press.Parse(button.Data)).OfType<Press>();

    private Message Words(long message, string words) => new() { Id = message, Chat = MyChat, From = Me, Date = place.Clock.Now.UtcDateTime, Text = words };

    private static Message Quoted(ChatMessage message) => new()
    {
        Id = message.Id,
        From = new User { Id = Crowd.BotId, IsBot = true },
        ReplyMarkup = message.Body.Keyboard is { } rows ? new InlineKeyboardMarkup([.. rows.Select(row => row.Select(button => new InlineKeyboardButton(button.Text, button.Data)).ToArray())]) : null,
    };

    private Chat MyChat => new() { Id = id, Type = ChatType.Private };

    private User Me => new() { Id = id, FirstName = "P" };
}
