using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Executor.Deeds;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>What /settings shows: all of it, or the choices of one setting.</summary>
internal static class SettingsCard
{
    private const int InRow = 3;
    private static readonly string[] Currencies = ["IDR", "RUB", "USD", "EUR", "GBP", "SGD", "MYR", "AUD", "KZT"];
    private static readonly string[] Hours = ["07:00-15:00", "08:00-16:00", "09:00-17:00", "09:00-18:00", "10:00-19:00", "00:00-23:59"];

    public static Card All(Desk desk)
    {
        var (person, phrases) = (desk.Person, desk.Phrases);
        return new Card(phrases["settings.heading"],
            [
                new CardLine("🌍 " + phrases.Say("settings.zone", person.TimeZone, SpokenDates.ClockTime(desk.LocalNow.TimeOfDay))),
                new CardLine("💱 " + phrases.Say("settings.currency", person.Currency)),
                new CardLine("🕘 " + phrases.Say("settings.hours", Clock(person.WorkStarts), Clock(person.WorkEnds))),
                new CardLine("👀 " + phrases.Say("settings.acknowledge", phrases["settings.acknowledge." + (person.Acknowledge ?? "default")])),
                new CardLine(phrases["settings.language"]),
                new CardLine(phrases["settings.hint"], LineStyle.Faint),
            ],
            [
                [Section("zone", "🌍", phrases), Section("currency", "💱", phrases)],
                [Section("hours", "🕘", phrases), Section("acknowledge", "👀", phrases)],
                [.. Phrases.Supported.Select(language => new CardButton(Phrases.In(language)["language.name"], new SimplePress(SimplePress.Language, language).Data))],
            ]);
    }

    public static Card Of(string section, Desk desk)
    {
        var phrases = desk.Phrases;
        IEnumerable<IReadOnlyList<CardButton>> choices = section switch
        {
            "zone" => AskZone.Buttons(desk.Person, phrases),
            "currency" => Rows(Currencies.Select(code => Value("currency", code, code))),
            "hours" => Rows(Hours.Select(hours => Value("hours", hours, hours.Replace("-", "–", StringComparison.Ordinal)))),
            _ => Rows(Enum.GetNames<Acknowledgement>().Select(name => name.ToLowerInvariant()).Select(name => Value("acknowledge", name, phrases["settings.acknowledge." + name]))),
        };
        return new Card(phrases["settings.pick." + section], [new CardLine(phrases["settings.type." + section], LineStyle.Faint)],
            [.. choices, [new CardButton(phrases["button.back"], new SimplePress(SimplePress.Settings, "").Data)]]);
    }

    private static IEnumerable<IReadOnlyList<CardButton>> Rows(IEnumerable<CardButton> buttons) => buttons.Chunk(InRow);

    private static CardButton Section(string section, string sign, Phrases phrases) => new($"{sign} {phrases["settings.name." + section]}", new SimplePress(SimplePress.Settings, section).Data);

    private static CardButton Value(string section, string value, string label) => new(label, new SimplePress(SimplePress.Settings, $"{section}={value}").Data);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
