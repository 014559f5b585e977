using NodaTime;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>Arithmetic on the beginning and the end of what lasts. Pure.</summary>
internal static class EventTimes
{
    /// <summary>The end when it begins at another time and lasts as long as before.</summary>
    public static When? Shifted(Fields fields, When start)
    {
        if (fields is not { Start: { } from, End: { } end })
            return null;
        if (start.Time is null || from.Time is null || end.Time is null)
            return start.Time is null ? new When(start.Date.PlusDays(Period.DaysBetween(from.Date, end.Date)), null, "") : null;
        var length = Period.Between(At(from), At(end), PeriodUnits.Minutes).Minutes;
        return Of(At(start).PlusMinutes(length));
    }

    public static LocalDateTime At(When when) => when.Date.At(when.Time ?? LocalTime.Midnight);

    public static When Of(LocalDateTime moment) => new(moment.Date, moment.TimeOfDay, "");
}
