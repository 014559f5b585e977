using NodaTime;
using NodaTime.TimeZones;

namespace St4cker.Language.Dates;

/// <summary>Makes a moment of a said date and a said time: the one place that knows about years to come, daylight saving and the present.</summary>
internal static class DueDates
{
    /// <param name="date">May be of kind None: then only a time was said.</param>
    /// <param name="clock">May say nothing: then only a date was said.</param>
    /// <param name="words">The person's words for both.</param>
    /// <param name="known">What is being changed: a time alone keeps its date, a date alone its time.</param>
    /// <param name="speaker">Whose words these are.</param>
    /// <param name="aim">Which field it is for; a task's deadline when nothing is said.</param>
    public static Settled Settle(in SaidDate date, in SaidClock clock, string words, When? known, Speaker speaker, Aim? aim = null)
    {
        var settled = Start(date, clock, words, known, speaker, aim ?? Aim.Due);
        return settled.Question is null ? settled : settled with { Question = settled.Question with { Field = (aim ?? Aim.Due).Field } };
    }

    private static Settled Start(in SaidDate date, in SaidClock clock, string words, When? known, Speaker speaker, Aim aim)
    {
        var now = speaker.LocalNow;
        if (date.Kind == DateKind.Moment)
            return Moment(date, words, speaker);
        if (!Hour(clock, out var time, out var dayShift, out var guessedTime))
            return Asked(Doubt.Impossible, words, NearTimes(clock, SaidDays.Of(date, speaker, out _, out _) is [var day, ..] ? day : now.Date, now, words));
        if (date.Kind == DateKind.None)
            return TimeAlone(clock, time!.Value, dayShift, guessedTime, words, known, speaker, aim);

        var days = SaidDays.Of(date, speaker, out var impossible, out var assumed);
        if (impossible)
            return Asked(Doubt.Impossible, words, [.. days.Select(day => new When(day, time, words))]);
        if (days.Count > 1 && days.Any(day => day >= now.Date))
            return Asked(Doubt.Ambiguous, words, [.. days.Select(day => new When(day, time ?? known?.Time, words))]);
        var chosen = days[0];
        var keptTime = time ?? known?.Time;
        if (keptTime is { } at && chosen == now.Date && chosen.PlusDays(dayShift).At(at) <= now && !IsUnderWay(clock, chosen.At(at), now, aim))
        {
            if (date.Kind == DateKind.Weekday && date.Rule is WeekdayRule.Coming)
                chosen = chosen.PlusDays(7);
            else if (clock is { HalfUnknown: true, Part: null } && at.Hour < 12 && chosen.At(at.PlusHours(12)) > now)
                (keptTime, guessedTime) = (at.PlusHours(12), true);
            else if (time is null || clock is { HasHour: false })
                keptTime = time is null ? keptTime : null;
        }
        return Checked(new When(chosen.PlusDays(dayShift), keptTime, words), clock, assumed, guessedTime || dayShift > 0 && clock.Part is not null, speaker, aim);
    }

    private static bool IsUnderWay(in SaidClock clock, LocalDateTime start, LocalDateTime now, Aim aim) => aim.IsEvent && ClockRange.End(clock, start) > now;

    private static Settled Moment(in SaidDate date, string words, Speaker speaker)
    {
        var moment = (speaker.Now + Duration.FromMinutes(date.Minutes)).InZone(speaker.Zone).LocalDateTime;
        var when = new When(moment.Date, new LocalTime(moment.Hour, moment.Minute), words);
        return date.Minutes < 0 ? Asked(Doubt.Past, words, Later(when, speaker)) : new Settled(when, null, DateAssumed: false, TimeAssumed: false);
    }

    private static bool Hour(in SaidClock clock, out LocalTime? time, out int dayShift, out bool guessed)
    {
        time = null;
        dayShift = 0;
        guessed = false;
        if (clock.IsImpossible)
            return false;
        if (!clock.HasHour)
        {
            if (clock.Part is { } part)
                (time, guessed) = (DayParts.Usual(part), true);
            return true;
        }
        var hour = clock.Hour;
        if (clock.EndsTheDay)
        {
            (hour, dayShift, guessed) = (0, 1, clock.Minute == 0 && !clock.HalfUnknown && clock.Hour == 0);
        }
        else if (clock is { HalfUnknown: true, Part: null, IsRange: true, EndHalfUnknown: true, EndPart: { } endPart })
        {
            hour = ClockRange.Start(hour, DayParts.Hour(clock.EndHour, endPart).Hour);
        }
        else if (clock is { HalfUnknown: true, Part: { } said })
        {
            (hour, var isNextDay) = DayParts.Hour(hour, said);
            dayShift = isNextDay ? 1 : 0;
        }
        else if (clock.HalfUnknown)
        {
            // Nobody means six in the morning by "at 6"; from 7 on the morning is as likely as the hour said.
            guessed = clock.Loose || clock.IsVague || hour is >= 1 and <= 6;
            hour = hour <= 6 ? hour + 12 : hour;
        }
        time = new LocalTime(hour, clock.Minute);
        return true;
    }

