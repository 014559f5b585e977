using NodaTime;
using St4cker.Language.Dates.Recurring;
using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <summary>When an event is: its start, its end, how often it comes again.</summary>
internal static class EventDates
{
    /// <summary>Finds when in the words that are left from one token to before another, and takes them out; null when nothing was said.</summary>
    /// <param name="known">When it was before, for a change: a time alone keeps the date, a date alone the time; how long it lasts stays.</param>
    public static EventWhen? Take(Remainder left, int from, int to, Fields? known = null)
    {
        var repeats = new RecurrenceWords(left.Said).Find(from, to);
        if (repeats is not null && !left.IsFree(repeats.From, repeats.To))
            repeats = null;
        var found = Found(left, from, repeats?.From ?? to);
        if (repeats is null)
            return Take(found, left, known);
        found.AddRange(Found(left, repeats.To, to));
        left.Take(repeats.From, repeats.To);
        return RepeatedEvent.Settle(repeats, found, left, from, to);
    }

    /// <summary>Does what is left say that something comes again and again?</summary>
    public static bool Recurs(Remainder left) => new RecurrenceWords(left.Said).Find(0, left.Said.Count) is { } repeats && left.IsFree(repeats.From, repeats.To);

    /// <summary>As <see cref="Take(Remainder, int, int, Fields)"/>, of dates that were found before.</summary>
    public static EventWhen? Take(List<FoundWhen> found, Remainder left, Fields? known = null) =>
        WhenChoice.Take(found, left) is ({ } when, { } words) ? Settle(when, words, known, left.Said.Speaker, TakeAllDay(left)) : null;

    /// <summary>Settles one stretch that says when.</summary>
    public static EventWhen Settle(FoundWhen found, string words, Fields? known, Speaker speaker, bool allDay = false)
    {
        if (allDay)
            found.Clock = default;
        var start = DueDates.Settle(found.Date, found.Clock, words, allDay ? known?.Start is { } day ? day with { Time = null } : null : known?.Start, speaker, Aim.Start);
        if (start.When is not { } when)
            return new EventWhen(null, null, false, null, [], start.Question);
        var end = start.End ?? Last(found, when, speaker) ?? Moved(known, when);
        return new EventWhen(when, end, when.Time is null, null, Assumed(start), null) { SaidAllDay = allDay };
    }

    /// <summary>"all day", "seharian", "весь день": takes the words.</summary>
    public static bool TakeAllDay(Remainder left)
    {
        for (var at = 0; at < left.Said.Count; at++)
        {
            if (!left.Said.Is(at, Sense.AllDay) || left.IsTaken(at))
                continue;
            left.Take(at, at + 1);
            return true;
        }
        return false;
    }

    public static IReadOnlyList<string> Assumed(Settled start) => [.. start.DateAssumed ? ["start"] : Array.Empty<string>(), .. start.TimeAssumed ? ["startTime"] : Array.Empty<string>()];

    private static List<FoundWhen> Found(Remainder left, int from, int to)
    {
        var found = from < to ? new WhenWords(left.Said, alone: false).All(from, to) : [];
        found.RemoveAll(when => !left.IsFree(when.From, when.To));
        return found;
    }

    /// <summary>The last day of "10-12 November", "Monday to Wednesday"; none when it is not after the start.</summary>
    private static When? Last(in FoundWhen found, When start, Speaker speaker)
    {
        if (found.LastDate.Kind == DateKind.None)
            return null;
        var days = SaidDays.Of(found.LastDate, speaker with { Now = start.Date.AtStartOfDayInZone(speaker.Zone).ToInstant() }, out var impossible, out _);
        if (impossible || days.Count > 1)
            return null;
        var clock = found.LastClock.HasHour ? found.LastClock : default;
        var settled = DueDates.Settle(new SaidDate { Kind = DateKind.Fixed, Day = days[0] }, clock, "", null, speaker, Aim.Start);
        var end = settled.When is { } last && start.Time is not null ? last with { Time = last.Time ?? start.Time } : settled.When is { } day ? day with { Time = null } : null;
        return end is not null && (end.Date > start.Date || end.Date == start.Date && end.Time > start.Time) ? end : null;
    }

    /// <summary>An event that is moved lasts as long as before.</summary>
    private static When? Moved(Fields? known, When start)
    {
        if (known is not { Start: { } before, End: { } end } || before.Time is null != start.Time is null || before.Time is null != end.Time is null)
            return null;
        if (start.Time is not { } time)
            return end with { Date = start.Date.PlusDays(Period.DaysBetween(before.Date, end.Date)), Words = "" };
        var moved = start.Date.At(time).PlusMinutes(Period.Between(before.Date.At(before.Time!.Value), end.Date.At(end.Time!.Value), PeriodUnits.Minutes).Minutes);
        return new When(moved.Date, moved.TimeOfDay, "");
    }
}
