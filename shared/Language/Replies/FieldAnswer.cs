using St4cker.Language.Durations;
using St4cker.Language.Items;
using St4cker.Language.Money;
using St4cker.Language.Names;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>Reads the answer to the question about one field.</summary>
internal static class FieldAnswer
{
    public static Revision Read(string? text, string field, Intent intent, Fields known, Speaker speaker)
    {
        var clean = CleanText.Of(text);
        var said = Utterance.Of(clean, speaker);
        if (Answers.Alone(said, cancelOnly: true) is { } answer)
            return new Revision { Answer = answer };
        return field switch
        {
            "due" or "start" or "remindAt" or "date" or "end" => Moment(clean, field, intent, known, speaker),
            "amountMinor" => Amount(clean, speaker),
            "percent" => Progress(clean, speaker, Amounts.Percent(clean, speaker)),
            "minutes" => Amounts.Minutes(clean, speaker) is { } minutes ? Of(new Fields { Minutes = minutes }) : Again(field, clean),
            "title" => Title(clean),
            _ => Words(clean, field, speaker),
        };
    }

    /// <summary>Could the text be nothing but a value of that field?</summary>
    public static bool IsOnly(string? text, string field, Speaker speaker) => field switch
    {
        "due" or "start" or "end" or "remindAt" or "date" => Dates.WholeWhen.Is(text, speaker) || field == "start" && IsAllDay(Utterance.Of(CleanText.Of(text).Trim(), speaker)),
        "amountMinor" => Amounts.Whole(text, speaker) is not null,
        "percent" => Amounts.Percent(text, speaker) is not null || HasUnit(text, speaker),
        "minutes" => Amounts.Minutes(text, speaker) is not null,
        _ => false,
    };

    private static bool HasUnit(string? text, Speaker speaker) =>
        Amounts.Minutes(text, speaker) is not null && !CleanText.Of(text).Trim().All(char.IsAsciiDigit);

    private static Revision Title(string text)
    {
        var (title, whole) = TitleText.Of(text);
        return title is null ? Again("title", "") : Of(new Fields { Title = title, Note = TitleText.Note(whole) });
    }

    private static Revision Words(string text, string field, Speaker speaker)
    {
        Fields? said = field switch
        {
            "note" => TitleText.Note(text) is { } note ? new Fields { Note = note } : null,
            "project" => TitleText.AsNamed(text) is { } project ? new Fields { Project = project } : null,
            "category" => CategoryWords.Named(text, speaker) is { } category ? new Fields { Category = category } : null,
            "course" => TitleText.Name(text) is { } course ? new Fields { Course = course } : null,
            "location" => Location(text, speaker) is { } location ? new Fields { Location = location } : null,
            "participants" => Participants.Listed(Behind(text, speaker, Sense.With)) is { Count: > 0 } names ? new Fields { Participants = names } : null,
            "priority" => Priorities.Named(text, speaker) is { } priority ? new Fields { Priority = priority } : null,
            "type" => TaskTypes.Named(text, speaker) is { } type ? new Fields { Type = type } : null,
            "newTitle" => TitleText.Of(text).Title is { } title ? new Fields { NewTitle = title } : null,
            _ => null,
        };
        return said is null ? Again(field, text) : Of(said);
    }

    private static string? Location(string text, Speaker speaker) => TitleText.AsNamed(Behind(text, speaker, Sense.Place));

    /// <summary>"at Kemang", "with Anna": the first word only leads in.</summary>
    private static string Behind(string text, Speaker speaker, Sense lead)
    {
        var said = Utterance.Of(text.Trim(), speaker);
        return said.Count > 1 && said.Is(0, lead) ? said.Words(1, said.Count) : text.Trim();
    }

    private static Revision Amount(string text, Speaker speaker) => Amounts.Whole(text, speaker) is { } amount
        ? Of(new Fields { AmountMinor = amount.Minor, Currency = amount.Currency }) with { Assumed = amount.IsCurrencySaid ? [] : ["currency"] }
        : Again("amountMinor", text);

    /// <summary>Asked how far it got, people also say how long they worked.</summary>
    private static Revision Progress(string text, Speaker speaker, int? percent)
    {
        if (percent is not null)
            return Of(new Fields { Percent = percent });
        return HasUnit(text, speaker) ? Of(new Fields { Minutes = Amounts.Minutes(text, speaker) }) : Again("percent", text);
    }

    private static Revision Moment(string text, string field, Intent intent, Fields known, Speaker speaker)
    {
        var said = Utterance.Of(text.Trim(), speaker);
        if (field == "start" && known.Start is { } day && IsAllDay(said))
            return Of(new Fields { Start = day with { Time = null }, AllDay = true });
        if (field == "end" && known.Start is { } start && Amounts.Minutes(text, speaker) is { } minutes && new DurationWords(said).Read(0, out _, out _))
            return Of(new Fields { End = EventTimes.Ends(start, minutes) });
        if (field is not "end")
        {
            var revision = Reply.Read(text, intent, known, speaker);
            var value = new Fields { Due = revision.Fields.Due, Start = revision.Fields.Start, AllDay = revision.Fields.AllDay, End = revision.Fields.End, RemindAt = revision.Fields.RemindAt, Date = revision.Fields.Date };
            if (revision is { Cleared.Count: > 0 } || revision.Question?.Field == field || value.Has(field))
                return new Revision { Fields = value, Cleared = revision.Cleared, Assumed = revision.Assumed, Question = revision.Question };
        }
        return MainWhen.Whole(text, field, known, speaker) is { } settled
            ? new Revision { Fields = settled.Question is null ? MainWhen.Set(field, settled, new Fields(), known) : new Fields(), Question = settled.Question }
            : Again(field, text);
    }

    private static bool IsAllDay(Utterance said) => said.Is(0, Sense.AllDay) && said.Count <= 2;

    private static Revision Of(Fields fields) => new() { Fields = fields };

    private static Revision Again(string field, string text) => new() { Question = new Question(field, Doubt.Missing, CleanText.Shortened(text.Trim(), 100), []) };
}
