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
    public static Settled Settle(in SaidDate date, in SaidClock clock, string words, When? known, Speaker speaker)
    {
        var now = speaker.LocalNow;
        if (date.Kind == DateKind.Moment)
            return Moment(date, words, speaker);
        if (!Hour(clock, out var time, out var dayShift, out var guessedTime))
            return Asked(Doubt.Impossible, words, NearTimes(clock, Days(date, speaker, out _, out _) is [var day, ..] ? day : now.Date, now, words));
        if (date.Kind == DateKind.None)
            return TimeAlone(clock, time!.Value, dayShift, guessedTime, words, known, speaker);

        var days = Days(date, speaker, out var impossible, out var assumed);
        if (impossible)
            return Asked(Doubt.Impossible, words, [.. days.Select(day => new When(day, time, words))]);
        if (days.Count > 1 && days.Any(day => day >= now.Date))
            return Asked(Doubt.Ambiguous, words, [.. days.Select(day => new When(day, time ?? known?.Time, words))]);
        var chosen = days[0];
        var keptTime = time ?? known?.Time;
        if (keptTime is { } at && chosen == now.Date && chosen.PlusDays(dayShift).At(at) <= now)
        {
            if (date.Kind == DateKind.Weekday && date.Rule is WeekdayRule.Coming)
                chosen = chosen.PlusDays(7);
            else if (clock is { HalfUnknown: true, Part: null } && at.Hour < 12 && chosen.At(at.PlusHours(12)) > now)
                (keptTime, guessedTime) = (at.PlusHours(12), true);
            else if (time is null || clock is { HasHour: false })
                keptTime = time is null ? keptTime : null;
        }
        return Checked(new When(chosen.PlusDays(dayShift), keptTime, words), clock, assumed, guessedTime || dayShift > 0 && clock.Part is not null, speaker);
    }

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
        else if (clock is { HalfUnknown: true, Part: { } said })
        {
            (hour, var isNextDay) = DayParts.Hour(hour, said);
            dayShift = isNextDay ? 1 : 0;
        }
        else if (clock.HalfUnknown)
        {
            // Nobody means six in the morning by "at 6"; from 7 on the morning is as likely as the hour said.
            guessed = clock.Loose || hour is >= 1 and <= 6;
            hour = hour <= 6 ? hour + 12 : hour;
        }
        time = new LocalTime(hour, clock.Minute);
        return true;
    }

    private static Settled TimeAlone(in SaidClock clock, LocalTime time, int dayShift, bool guessed, string words, When? known, Speaker speaker)
    {
        var now = speaker.LocalNow;
        var moment = (known?.Date ?? now.Date).PlusDays(clock.EndsTheDay && known is not null ? 0 : dayShift).At(time);
        if (known is null && clock.OffsetMinutes is null && moment <= now)
            moment = moment.PlusDays(1);
        return Checked(new When(moment.Date, moment.TimeOfDay, words), clock, known is null, guessed, speaker);
    }

    /// <summary>The last questions: has it passed, does the clock ever show it?</summary>
    private static Settled Checked(When when, in SaidClock clock, bool dateAssumed, bool timeAssumed, Speaker speaker)
    {
        if (when.Time is { } time && clock.OffsetMinutes is { } minutes)
        {
            var local = when.Date.At(time).WithOffset(Offset.FromSeconds(minutes * 60)).InZone(speaker.Zone).LocalDateTime;
            if (dateAssumed && local <= speaker.LocalNow)
                local = local.PlusDays(1);
            when = when with { Date = local.Date, Time = local.TimeOfDay };
        }
        var now = speaker.LocalNow;
        if (when.Date < now.Date || when.Time is { } said && when.Date.At(said) < now)
            return Asked(Doubt.Past, when.Words, Later(when, speaker));
        if (when.Time is { } clockTime && speaker.Zone.MapLocal(when.Date.At(clockTime)) is { Count: 0 } gap)
            return Asked(Doubt.Skipped, when.Words, AroundGap(when, gap));
        return new Settled(when, null, dateAssumed, timeAssumed && when.Time is not null);
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
            choices.Add(when with { Date = Coming(when.Date.Month, when.Date.Day, now.Date) ?? now.Date.PlusDays(7) });
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

    /// <summary>The day that was said; several when the words fit several; the nearest real ones when there is no such day.</summary>
    private static List<LocalDate> Days(in SaidDate date, Speaker speaker, out bool impossible, out bool assumed)
    {
        var today = speaker.LocalNow.Date;
        impossible = false;
        assumed = date.Guessed;
        switch (date.Kind)
        {
            case DateKind.Fixed or DateKind.Week:
                return WithWeekday(date, [date.Kind == DateKind.Week && date.Day < today ? today : date.Day], today);
            case DateKind.Weekday:
                assumed |= Weekdays.PeopleDiffer(date.Weekday, date.Rule, today);
                return [Weekdays.Date(date.Weekday, date.Rule, today).PlusDays(7 * date.Weeks)];
            case DateKind.DayMonth:
                return DayMonth(date.First, date.Second, date, today, ref impossible, ref assumed);
            case DateKind.TwoNumbers:
                return TwoNumbers(date, speaker, ref impossible, ref assumed);
            case DateKind.DayOfMonth:
                return DayOfMonth(date, today, ref impossible);
            default:
                return [today];
        }
    }

    private static List<LocalDate> DayMonth(int day, int month, in SaidDate date, LocalDate today, ref bool impossible, ref bool assumed)
    {
        var year = date.Year;
        if (year == 0)
        {
            year = IsDay(today.Year, month, day) && new LocalDate(today.Year, month, day) < today || !IsDay(today.Year, month, day) && month < today.Month ? today.Year + 1 : today.Year;
            assumed |= year != today.Year;
        }
        if (IsDay(year, month, day))
            return WithWeekday(date, [new LocalDate(year, month, day)], today);
        impossible = true;
        var last = new LocalDate(year, month, 1).PlusMonths(1).PlusDays(-1);
        var near = new List<LocalDate> { last, last.PlusDays(1) };
        if ((day, month) == (29, 2) && date.Year == 0 && Coming(2, 29, today) is { } leap)
            near.Add(leap);
        near.RemoveAll(found => found < today);
        return near;
    }

    private static List<LocalDate> TwoNumbers(in SaidDate date, Speaker speaker, ref bool impossible, ref bool assumed)
    {
        var today = speaker.LocalNow.Date;
        var dayFirst = DayMonth(date.First, date.Second, date, today, ref impossible, ref assumed);
        if (speaker.Language != "en" || date.First == date.Second || impossible)
            return dayFirst;
        var rolled = false;
        var monthFirst = DayMonth(date.Second, date.First, date, today, ref impossible, ref rolled);
        if (date.Year != 0 && dayFirst[0] < today != monthFirst[0] < today)
        {
            assumed = true;
            return dayFirst[0] < today ? monthFirst : dayFirst;
        }
        return [dayFirst[0], monthFirst[0]];
    }

    private static List<LocalDate> DayOfMonth(in SaidDate date, LocalDate today, ref bool impossible)
    {
        var first = today.PlusDays(1 - today.Day);
        if (date.First < today.Day)
            first = first.PlusMonths(1);
        if (date.First <= 31)
        {
            // The 31st, said in a month of 30 days, is the next 31st there is.
            while (!IsDay(first.Year, first.Month, date.First))
                first = first.PlusMonths(1);
            return WithWeekday(date, [new LocalDate(first.Year, first.Month, date.First)], today);
        }
        impossible = true;
        var next = first.PlusMonths(1);
        return [next.PlusDays(-1), next];
    }

    /// <summary>"Friday 28 November", when the 28th is a Saturday, means one of the two.</summary>
    private static List<LocalDate> WithWeekday(in SaidDate date, List<LocalDate> days, LocalDate today)
    {
        if (date.Weekday == 0 || days[0] < today || (int)days[0].DayOfWeek == date.Weekday)
            return days;
        var distance = (date.Weekday - (int)days[0].DayOfWeek + 7) % 7;
        var near = days[0].PlusDays(distance > 3 ? distance - 7 : distance);
        return [days[0], near < today ? near.PlusDays(7) : near];
    }

    private static LocalDate? Coming(int month, int day, LocalDate today)
    {
        for (var year = today.Year; year < today.Year + 9; year++)
        {
            if (IsDay(year, month, day) && new LocalDate(year, month, day) >= today)
                return new LocalDate(year, month, day);
        }
        return null;
    }

    private static bool IsDay(int year, int month, int day) => day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);

    private static Settled Asked(Doubt doubt, string words, IReadOnlyList<When> choices) =>
        new(null, new Question("due", doubt, words, [.. choices.Select(choice => new Choice(choice.Iso))]), DateAssumed: false, TimeAssumed: false);
}
