using NodaTime;
using St4cker.Language.Words;

namespace St4cker.Language.Dates;

internal static class DayParts
{
    /// <summary>The time meant when only the part of the day is said: a guess.</summary>
    public static LocalTime Usual(DayPart part) => new(part switch
    {
        DayPart.Dawn => 5,
        DayPart.Morning => 9,
        DayPart.Midday => 13,
        DayPart.Afternoon => 15,
        DayPart.LateAfternoon => 16,
        DayPart.Evening => 18,
        DayPart.Night => 20,
        DayPart.LateNight => 23,
        _ => 9,
    }, 0);

    /// <summary>The hour of the day for an hour of the twelve; "jam 1 malam" is after midnight, so on the next day.</summary>
    public static (int Hour, bool NextDay) Hour(int hour, DayPart part) => part switch
    {
        DayPart.Dawn or DayPart.Morning => (hour % 12, false),
        DayPart.Midday => (hour is 10 or 11 ? hour : hour % 12 + 12, false),
        DayPart.Night or DayPart.LateNight when hour is 12 or < 5 => (hour % 12, true),
        DayPart.Afternoon or DayPart.LateAfternoon or DayPart.Evening or DayPart.Night or DayPart.LateNight => (hour % 12 + 12, false),
        _ => (hour, false),
    };
}
