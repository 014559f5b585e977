using NodaTime;

namespace St4cker.Language.Dates;

/// <summary>Which day a weekday means.</summary>
/// <remarks>
/// <para>"Friday", "this Friday", "Jumat": the first one to come, today included unless its time has passed.</para>
/// <para>"next Friday" (English): the one after the coming one, so always seven days later than "Friday".</para>
/// <para>"Jumat depan", "Friday next week", "Jumat minggu depan": the Friday of the calendar week after this one; weeks begin on Monday.</para>
/// <para>From Monday until the day itself both rules name the same day. After it (on Saturday, "next Friday") people differ, so the date
/// is marked as assumed and can be changed by a tap.</para>
/// </remarks>
internal static class Weekdays
{
    public static LocalDate Date(int weekday, WeekdayRule rule, LocalDate today)
    {
        var monday = today.PlusDays(1 - (int)today.DayOfWeek);
        var coming = today.PlusDays((weekday - (int)today.DayOfWeek + 7) % 7);
        return rule switch
        {
            WeekdayRule.Coming or WeekdayRule.OfThisWeek => coming,
            WeekdayRule.AfterTheComing => coming.PlusDays(7),
            WeekdayRule.OfNextWeek => monday.PlusDays(6 + weekday),
            WeekdayRule.Past => coming == today ? today.PlusDays(-7) : coming.PlusDays(-7),
            _ => coming,
        };
    }

    public static bool PeopleDiffer(int weekday, WeekdayRule rule, LocalDate today) =>
        rule is WeekdayRule.AfterTheComing or WeekdayRule.OfNextWeek
        && Date(weekday, WeekdayRule.AfterTheComing, today) != Date(weekday, WeekdayRule.OfNextWeek, today);
}
