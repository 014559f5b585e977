using NodaTime;
using St4cker.Language.Dates.Recurring;

namespace St4cker.Language;

/// <summary>Rules of things that come again, RRULE values of RFC 5545 as <see cref="Fields.Recurrence"/> holds them.</summary>
public static class Recurrence
{
    private const int Most = 1000;

    /// <summary>Is this a rule that the program keeps?</summary>
    public static bool IsRule(string? rule) => rule is not null && RecurrenceRule.Parse(rule, DateTimeZone.Utc) is not null;

    /// <summary>The first <paramref name="count"/> times of a rule, the start among them when it fits the rule; fewer when the rule ends before.
    /// The local time stays the same over daylight saving; where the clocks jump over it, it is as much later. Empty for what is no rule.</summary>
    /// <param name="rule">An RRULE value.</param>
    /// <param name="start">The first of them (DTSTART).</param>
    /// <param name="zone">The person's zone.</param>
    /// <param name="count">How many, up to a thousand.</param>
    public static IReadOnlyList<When> Next(string rule, When start, DateTimeZone zone, int count)
    {
        if (RecurrenceRule.Parse(rule, zone) is not { } parsed)
            return [];
        return [.. RuleDays.From(parsed, start.Date).Select(day => At(day, start.Time, zone)).TakeWhile(when => !IsOver(parsed, when, zone)).Take(Math.Min(count, Most))];
    }

    private static When At(LocalDate day, LocalTime? time, DateTimeZone zone)
    {
        if (time is not { } at)
            return new When(day, null, "");
        var local = day.At(at).InZoneLeniently(zone).LocalDateTime;
        return new When(local.Date, local.TimeOfDay, "");
    }

    private static bool IsOver(RecurrenceRule rule, When when, DateTimeZone zone) =>
        rule.UntilInstant is { } until && when.Time is { } time && when.Date.At(time).InZoneLeniently(zone).ToInstant() > until;
}
