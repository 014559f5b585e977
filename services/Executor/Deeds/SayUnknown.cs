using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>Answers what is not understood or not kept yet: says so, and offers to keep it as a task.</summary>
internal static class SayUnknown
{
    public static void Do(QueuedCommand command, Desk desk) => desk.Say(command, "unknown", Answer(command, desk) with { ReplyTo = command.MessageId });

    private static Card Answer(QueuedCommand command, Desk desk)
    {
        var phrases = desk.Phrases;
        switch (command.Payload.Name)
        {
            case "empty":
                return new Card(phrases["unsupported.heading"], [new CardLine(phrases["unsupported.empty"])], []);
            case "unsupported":
                return new Card(phrases["unsupported.heading"], [new CardLine(phrases["unsupported.text"])], []);
            case "broken":
                return new Card(phrases["broken.heading"], [new CardLine(phrases["broken.text"])], []);
            case "press":
                return new Card(phrases["edit.press"], [], []);
            case "hello":
                return new Card(phrases["unknown.hello"], [], []);
            default:
                var why = command.Payload.Name switch
                {
                    "event" => "unknown.event",
                    "expense" or "income" => "unknown.money",
                    "reminder" => "unknown.reminder",
                    "note" => "unknown.note",
                    "query" => "unknown.query",
                    _ => null,
                };
                var ask = phrases["unknown.ask"];
                return new Card(phrases["unknown.heading"], [new CardLine(why is null ? ask : phrases[why] + " " + ask)], Offer(command, desk));
        }
    }

    private static IReadOnlyList<IReadOnlyList<CardButton>> Offer(QueuedCommand command, Desk desk)
    {
        var id = command.Id.ToString(CultureInfo.InvariantCulture);
        return
        [
            [
                .. DraftKinds.All.Select(kind => new CardButton(desk.Phrases["unknown.yes"], new SimplePress(SimplePress.Keep, $"{id}:{kind.Name}").Data)),
                new CardButton(desk.Phrases["unknown.no"], new SimplePress(SimplePress.Leave, id).Data),
            ],
        ];
    }
}
