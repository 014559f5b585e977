using NodaTime;
using St4cker.Language;

namespace St4cker.Drafts.Words;

/// <summary>Dates as people say them: "Tomorrow, Sun 22 Nov, 09:00".</summary>
public static class SpokenDates
{
    public static string Date(this Phrases phrases, LocalDate date, LocalDateTime now)
    {
        var relative = Period.DaysBetween(now.Date, date) switch
        {
            -1 => phrases["date.yesterday"] + ", ",
            0 => phrases["date.today"] + ", ",
            1 => phrases["date.tomorrow"] + ", ",
            _ => "",
        };
        return relative + phrases.ShortDate(date, now);
    }

    public static string When(this Phrases phrases, When when, LocalDateTime now) => phrases.Date(when.Date, now) + Time(when.Time);

    /// <summary>Without the relative word, for buttons and "was".</summary>
    public static string ShortWhen(this Phrases phrases, When when, LocalDateTime now) => phrases.ShortDate(when.Date, now) + Time(when.Time);

    public static string ClockTime(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Time(LocalTime? time) => time is { } at ? ", " + ClockTime(at) : "";

    private static string ShortDate(this Phrases phrases, LocalDate date, LocalDateTime now)
    {
        var year = date.Year == now.Year ? "" : string.Create(CultureInfo.InvariantCulture, $" {date.Year}");
        return string.Create(CultureInfo.InvariantCulture,
            $"{phrases.Days[(int)date.DayOfWeek - 1]} {date.Day} {phrases.Months[date.Month - 1]}{year}");
    }
}
