using Npgsql;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Executor.Deeds;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>Answers what asks rather than drafts: /start, /help, /settings, /connect and the buttons that belong to no draft.</summary>
internal sealed class AnswerQuery(ConnectQuery connect, DeviceQuery devices, DraftAgain again, TelegramSettings telegram, ExecutorSettings settings)
{
    private const int HelpLines = 6;

    public Task DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        switch (command.Payload.Name)
        {
            case "connect":
                return connect.DoAsync(command, desk, connection, stop);
            case SimplePress.Device or "unpair":
                return devices.DoAsync(command, desk, connection, stop);
            case "again":
                return again.FromDraftAsync(command, desk, connection, stop);
            case SimplePress.Example:
                return again.FromExampleAsync(command, desk, connection, stop);
            case "keep":
                return again.FromUnknownAsync(command, desk, connection, stop);
            case SimplePress.Language:
                return SettingsQuery.SetLanguageAsync(command, desk, connection, stop);
            case SimplePress.View:
                return ShowView.DoAsync(command, desk, connection, stop);
            case SimplePress.Act:
                return ActOnThing.DoAsync(command, desk, telegram.BotId, settings.DraftLifetime);
            case "settings":
                return SettingsQuery.DoAsync(command, desk, connection, stop);
            case "zone":
                return SettingsQuery.SetZoneAsync(command, desk);
            default:
                Answer(command, desk);
                return Task.CompletedTask;
        }
    }

    private static void Answer(QueuedCommand command, Desk desk)
    {
        switch (command.Payload.Name)
        {
            case "start":
                desk.Say(command, "start", Start(desk));
                if (desk.Person.ZoneState == ZoneState.Guessed)
                    AskZone.Ask(desk, command.ChatId);
                break;
            case "help":
                desk.Say(command, "help", Help(desk.Phrases));
                break;
            case "leave":
                desk.Say(command, "leave", new Card(desk.Phrases["unknown.ok"], [], []));
                break;
            case "show" when desk.Find(command.DraftId) is { } draft:
                desk.Show(draft, anew: true);
                break;
            case "show":
                desk.Say(command, "gone", new Card(desk.Phrases["again.gone"], [], []));
                break;
            case "usage" when desk.Phrases.Find(command.Payload.Argument + ".usage") is { } usage:
                desk.Say(command, "usage", new Card(usage, [], []));
                break;
            default:
                desk.Say(command, "unknown", new Card(desk.Phrases.Say("command.unknown", "/" + (command.Payload.Argument ?? "")), [], []));
                break;
        }
    }

    private static Card Start(Desk desk)
    {
        var phrases = desk.Phrases;
        return new Card(phrases.Say("start.heading", desk.Person.FirstName), [new CardLine(phrases["start.what"]), new CardLine(phrases["start.try"])],
            [.. Enumerable.Range(1, 3).Select(number => number.ToString(CultureInfo.InvariantCulture)).Select(number =>
                new[] { new CardButton(phrases["start.example." + number], new SimplePress(SimplePress.Example, number).Data) }),
                [new CardButton(phrases["button.pair"], new SimplePress(SimplePress.Device, "pair").Data)]]);
    }

    private static Card Help(Phrases phrases) =>
        new(phrases["help.heading"], [.. Enumerable.Range(1, HelpLines).Select(number => new CardLine(phrases["help." + number.ToString(CultureInfo.InvariantCulture)]))], []);
}
