using NodaTime;
using St4cker.Language.Dates;

namespace St4cker.Language.Items;

/// <summary>The day on which money went or came: of the days that fit, the last one that is not ahead.</summary>
internal static class MoneyDates
{
    public static LocalDate? Of(in FoundWhen when, Speaker speaker)
    {
        var today = speaker.LocalNow.Date;
        switch (when.Date.Kind)
        {
            case DateKind.Fixed:
                return when.Date.Day;
            case DateKind.Weekday:
                var back = ((int)today.DayOfWeek - when.Date.Weekday + 7) % 7;
                return today.PlusDays(when.Date.Rule == WeekdayRule.Past && back == 0 ? -7 : -back);
            case DateKind.DayMonth or DateKind.TwoNumbers:
                return DayMonth(when.Date.First, when.Date.Second, when.Date.Year, today);
            case DateKind.DayOfMonth:
                return when.Date.First <= today.Day ? today.PlusDays(when.Date.First - today.Day) : null;
            case DateKind.Moment:
                return (speaker.Now + Duration.FromMinutes(when.Date.Minutes)).InZone(speaker.Zone).Date;
            case DateKind.None or DateKind.Week:
            default:
                return null;
        }
    }

    private static LocalDate? DayMonth(int day, int month, int year, LocalDate today)
    {
        if (month > 12)
            (day, month) = (month, day);
        if (month is < 1 or > 12)
            return null;
        for (var tried = year == 0 ? today.Year : year; tried > today.Year - 9; tried--)
        {
            if (day <= CalendarSystem.Iso.GetDaysInMonth(tried, month) && day > 0 && (year != 0 || new LocalDate(tried, month, day) <= today))
                return new LocalDate(tried, month, day);
            if (year != 0)
                return null;
        }
        return null;
    }
}
