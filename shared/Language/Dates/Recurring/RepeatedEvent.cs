using NodaTime;
using St4cker.Language.Words;

namespace St4cker.Language.Dates.Recurring;

/// <summary>The first of the times of an event that comes again, and its whole rule with the end of it.</summary>
internal static class RepeatedEvent
{
    private const int MostTimes = 999;

    public static EventWhen? Settle(FoundRecurrence repeats, List<FoundWhen> found, Remainder left, int from, int to)
    {
        var speaker = left.Said.Speaker;
        var rule = WithDays(repeats.Rule, found, left);
        rule = WithCount(rule, left, from, to);
        var until = TakeUntil(found, left, speaker);
        var allDay = EventDates.TakeAllDay(left);
        var chosen = WhenChoice.Take(found, left);
        var (when, words) = chosen ?? (default, "");
        when.Clock.Part ??= repeats.Part;
        words = words.Length > 0 ? $"{left.Said.Words(repeats.From, repeats.To)} {words}" : left.Said.Words(repeats.From, repeats.To);

        var clock = allDay ? default : when.Clock;
        var date = when.HasDate ? when.Date : FirstDay(rule, clock, speaker);
        var start = DueDates.Settle(date, clock, words, null, speaker, Aim.Start);
        if (start.When is not { } first)
            return new EventWhen(null, null, false, null, [], start.Question);
        var moved = RuleDays.First(rule, first.Date);
        var shift = Period.DaysBetween(first.Date, moved);
        first = first with { Date = moved };
        rule = Until(rule, until, first, speaker);
        var end = start.End is { } last ? last with { Date = last.Date.PlusDays(shift) } : null;
        var isOpen = !when.HasDate && rule is { ByDay.Count: 0, ByMonthDay: 0 } && rule is not { Frequency: Frequency.Daily, Interval: 1 };
        return new EventWhen(first, end, first.Time is null, rule.ToString(), Assumed(repeats, start with { DateAssumed = isOpen || when.HasDate && start.DateAssumed }), null) { SaidAllDay = allDay };
    }

    private static IReadOnlyList<string> Assumed(FoundRecurrence repeats, Settled start) =>
        repeats.IsGuess ? [.. EventDates.Assumed(start), "recurrence"] : EventDates.Assumed(start);

    /// <summary>The rule of an event that is to come again for so many minutes from its start.</summary>
    public static string? For(EventWhen when, int minutes, Speaker speaker) => when is { Start: { } start, Recurrence: { } rule }
        && RecurrenceRule.Parse(rule, speaker.Zone) is { Until: null, Count: null } parsed ? Until(parsed, start.Date.PlusDays((minutes / (24 * 60)) - 1), start, speaker).ToString() : when.Recurrence;

    private static RecurrenceRule Until(RecurrenceRule rule, LocalDate? until, When first, Speaker speaker) => rule with
    {
        Until = until,
        UntilInstant = until is { } day && first.Time is not null ? day.At(new LocalTime(23, 59, 59)).InZoneLeniently(speaker.Zone).ToInstant() : null,
    };

    /// <summary>"gym Tue and Thu 7pm every week": the days stand elsewhere.</summary>
    private static RecurrenceRule WithDays(RecurrenceRule rule, List<FoundWhen> found, Remainder left)
    {
        if (rule is not { Frequency: Frequency.Weekly, ByDay.Count: 0 })
            return rule;
        var days = new SortedSet<int>();
        for (var at = 0; at < found.Count; at++)
        {
            if (found[at].Date is not { Kind: DateKind.Weekday, Rule: WeekdayRule.Coming } || found[at].IsDeadline)
                continue;
            // "Tue and Thu 7pm": the first of them stands before an "and".
            for (var near = found[at].From - 1; near > 0 && (left.Said.Is(near, Sense.And) || left.Said.IsSign(near, ',')) && left.Said.Is(near - 1, Sense.Weekday, out var day); near -= 2)
            {
                days.Add(day);
                left.Take(near - 1, near + 1);
            }
            days.Add(found[at].Date.Weekday);
            left.Take(found[at].From, found[at].To);
            found[at] = found[at] with { Date = default };
        }
        found.RemoveAll(when => !when.HasDate && !when.Clock.IsSaid);
        return rule with { ByDay = [.. days.Select(day => new RuleDay(0, (IsoDayOfWeek)day))] };
    }

    // "5 times", "5 kali", "5 раз"
    private static RecurrenceRule WithCount(RecurrenceRule rule, Remainder left, int from, int to)
    {
        var said = left.Said;
        for (var at = from; at + 1 < to; at++)
        {
            if (left.IsTaken(at) || !said.Is(at + 1, Sense.Times) || Number(said, at) is not { } times)
                continue;
            left.Take(said.Is(at - 1, Sense.Towards) ? at - 1 : at, at + 2);
            return rule with { Count = times };
        }
        return rule;
    }

    private static int? Number(Utterance said, int at)
    {
        if (said.IsNumber(at))
            return said[at] is { Parts: 1, A: > 0 and <= MostTimes } number ? number.A : null;
        return said.Is(at, Sense.Number, out var words) ? words : null;
    }

    // "until 30 June", "sampai 30 Juni", "до 30 июня"
    private static LocalDate? TakeUntil(List<FoundWhen> found, Remainder left, Speaker speaker)
    {
        var at = found.FindIndex(when => when.HasDate && (when.IsDeadline || when.IsDateUntil));
        if (at < 0 || DueDates.Settle(found[at].Date, default, "", null, speaker, Aim.Start).When is not { } until)
            return null;
        left.Take(found[at].From, found[at].To);
        if (found[at].Clock.IsSaid)
            found[at] = found[at] with { Date = default, IsDeadline = false, IsDateUntil = false };
        else
            found.RemoveAt(at);
        return until.Date;
    }

    /// <summary>The first day of the rule from today on whose time is still ahead.</summary>
    private static SaidDate FirstDay(RecurrenceRule rule, in SaidClock clock, Speaker speaker)
    {
        var now = speaker.LocalNow;
        var day = RuleDays.First(rule, now.Date);
        var alone = new SaidDate { Kind = DateKind.Fixed, Day = now.Date.PlusDays(1) };
        // The hour as it is on a day that is still ahead: today it would be moved to the evening.
        var time = DueDates.Settle(alone, clock, "", null, speaker).When?.Time;
        alone.Day = day == now.Date && time <= now.TimeOfDay ? RuleDays.First(rule, day.PlusDays(1)) : day;
        return alone;
    }
}
