using NodaTime;

namespace St4cker.Language.Dates.Recurring;

/// <summary>The days of a rule, in order, from its first one on.</summary>
internal static class RuleDays
{
    // Ten years of days, some two hundred of months that have a 31st: a rule that has found nothing by then finds nothing.
    private const int MostPeriods = 4000;

    public static IEnumerable<LocalDate> From(RecurrenceRule rule, LocalDate start)
    {
        var given = 0;
        for (var period = 0; period < MostPeriods; period++)
        {
            foreach (var day in Period(rule, start, period * rule.Interval))
            {
                if (day < start)
                    continue;
                if (day > rule.Until || given >= rule.Count)
                    yield break;
                given++;
                yield return day;
            }
        }
    }

    /// <summary>The first day not before <paramref name="from"/> on which the rule could begin.</summary>
    public static LocalDate First(RecurrenceRule rule, LocalDate from) =>
        From(rule with { Interval = 1, Count = null, Until = null }, from).FirstOrDefault(from);

    private static IEnumerable<LocalDate> Period(RecurrenceRule rule, LocalDate start, int ahead) => rule.Frequency switch
    {
        Frequency.Daily => OfDay(rule, start.PlusDays(ahead)),
        Frequency.Weekly => OfWeek(rule, start, start.PlusDays(7 * ahead)),
        Frequency.Monthly => OfMonth(rule, start.Day, start.PlusDays(1 - start.Day).PlusMonths(ahead)),
        Frequency.Yearly => OfYear(start, start.Year + ahead),
        _ => [],
    };

    private static IEnumerable<LocalDate> OfDay(RecurrenceRule rule, LocalDate day) =>
        rule.ByDay.Count == 0 || rule.ByDay.Any(by => by.Weekday == day.DayOfWeek) ? [day] : [];

    private static IEnumerable<LocalDate> OfWeek(RecurrenceRule rule, LocalDate start, LocalDate inWeek)
    {
        var monday = inWeek.PlusDays(1 - (int)inWeek.DayOfWeek);
        if (rule.ByDay.Count == 0)
            return [monday.PlusDays((int)start.DayOfWeek - 1)];
        return rule.ByDay.Select(by => monday.PlusDays((int)by.Weekday - 1)).Order();
    }

    /// <summary>A month without the day is left out, as RFC 5545 has it.</summary>
    private static IEnumerable<LocalDate> OfMonth(RecurrenceRule rule, int startDay, LocalDate first)
    {
        var last = first.PlusMonths(1).PlusDays(-1);
        if (rule.ByDay.Count > 0)
            return rule.ByDay.SelectMany(by => NthOf(by, first, last)).Order();
        var day = rule.ByMonthDay == -1 ? last.Day : rule.ByMonthDay > 0 ? rule.ByMonthDay : startDay;
        return day <= last.Day ? [first.PlusDays(day - 1)] : [];
    }

    private static IEnumerable<LocalDate> NthOf(RuleDay by, LocalDate first, LocalDate last)
    {
        var one = first.PlusDays(((int)by.Weekday - (int)first.DayOfWeek + 7) % 7);
        for (int nth = 1; one <= last; one = one.PlusDays(7), nth++)
        {
            if (by.Nth == 0 || by.Nth == nth || by.Nth == -1 && one.PlusDays(7) > last)
                yield return one;
        }
    }

    private static IEnumerable<LocalDate> OfYear(LocalDate start, int year) =>
        start.Day <= CalendarSystem.Iso.GetDaysInMonth(year, start.Month) ? [new LocalDate(year, start.Month, start.Day)] : [];
}
