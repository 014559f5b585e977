using NodaTime;
using St4cker.Language.Dates;
using St4cker.Language.Dates.Recurring;
using St4cker.Language.Durations;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>When an event begins and ends.</summary>
internal static class EventTimes
{
    private const int DayOfMinutes = 24 * 60;

    public static void Take(Piece piece)
    {
        var minutes = TakeDuration(piece);
        var said = piece.Whens();
        var isHalfUnknown = said.Exists(found => found.Clock is { HasHour: true, HalfUnknown: true, Part: null, IsRange: false });
        if (EventDates.Take(piece.Left, piece.From, piece.To) is not { } when)
            return;
        piece.Question = when.Question;
        if (when.Start is not { } start)
            return;
        piece.Assumed.AddRange(when.Assumed);
        start = Usual(piece, start, isHalfUnknown, said);
        piece.Fields = piece.Fields with { Start = start, AllDay = when.AllDay, End = when.End ?? (LastsRepeats(when, minutes) ? null : Ends(start, minutes)), Recurrence = (LastsRepeats(when, minutes) ? RepeatedEvent.For(when, minutes, piece.Speaker) : when.Recurrence) ?? piece.Fields.Recurrence };
        if (start.Time is null && when is { End: null, SaidAllDay: false } && !LastsDays(piece))
            piece.Question = Hours(start);
    }

    /// <summary>What a reply says of the times of a known event: a length ("for 2 hours"), a range ("2-4pm"); a new beginning alone is read with the other moments.</summary>
    public static void TakeNew(Piece piece, Fields known)
    {
        var minutes = TakeDuration(piece);
        if (minutes > 0 && known.Start is { } start && Ends(start, minutes) is { } end)
            piece.Fields = piece.Fields with { End = end };
    }

    /// <summary>When it ends that takes so many minutes; of whole days the last of them.</summary>
    public static When? Ends(When start, int minutes)
    {
        if (minutes == 0)
            return null;
        if (start.Time is not { } time)
            return minutes > DayOfMinutes ? new When(start.Date.PlusDays(minutes / DayOfMinutes - 1), null, "") : null;
        var end = start.Date.At(time).PlusMinutes(minutes);
        return new When(end.Date, end.TimeOfDay, "");
    }

    /// <summary>Dinner "at 7" is in the evening, breakfast in the morning: what it is tells the half of the day, where nothing else does.</summary>
    private static When Usual(Piece piece, When start, bool isHalfUnknown, List<FoundWhen> said)
    {
        for (var at = piece.From; isHalfUnknown && start.Time is not null && at < piece.To; at++)
        {
            if (!piece.Said.Is(at, Sense.UsualPart, out var part))
                continue;
            var hour = start.Time.Value.Hour;
            var usual = DayParts.Hour(hour > 12 ? hour - 12 : hour, (DayPart)part).Hour;
            var minute = start.Time.Value.Minute;
            if (usual != hour)
                start = Nearer(piece, start, new LocalTime(usual, minute), said);
            if (usual == hour || piece.Speaker.LocalNow >= start.Date.At(new LocalTime(usual, minute)))
                return start;
            if (!piece.Assumed.Contains("startTime"))
                piece.Assumed.Add("startTime");
            return start with { Time = new LocalTime(usual, minute) };
        }
        return start;
    }

    /// <summary>At ten, "dinner at 7" is of today, although seven has passed once; so is that of "Friday" on a Friday.</summary>
    private static When Nearer(Piece piece, When start, LocalTime usual, List<FoundWhen> said)
    {
        var today = piece.Speaker.LocalNow.Date;
        var days = Period.DaysBetween(today, start.Date);
        var isRolled = days == 1 && !said.Exists(static found => found.HasDate)
            || days == 7 && said.Exists(static found => found.Date is { Kind: DateKind.Weekday, Rule: WeekdayRule.Coming });
        return isRolled && piece.Speaker.LocalNow < today.At(usual) ? start with { Date = today } : start;
    }

    /// <summary>"for 90 minutes", "selama 2 jam"; behind a time also "2 jam" alone.</summary>
    private static int TakeDuration(Piece piece)
    {
        if (!new DurationWords(piece.Said).First(piece.First, piece.To, piece.Left, out var start, out var end, out var minutes))
            return 0;
        // "dua minggu sekali" is how often.
        if (piece.Said.Is(end, Sense.Once))
            return 0;
        // "в 15 часов 30 минут" is a time.
        if (piece.Said.Is(start - 1, Sense.At) && (piece.Said.Is(start + 1, Sense.OClock) || piece.Said.Is(start, Sense.OneHour)))
            return 0;
        var from = piece.Said.Is(start - 1, Sense.Lasting) || piece.Said.Is(start - 1, Sense.Towards) ? start - 1 : start;
        piece.Left.Take(from, end);
        return minutes;
    }

    /// <summary>"on Tuesdays for 10 weeks" says when it stops, not how long it takes.</summary>
    private static bool LastsRepeats(EventWhen when, int minutes) => when.Recurrence is not null && minutes >= DayOfMinutes;

    private static bool LastsDays(Piece piece)
    {
        for (var at = piece.From; at < piece.To; at++)
        {
            if (piece.Said.Is(at, Sense.Appointment, out var length) && length == 1)
                return true;
        }
        return false;
    }

    /// <summary>A dentist is not all day: at which hour?</summary>
    private static Question Hours(When day) => new("start", Doubt.Missing, day.Words,
        [new Choice(day.Iso + "T09:00"), new Choice(day.Iso + "T15:00"), new Choice(day.Iso)]);
}
