using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>Asks a new person once where they are; their draft does not wait for it.</summary>
internal static class AskZone
{
    private static readonly Dictionary<string, string[]> Likely = new(StringComparer.Ordinal)
    {
        ["en"] = ["Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Singapore", "Australia/Sydney"],
        ["id"] = ["Asia/Makassar", "Asia/Jayapura", "Asia/Singapore"],
        ["ru"] = ["Europe/Kaliningrad", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"],
    };

    public static void Ask(Desk desk, long chatId)
    {
        desk.Say(Message(desk, chatId, Question(desk.Person, desk)));
        desk.Change(desk.Person with { ZoneState = ZoneState.Asked }, "time_zone_asked", "executor");
    }

    public static void Thank(Desk desk, long chatId) => desk.Say(Message(desk, chatId, new Card(Done(desk), [], [])));

    public static string Done(Desk desk) => desk.Phrases.Say("zone.done", Name(desk.Person.TimeZone, desk.Phrases), SpokenDates.ClockTime(desk.LocalNow.TimeOfDay));

    /// <summary>The zone in use first, then the likely ones, two in a row.</summary>
    public static IReadOnlyList<IReadOnlyList<CardButton>> Buttons(Person person, Phrases phrases)
    {
        var others = Likely.GetValueOrDefault(person.Language, Likely["en"]).Where(zone => zone != person.TimeZone)
            .Select(zone => new CardButton(City(zone, phrases), new SimplePress(SimplePress.Zone, zone).Data));
        var keep = new CardButton(phrases.Say("zone.keep", Name(person.TimeZone, phrases)), new SimplePress(SimplePress.Zone, person.TimeZone).Data);
        return [[keep], .. others.Chunk(2)];
    }

    /// <summary>The city in the person's language, where it has a name of its own there; else the zone as it is called everywhere.</summary>
    private static string Name(string zone, Phrases phrases) => phrases.Find("zone.city." + zone) ?? zone;

    private static string City(string zone, Phrases phrases) => phrases.Find("zone.city." + zone) ?? zone.Split('/')[^1].Replace('_', ' ');

    private static Card Question(Person person, Desk desk) => new(
        desk.Phrases["zone.heading"],
        [
            new CardLine(desk.Phrases.Say("zone.assumed", Name(person.TimeZone, desk.Phrases), SpokenDates.ClockTime(desk.LocalNow.TimeOfDay))),
            new CardLine(desk.Phrases["settings.hint"], LineStyle.Faint),
        ],
        Buttons(person, desk.Phrases));

    /// <summary>One message a person: the answer takes the question's place.</summary>
    private static OutgoingMessage Message(Desk desk, long chatId, Card card) =>
        new(string.Create(CultureInfo.InvariantCulture, $"zone:{desk.Person.Id}"), desk.Person.Id, chatId, OutgoingMessage.Notice, desk.Render(card));
}
