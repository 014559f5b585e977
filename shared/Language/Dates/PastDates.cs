using NodaTime;

namespace St4cker.Language.Dates;

/// <summary>The day on which something happened, as it is said of money: of the days that fit, the last one that is not ahead.</summary>
internal static class PastDates
{
    /// <summary>The day, or the question about it (field "date"); both null when only a time was said.</summary>
    /// <param name="found">What was said.</param>
    /// <param name="words">The person's words for it.</param>
    /// <param name="speaker">Whose words these are.</param>
    /// <param name="assumed">The words leave the day or the year open.</param>
    public static LocalDate? Settle(in FoundWhen found, string words, Speaker speaker, out bool assumed, out Question? question)
    {
        var today = speaker.LocalNow.Date;
        var date = found.Date;
        assumed = date.Guessed;
        question = null;
        LocalDate? day = date.Kind switch
        {
            DateKind.Fixed or DateKind.Week => date.Day,
            DateKind.Weekday => Weekday(date, today),
            DateKind.DayMonth => DayMonth(date.First, date.Second, date.Year, today),
            DateKind.TwoNumbers => Ordered(date, speaker, ref assumed),
            DateKind.DayOfMonth => DayOfMonth(date.First, today),
            DateKind.Moment => (speaker.Now + Duration.FromMinutes(date.Minutes)).InZone(speaker.Zone).Date,
            DateKind.None => null,
            _ => null,
        };
        if (day is null && found.HasDate)
            question = new Question("date", Doubt.Impossible, words, [.. Near(date, today).Select(near => new Choice(new When(near, null, "").Iso))]);
        assumed |= date is { Kind: DateKind.DayMonth or DateKind.TwoNumbers, Year: 0 } && day?.Year != today.Year && day is not null;
        return day;
    }

    private static LocalDate Weekday(in SaidDate date, LocalDate today)
    {
        if (date.Rule is WeekdayRule.AfterTheComing or WeekdayRule.OfNextWeek)
            return Weekdays.Date(date.Weekday, date.Rule, today);
        var back = ((int)today.DayOfWeek - date.Weekday + 7) % 7;
        return today.PlusDays(date.Rule == WeekdayRule.Past && back == 0 ? -7 : -back);
    }

    private static LocalDate? DayMonth(int day, int month, int year, LocalDate today)
    {
        if (month is < 1 or > 12)
            return null;
        if (year != 0)
            return SaidDays.IsDay(year, month, day) ? new LocalDate(year, month, day) : null;
        for (var past = today.Year; past > today.Year - 9; past--)
        {
            if (SaidDays.IsDay(past, month, day) && new LocalDate(past, month, day) <= today)
                return new LocalDate(past, month, day);
        }
        return null;
    }

    /// <summary>"10/11": the order of the person's language; where English could be either, the later day of the two.</summary>
    private static LocalDate? Ordered(in SaidDate date, Speaker speaker, ref bool assumed)
    {
        var today = speaker.LocalNow.Date;
        var dayFirst = DayMonth(date.First, date.Second, date.Year, today);
        if (speaker.Language != "en" || date.First == date.Second || SaidDays.SaysDayFirst(speaker.Zone.Id))
            return dayFirst;
        assumed = true;
        return DayMonth(date.Second, date.First, date.Year, today) is { } monthFirst && monthFirst <= today && !(monthFirst < dayFirst && dayFirst <= today) ? monthFirst : dayFirst;
    }

    private static LocalDate? DayOfMonth(int day, LocalDate today)
    {
        var first = today.PlusDays(1 - today.Day);
        if (day > today.Day)
            first = first.PlusMonths(-1);
        while (day <= 31 && !SaidDays.IsDay(first.Year, first.Month, day))
            first = first.PlusMonths(-1);
        return day <= 31 ? first.PlusDays(day - 1) : null;
    }

    private static IEnumerable<LocalDate> Near(in SaidDate date, LocalDate today)
    {
        if (date.Kind == DateKind.DayOfMonth || date.Second is < 1 or > 12)
            return [today];
        var last = new LocalDate(date.Year == 0 ? today.Year : date.Year, date.Second, 1).PlusMonths(1).PlusDays(-1);
        return last > today && date.Year == 0 ? [last.PlusYears(-1), last.PlusYears(-1).PlusDays(1)] : [last, last.PlusDays(1)];
    }
}
