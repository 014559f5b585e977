using System.Text;
using NodaTime;

namespace St4cker.Language.Dates.Recurring;

internal enum Frequency : byte { Daily, Weekly, Monthly, Yearly }

/// <summary>A weekday of a rule; the second Tuesday of a month is (2, Tuesday), the last (-1, …), any is (0, …).</summary>
internal readonly record struct RuleDay(int Nth, IsoDayOfWeek Weekday);

/// <summary>The part of RFC 5545's recurrence rules that people speak of.</summary>
internal sealed record RecurrenceRule(Frequency Frequency)
{
    private const int MostDays = 7;
    private const int Farthest = 1000;
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public int Interval { get; init; } = 1;
    public IReadOnlyList<RuleDay> ByDay { get; init; } = [];
    /// <summary>1 to 31, -1 the last day; 0 when not said.</summary>
    public int ByMonthDay { get; init; }
    public int? Count { get; init; }
    /// <summary>The last day on which it may happen.</summary>
    public LocalDate? Until { get; init; }
    /// <summary>With a time in UTC, as a rule of events that have a time is written; null for a date alone.</summary>
    public Instant? UntilInstant { get; init; }

    /// <summary>The value of RRULE, its parts in the order of the RFC's examples.</summary>
    public override string ToString()
    {
        var rule = new StringBuilder($"FREQ={Frequency.ToString().ToUpperInvariant()}");
        if (Interval > 1)
            rule.Append(CultureInfo.InvariantCulture, $";INTERVAL={Interval}");
        if (ByDay.Count > 0)
            rule.Append(";BYDAY=").AppendJoin(',', ByDay.Select(day => (day.Nth == 0 ? "" : day.Nth.ToString(CultureInfo.InvariantCulture)) + Days[(int)day.Weekday - 1]));
        if (ByMonthDay != 0)
            rule.Append(CultureInfo.InvariantCulture, $";BYMONTHDAY={ByMonthDay}");
        if (Count is { } count)
            rule.Append(CultureInfo.InvariantCulture, $";COUNT={count}");
        else if (UntilInstant is { } instant)
            rule.Append(CultureInfo.InvariantCulture, $";UNTIL={instant.InUtc().LocalDateTime:uuuuMMdd'T'HHmmss}Z");
        else if (Until is { } until)
            rule.Append(CultureInfo.InvariantCulture, $";UNTIL={until:uuuuMMdd}");
        return rule.ToString();
    }

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else, also for parts of the RFC that are not kept here.</summary>
    public static RecurrenceRule? Parse(string value, DateTimeZone zone)
    {
        RecurrenceRule? rule = null;
        foreach (var part in value.Split(';'))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var sign))
                return null;
            var (name, said) = (part[..sign], part[(sign + 1)..]);
            if (rule is null)
                rule = name == "FREQ" && Enum.TryParse<Frequency>(said, ignoreCase: true, out var frequency) && Enum.IsDefined(frequency) && !char.IsAsciiDigit(said[0]) ? new RecurrenceRule(frequency) : null;
            else
                rule = rule.With(name, said, zone);
            if (rule is null)
                return null;
        }
        return rule;
    }

    private RecurrenceRule? With(string name, string said, DateTimeZone zone) => name switch
    {
        "INTERVAL" => Number(said, 1, Farthest) is { } interval ? this with { Interval = interval } : null,
        "COUNT" => Number(said, 1, Farthest) is { } count ? this with { Count = count } : null,
        "BYMONTHDAY" => Number(said, -1, 31) is { } day and not 0 ? this with { ByMonthDay = day } : null,
        "BYDAY" => WithDays(said.Split(',')),
        "UNTIL" => WithUntil(said, zone),
        _ => null,
    };

    private RecurrenceRule? WithDays(string[] said)
    {
        var days = new List<RuleDay>();
        foreach (var day in said)
        {
            var weekday = day.Length >= 2 ? Array.IndexOf(Days, day[^2..]) : -1;
            var nth = day.Length == 2 ? 0 : weekday < 0 ? null : Number(day[..^2], -1, 5);
            if (weekday < 0 || nth is null || days.Count == MostDays)
                return null;
            days.Add(new RuleDay(nth.Value, (IsoDayOfWeek)(weekday + 1)));
        }
        return this with { ByDay = days };
    }

    private RecurrenceRule? WithUntil(string said, DateTimeZone zone)
    {
        if (NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(said).TryGetValue(default, out var date))
            return this with { Until = date };
        return NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Parse(said).TryGetValue(default, out var instant)
            ? this with { UntilInstant = instant, Until = instant.InZone(zone).Date } : null;
    }

    private static int? Number(string said, int least, int most) =>
        int.TryParse(said, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    public bool Equals(RecurrenceRule? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
