using NodaTime;

namespace St4cker.Language.Dates;

/// <summary>The days of the calendar that a said date can mean, looking ahead from today.</summary>
internal static class SaidDays
{
    /// <summary>The day that was said; several when the words fit several; the nearest real ones when there is no such day.</summary>
    public static List<LocalDate> Of(in SaidDate date, Speaker speaker, out bool impossible, out bool assumed)
    {
        var today = speaker.LocalNow.Date;
        impossible = false;
        assumed = date.Guessed;
        switch (date.Kind)
        {
            case DateKind.Fixed or DateKind.Week:
                return WithWeekday(date, [date.Kind == DateKind.Week && date.Day < today ? today : date.Day], today);
            case DateKind.Weekday:
                assumed |= date.Rule == WeekdayRule.Coming && date.Weekday == (int)today.DayOfWeek || Weekdays.PeopleDiffer(date.Weekday, date.Rule, today);
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
        if (SaysDayFirst(speaker.Zone.Id))
        {
            assumed = true;
            return dayFirst;
        }
        if (date.Weekday != 0 && dayFirst.Count != 1)
            return DayMonth(date.Second, date.First, date, today, ref impossible, ref assumed);
        var rolled = false;
        var monthFirst = DayMonth(date.Second, date.First, date, today, ref impossible, ref rolled);
        if (date.Year != 0 && dayFirst[0] < today != monthFirst[0] < today)
        {
            assumed = true;
            return dayFirst[0] < today ? monthFirst : dayFirst;
        }
        return [dayFirst[0], monthFirst[0]];
    }

    /// <summary>English is written with the day first nearly everywhere but in America; where both are usual it is asked.</summary>
    public static bool SaysDayFirst(string zone) => zone.StartsWith("Europe/", StringComparison.Ordinal) || zone.StartsWith("Australia/", StringComparison.Ordinal)
        || zone.StartsWith("Africa/", StringComparison.Ordinal) || zone is "Pacific/Auckland" or "Asia/Kolkata";

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
        // "Fri, Jul 18" may be said of the next year.
        if (date is { Kind: DateKind.DayMonth, Year: 0 } && IsDay(days[0].Year + 1, days[0].Month, days[0].Day) && days[0].PlusYears(1) is var later && (int)later.DayOfWeek == date.Weekday)
            return [later];
        var distance = (date.Weekday - (int)days[0].DayOfWeek + 7) % 7;
        var near = days[0].PlusDays(distance > 3 ? distance - 7 : distance);
        return [days[0], near < today ? near.PlusDays(7) : near];
    }

    public static LocalDate? Coming(int month, int day, LocalDate today)
    {
        for (var year = today.Year; year < today.Year + 9; year++)
        {
            if (IsDay(year, month, day) && new LocalDate(year, month, day) >= today)
                return new LocalDate(year, month, day);
        }
        return null;
    }

    public static bool IsDay(int year, int month, int day) => day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
}
