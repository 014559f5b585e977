using St4cker.Language.Dates;
using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>The date of each kind that a reply of nothing but a date means.</summary>
internal static class MainWhen
{
    public static string? Field(Intent intent) => intent switch
    {
        Intent.Event => "start",
        Intent.Reminder => "remindAt",
        Intent.Expense or Intent.Income => "date",
        Intent.Progress or Intent.Note or Intent.Query => null,
        Intent.Task or Intent.Project or Intent.Edit or Intent.Unknown => "due",
        _ => "due",
    };

    public static When? Of(string field, Fields known) => field switch
    {
        "due" => known.Due,
        "start" => known.Start,
        "end" => known.End ?? (known.Start is { } start ? start with { Time = null } : null),
        "remindAt" => known.RemindAt,
        "date" => known.Date is { } date ? new When(date, null, "") : null,
        _ => null,
    };

    /// <summary>The fields that a settled moment sets: an event that moves keeps its length.</summary>
    public static Fields Set(string field, Settled settled, Fields said, Fields known)
    {
        if (settled.When is not { } when)
            return said;
        return field switch
        {
            "due" => said with { Due = when },
            "start" => said with { Start = when, AllDay = when.Time is null, End = settled.End ?? said.End ?? Moved(known, when) },
            "end" => said with { End = AfterStart(when, said.Start ?? known.Start) },
            "remindAt" => said with { RemindAt = when },
            "date" => said with { Date = when.Date },
            _ => said,
        };
    }

    /// <summary>A text that is a moment and nothing else.</summary>
    public static Settled? Whole(string? text, string field, Fields known, Speaker speaker)
    {
        if (field == "date")
            return WholeDate(text, speaker);
        return WholeWhen.Settle(text, Of(field, known), speaker, new Aim(field, IsEvent: field is "start" or "end"));
    }

    /// <summary>Money was spent in the past.</summary>
    private static Settled? WholeDate(string? text, Speaker speaker)
    {
        if (!WholeWhen.Is(text, speaker))
            return null;
        var said = Utterance.Of(CleanText.Of(text).Trim(), speaker);
        return new WhenWords(said, alone: true).Read(0, out var found) ? PastDay(found, said, speaker) : null;
    }

    /// <summary>The day on which money went, or the question about it; null when only a time was said.</summary>
    public static Settled? PastDay(in FoundWhen found, Utterance said, Speaker speaker)
    {
        var words = said.Words(found.Core, found.To);
        var date = PastDates.Settle(found, words, speaker, out var assumed, out var question);
        return date is null && question is null ? null : new Settled(date is { } day ? new When(day, null, words) : null, question, assumed, TimeAssumed: false);
    }

    private static When? Moved(Fields known, When start)
    {
        if (known is not { Start: { } was, End: { } end })
            return null;
        if (was.Time is { } from && end.Time is { } to && start.Time is { } time)
        {
            var moved = start.Date.At(time) + (end.Date.At(to) - was.Date.At(from));
            return new When(moved.Date, moved.TimeOfDay, "");
        }
        return was.Time is null && end.Time is null && start.Time is null ? new When(start.Date.PlusDays((end.Date - was.Date).Days), null, "") : null;
    }

    /// <summary>"until 1" of what begins at 22:00 is in the next day.</summary>
    public static When AfterStart(When end, When? start) =>
        end.Time is { } to && start is { Time: { } from } && end.Date == start.Date && to <= from ? end with { Date = end.Date.PlusDays(1) } : end;
}
