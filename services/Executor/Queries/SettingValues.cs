using NodaTime;
using St4cker.Drafts;
using St4cker.Telegram;

namespace St4cker.Executor.Queries;

/// <summary>What a person types or taps as a setting's value: the value tells which setting it is of.</summary>
internal static class SettingValues
{
    /// <summary>Three letters that are a currency in use; the short list of ISO 4217 that people of these languages name, and any that money was written in.</summary>
    private static readonly HashSet<string> Known = new(
        ["IDR", "RUB", "USD", "EUR", "GBP", "SGD", "MYR", "AUD", "CAD", "NZD", "KZT", "UAH", "BYN", "TRY", "THB", "PHP", "VND", "KRW", "JPY", "CNY", "HKD", "TWD", "INR", "CHF", "PLN", "CZK", "SEK", "NOK", "DKK", "HUF",
            "RON", "BGN", "RSD", "GEL", "AMD", "AZN", "UZS", "KGS", "TJS", "MDL", "ILS", "AED", "SAR", "EGP", "ZAR", "NGN", "KES", "BRL", "MXN", "ARS", "CLP", "COP"], StringComparer.Ordinal);

    /// <returns>Null: it is neither a currency, nor hours, nor an acknowledgement.</returns>
    public static Person? Apply(string said, Person person)
    {
        if (Known.Contains(said.ToUpperInvariant()))
            return person with { Currency = said.ToUpperInvariant() };
        if (Enum.GetNames<Acknowledgement>().Contains(said, StringComparer.OrdinalIgnoreCase))
            return person with { Acknowledge = said.ToLowerInvariant() };
        return Hours(said) is var (starts, ends) ? person with { WorkStarts = starts, WorkEnds = ends } : null;
    }

    /// <summary>Zone names as people type them: any case, spaces for underscores, or the city alone.</summary>
    public static string? Zone(string name)
    {
        if (name.Length is 0 or > 64)
            return null;
        var wanted = name.Replace(' ', '_');
        return DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => string.Equals(id, wanted, StringComparison.OrdinalIgnoreCase))
            ?? DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.EndsWith("/" + wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>"9-17", "09:00–18:30"</summary>
    private static (TimeOnly Starts, TimeOnly Ends)? Hours(string said)
    {
        var parts = said.Split('-', '–', '—');
        return parts.Length == 2 && Time(parts[0]) is { } starts && Time(parts[1]) is { } ends && starts < ends ? (starts, ends) : null;
    }

    private static TimeOnly? Time(string said) =>
        TimeOnly.TryParseExact(said.Trim(), ["%H", "HH", "H:mm", "HH:mm", "H.mm", "HH.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
