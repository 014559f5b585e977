using NodaTime;

namespace St4cker.Language.Dates;

/// <summary>How the two hours of "9-11", "11-1pm", "10pm-2am" go together.</summary>
internal static class ClockRange
{
    /// <summary>The hour of the day at which it begins, when the end is known: "11-1pm" begins in the morning, "3-4pm" in the afternoon.</summary>
    public static int Start(int hour, int lastHour)
    {
        var evening = hour % 12 + 12;
        return lastHour >= 12 && evening <= lastHour ? evening : hour % 12;
    }

    /// <summary>The end of the range after it began; over midnight when it is not later on the same day. Null when none was said.</summary>
    public static LocalDateTime? End(in SaidClock clock, LocalDateTime start)
    {
        if (!clock.IsRange)
            return null;
        var day = start.Date.AtMidnight();
        if (clock is { EndHalfUnknown: true, EndPart: { } part })
            return After(day.PlusHours(DayParts.Hour(clock.EndHour, part).Hour).PlusMinutes(clock.EndMinute), start);
        var end = day.PlusHours(clock.EndHalfUnknown ? clock.EndHour % 12 : clock.EndHour).PlusMinutes(clock.EndMinute);
        return clock.EndHalfUnknown && end <= start && end.PlusHours(12) > start ? end.PlusHours(12) : After(end, start);
    }

    private static LocalDateTime After(LocalDateTime end, LocalDateTime start) => end > start ? end : end.PlusDays(1);
}
