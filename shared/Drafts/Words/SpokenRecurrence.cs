namespace St4cker.Drafts.Words;

/// <summary>What repeats, in words: "every week · Tue, Thu".</summary>
public static class SpokenRecurrence
{
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <param name="rule">An RRULE value; what is not known of it stays as it is written.</param>
    public static string Recurrence(this Phrases phrases, string rule)
    {
        var parts = rule.Split(';').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        var unit = parts["FREQ"].FirstOrDefault();
        if (unit is null || phrases.Find("repeat." + unit.ToLowerInvariant()) is null)
            return rule;
        var every = int.TryParse(parts["INTERVAL"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var interval) ? interval : 1;
        var said = every == 1 ? phrases["repeat." + unit.ToLowerInvariant()] : phrases.Count("repeat.every_" + unit.ToLowerInvariant(), every);
        var days = string.Join(", ", parts["BYDAY"].SelectMany(value => value.Split(',')).Select(Day));
        var dates = parts["BYMONTHDAY"].FirstOrDefault();
        return said + (days.Length > 0 ? " · " + days : "") + (dates is not null ? " · " + dates : "") + Until(parts, phrases);

        string Day(string code)
        {
            var at = Array.IndexOf(Days, code[^Math.Min(2, code.Length)..]);
            var name = at < 0 ? code : phrases.Days[at];
            return code.Length > 2 ? $"{code[..^2]}. {name}" : name;
        }
    }

    private static string Until(ILookup<string, string> parts, Phrases phrases)
    {
        if (parts["COUNT"].FirstOrDefault() is { } count)
            return " · ×" + count;
        return parts["UNTIL"].FirstOrDefault() is { Length: >= 8 } until ? $" · {phrases["repeat.until"]} {until[6..8]}.{until[4..6]}.{until[..4]}" : "";
    }
}
