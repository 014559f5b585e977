using St4cker.Language.Money;

namespace St4cker.Drafts.Words;

/// <summary>Amounts as people write them: "Rp 20.000", "$12.50", "12,50 €".</summary>
public static class SpokenMoney
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["IDR"] = "Rp",
        ["USD"] = "$",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["RUB"] = "₽",
        ["JPY"] = "¥",
        ["CNY"] = "¥",
        ["INR"] = "₹",
        ["UAH"] = "₴",
        ["KZT"] = "₸",
        ["SGD"] = "S$",
        ["AUD"] = "A$",
        ["MYR"] = "RM",
        ["TRY"] = "₺",
        ["PHP"] = "₱",
        ["THB"] = "฿",
        ["KRW"] = "₩",
        ["VND"] = "₫",
    };

    /// <param name="minor">In minor units of the currency by ISO 4217; may be negative.</param>
    /// <param name="currency">ISO 4217.</param>
    public static string Money(this Phrases phrases, long minor, string currency)
    {
        var units = Currencies.MinorUnits(currency);
        var number = phrases.Amount(Math.Abs((decimal)minor) / units, units switch { 1 => 0, 1000 => 3, _ => 2 });
        var sign = Signs.GetValueOrDefault(currency, currency);
        var minus = minor < 0 ? "−" : "";
        // "12,50 €" and "350 ₽", but "$12.50" and "Rp 20.000".
        return phrases.Language == "ru" || currency is "RUB" or "EUR" && phrases.Language != "en" ? $"{minus}{number}\u00a0{sign}"
            : sign.Length > 1 && char.IsLetter(sign[^1]) ? $"{minus}{sign}\u00a0{number}"
            : minus + sign + number;
    }

    /// <summary>Without cents when there are none.</summary>
    private static string Amount(this Phrases phrases, decimal amount, int digits)
    {
        var format = new NumberFormatInfo
        {
            NumberGroupSeparator = phrases["number.group"],
            NumberDecimalSeparator = phrases["number.decimal"],
            NumberDecimalDigits = amount == decimal.Truncate(amount) ? 0 : digits,
        };
        return amount.ToString("N", format);
    }
}
