using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>Answers what is not understood: says so, and asks what it is.</summary>
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
                var ask = phrases["unknown.ask"];
                return new Card(phrases["unknown.heading"], [new CardLine(command.Payload.Name == "query" ? phrases["unknown.query"] + " " + ask : ask)], Offer(command, desk));
        }
    }

    private static IReadOnlyList<IReadOnlyList<CardButton>> Offer(QueuedCommand command, Desk desk)
    {
        var id = command.Id.ToString(CultureInfo.InvariantCulture);
        CardButton Keep(Language.Intent intent) =>
            intent.ToString().ToLowerInvariant() is var name ? new(desk.Phrases["keep." + name], new SimplePress(SimplePress.Keep, $"{id}:{name}").Data) : null!;
        return
        [
            [
                .. ChatCommands.Offered.Take(2).Select(Keep),
            ],
            [
                .. ChatCommands.Offered.Skip(2).Select(Keep),
                new CardButton(desk.Phrases["unknown.no"], new SimplePress(SimplePress.Leave, id).Data),
            ],
        ];
    }
}
