using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Events;

/// <summary>From when to when an event is. Pure.</summary>
internal static class EventSpan
{
    private const int MostOccurrences = 370;

    /// <summary>"Tomorrow, Tue 24 Nov, 15:00–16:00"</summary>
    public static string Say(When start, When? end, Shown shown)
    {
        var said = shown.When(start);
        if (end is null || end.Iso == start.Iso)
            return said;
        return end.Date == start.Date && end.Time is { } time ? said + "–" + SpokenDates.ClockTime(time) : said + " – " + shown.Phrases.ShortWhen(end, shown.Now);
    }

    /// <summary>The next dates of what repeats, the first one too.</summary>
    public static IReadOnlyList<LocalDateTime> Occurrences(string rule, When start, int count) => [.. Recurrence.Next(rule, start, DateTimeZone.Utc, count).Select(EventTimes.At)];

    /// <summary>When what repeats is on these days.</summary>
    public static IEnumerable<When> Between(string rule, When start, LocalDate first, LocalDate last) =>
        Occurrences(rule, start, MostOccurrences).Where(moment => moment.Date >= first && moment.Date <= last).Select(moment => new When(moment.Date, start.Time, ""));

    /// <summary>Do they share a moment? Of what repeats the occurrences on the other's day count.</summary>
    public static bool Overlap(Fields one, Fields other)
    {
        if (one is not { Start: { Time: not null } start, End: { Time: not null } end } || other is not { Start: { Time: not null } otherStart, End: { Time: not null } otherEnd })
            return false;
        var length = Period.Between(EventTimes.At(otherStart), EventTimes.At(otherEnd), PeriodUnits.Minutes).Minutes;
        IReadOnlyList<LocalDateTime> begins = other.Recurrence is { } rule ? Occurrences(rule, otherStart, MostOccurrences) : [EventTimes.At(otherStart)];
        return begins.Any(begin => begin < EventTimes.At(end) && EventTimes.At(start) < begin.PlusMinutes(length));
    }
}
