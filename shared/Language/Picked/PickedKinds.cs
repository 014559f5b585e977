using St4cker.Language.Items;
using St4cker.Language.Money;
using St4cker.Language.Tasks;

namespace St4cker.Language.Picked;

internal static class PickedKinds
{
    private const int MostNames = 20;

    public static Fields Event(Pick pick)
    {
        var rules = pick.Rules.Fields;
        var start = pick.Moment("start", new Fields());
        var fields = pick.Titled() with { Start = start, AllDay = start is { Time: null } };
        fields = fields with { End = End(pick, fields), Location = pick.Name(pick.Said.Location, "location"), Participants = Names(pick), Recurrence = rules.Recurrence };
        if (pick.Rules.Question is { Field: "start", Doubt: Doubt.Missing } hours && start is { Time: null } && start.Date == rules.Start?.Date)
            pick.Question ??= hours;
        return fields with { Note = pick.Note() };
    }

    /// <summary>By its own words, by the length, or as the rules read it with the same beginning.</summary>
    private static When? End(Pick pick, Fields fields)
    {
        if (fields.Start is not { } start)
            return null;
        if (!string.IsNullOrWhiteSpace(pick.Said.End) && pick.Stands(pick.Said.End) && Replies.MainWhen.Whole(pick.Said.End, "end", fields, pick.Speaker) is { When: { } end })
            return Replies.MainWhen.AfterStart(end, start);
        if (pick.Said.Duration is { } length && pick.Stands(length) && Amounts.Minutes(length, pick.Speaker) is { } minutes)
            return EventTimes.Ends(start, minutes);
        return pick.Rules.Fields.Start?.Iso == start.Iso ? pick.Rules.Fields.End : null;
    }

    public static Fields Money(Pick pick)
    {
        var rules = pick.Rules.Fields;
        var fields = pick.Titled();
        if (pick.Said.Amount is { } words && pick.Stands(words) && Amounts.Whole(words, pick.Speaker) is { } amount)
        {
            fields = fields with { AmountMinor = amount.Minor, Currency = amount.Currency };
            if (!amount.IsCurrencySaid)
                pick.Assumed.Add("currency");
        }
        else
        {
            fields = fields with { AmountMinor = rules.AmountMinor, Currency = rules.Currency };
            // The model read another amount than the rules: one of them is wrong.
            if (pick.Said.Amount is { } other && rules.AmountMinor is not null && Amounts.Whole(other, pick.Speaker)?.Minor != rules.AmountMinor)
                pick.Assumed.Add("amountMinor");
            if (rules.AmountMinor is not null && pick.Rules.Assumed.Contains("currency"))
                pick.Assumed.Add("currency");
        }
        var category = CategoryWords.Named(Pick.OneLine(pick.Said.Category), pick.Speaker) ?? rules.Category;
        if (category is not null && (string.IsNullOrWhiteSpace(pick.Said.Category) || !pick.Stands(pick.Said.Category)))
            pick.Assumed.Add("category");
        return fields with { Category = category, Date = pick.Moment("date", new Fields())?.Date ?? rules.Date ?? pick.Speaker.LocalNow.Date, Note = pick.Note() };
    }

    public static Fields Reminder(Pick pick)
    {
        var at = pick.Moment("remindAt", new Fields());
        if (pick.Rules.Question is { Field: "remindAt", Doubt: Doubt.Missing } hours && at is { Time: null } && at.Date == pick.Rules.Fields.RemindAt?.Date)
            pick.Question ??= hours;
        return pick.Titled() with { RemindAt = at, Note = pick.Note() };
    }

    public static Fields Project(Pick pick)
    {
        var fields = pick.Titled() with { Due = pick.Moment("due", new Fields()), Course = TitleText.Name(Pick.OneLine(pick.Said.Course)) };
        if (fields.Course is not null)
            pick.Guessed(pick.Said.Course, "course");
        return fields with { Note = pick.Note() };
    }

    public static Fields Progress(Pick pick)
    {
        var rules = pick.Rules.Fields;
        var percent = pick.Said.Percent is { } share && pick.Stands(share) ? Amounts.Percent(share, pick.Speaker) : null;
        var minutes = pick.Said.Duration is { } length && pick.Stands(length) ? Amounts.Minutes(length, pick.Speaker) : null;
        return new Fields
        {
            Project = pick.Name(pick.Said.Project ?? pick.Said.Title, "project") ?? rules.Project,
            Percent = percent ?? rules.Percent,
            Minutes = minutes ?? rules.Minutes,
            Note = pick.Note(),
        };
    }

    private static List<string> Names(Pick pick)
    {
        var names = new List<string>();
        foreach (var said in pick.Said.Participants ?? [])
        {
            if (names.Count < MostNames && TitleText.AsNamed(Pick.OneLine(said)?.TrimStart('@')) is { } name && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                names.Add(name);
                pick.Guessed(said, "participants");
            }
        }
        return names;
    }
}