    private static Settled TimeAlone(in SaidClock clock, LocalTime time, int dayShift, bool guessed, string words, When? known, Speaker speaker, Aim aim)
    {
        var now = speaker.LocalNow;
        var moment = (known?.Date ?? now.Date).PlusDays(clock.EndsTheDay && known is not null ? 0 : dayShift).At(time);
        // At ten, "7ish" is of the evening.
        if (known is null && clock is { IsVague: true, HalfUnknown: true, Part: null } && moment <= now && moment.PlusHours(12) > now && time.Hour < 12)
            moment = moment.PlusHours(12);
        if (known is null && clock.OffsetMinutes is null && moment <= now)
            moment = moment.PlusDays(1);
        return Checked(new When(moment.Date, moment.TimeOfDay, words), clock, known is null, guessed, speaker, aim);
    }

    /// <summary>The last questions: has it passed, does the clock ever show it?</summary>
    private static Settled Checked(When when, in SaidClock clock, bool dateAssumed, bool timeAssumed, Speaker speaker, Aim aim)
    {
        var end = when.Time is { } begins ? ClockRange.End(clock, when.Date.At(begins)) : null;
        var minutes = end is { } last ? Period.Between(when.Date.At(when.Time!.Value), last, PeriodUnits.Minutes).Minutes : 0;
        if (when.Time is { } time && clock.OffsetMinutes is { } offset)
        {
            var local = when.Date.At(time).WithOffset(Offset.FromSeconds(offset * 60)).InZone(speaker.Zone).LocalDateTime;
            if (dateAssumed && local <= speaker.LocalNow)
                local = local.PlusDays(1);
            when = when with { Date = local.Date, Time = local.TimeOfDay };
        }
        var now = speaker.LocalNow;
        var lasts = !aim.IsEvent ? 0 : minutes > 0 ? minutes : Aim.UsualMinutes;
        if (when.Time is { } said ? when.Date.At(said).PlusMinutes(lasts) < now : when.Date < now.Date)
            return Asked(Doubt.Past, when.Words, Later(when, speaker));
        if (when.Time is { } clockTime && speaker.Zone.MapLocal(when.Date.At(clockTime)) is { Count: 0 } gap)
            return Asked(Doubt.Skipped, when.Words, AroundGap(when, gap));
        return new Settled(when, null, dateAssumed, timeAssumed && when.Time is not null)
        {
            End = minutes > 0 && when.Date.At(when.Time!.Value).PlusMinutes(minutes) is var ends ? new When(ends.Date, ends.TimeOfDay, "") : null,
        };
    }

    private static List<When> AroundGap(When when, ZoneLocalMapping gap)
    {
        var jump = (gap.LateInterval.WallOffset - gap.EarlyInterval.WallOffset).ToTimeSpan();
        var minutes = (long)jump.TotalMinutes;
        var local = when.Date.At(when.Time!.Value);
        return [.. new[] { local.PlusMinutes(-minutes), local.PlusMinutes(minutes) }.Select(moment => new When(moment.Date, moment.TimeOfDay, when.Words))];
    }

    /// <summary>Instead of what has passed: today and tomorrow at that time, or the same day of a year to come.</summary>
    private static List<When> Later(When when, Speaker speaker)
    {
        var now = speaker.LocalNow;
        var choices = new List<When>();
        if (when.Time is not { } time || now.Date.At(time) > now)
            choices.Add(when with { Date = now.Date });
        choices.Add(when with { Date = now.Date.PlusDays(1) });
        if (Period.Between(when.Date, now.Date, PeriodUnits.Days).Days > 7)
            choices.Add(when with { Date = SaidDays.Coming(when.Date.Month, when.Date.Day, now.Date) ?? now.Date.PlusDays(7) });
        return choices;
    }

    private static List<When> NearTimes(in SaidClock clock, LocalDate day, LocalDateTime now, string words)
    {
        var hour = clock.Hour;
        IEnumerable<LocalDateTime> near = clock.Minute > 59
            ? hour < 24 ? [day.At(new LocalTime(hour, 0)), day.At(new LocalTime(hour, 59)).PlusMinutes(1)] : []
            : [day.PlusDays(1).At(new LocalTime(hour % 24, clock.Minute)), day.At(new LocalTime(23, clock.Minute))];
        return [.. near.Select(moment => moment > now ? moment : moment.PlusDays(1)).Distinct().Order().Select(moment => new When(moment.Date, moment.TimeOfDay, words))];
    }

    private static Settled Asked(Doubt doubt, string words, IReadOnlyList<When> choices) =>
        new(null, new Question("due", doubt, words, [.. choices.Select(choice => new Choice(choice.Iso))]), DateAssumed: false, TimeAssumed: false);
}
