using System.Collections.Frozen;

namespace St4cker.Language.Money;

/// <summary>Currencies that have words of their own, and how many digits their minor units have by ISO 4217.</summary>
public static class Currencies
{
    internal const int Dollar = 0;

    /// <summary>The tables of words name a currency by its index here.</summary>
    internal static readonly string[] Codes = ["USD", "EUR", "GBP", "RUB", "IDR", "JPY", "SGD", "MYR", "AUD", "CAD", "CNY", "INR", "KZT", "UAH", "BYN", "TRY", "THB", "PHP", "VND", "KRW", "CHF", "PLN", "HKD", "NZD"];

    private static readonly FrozenSet<string> OfDollars = FrozenSet.ToFrozenSet(["USD", "SGD", "AUD", "CAD", "HKD", "NZD", "TWD"]);
    private static readonly FrozenSet<string> WithoutMinor = FrozenSet.ToFrozenSet(["JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF", "XPF", "PYG", "RWF"]);
    private static readonly FrozenSet<string> WithThreeDigits = FrozenSet.ToFrozenSet(["KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD"]);

    /// <summary>What a word for a currency means to this speaker: "$" are the person's own dollars.</summary>
    internal static string Meant(int index, Speaker speaker) => index switch
    {
        Dollar when OfDollars.Contains(speaker.Currency) => speaker.Currency,
        _ => Codes[index],
    };

    /// <summary>Minor units in one of the currency: 100, for the yen 1.</summary>
    public static int MinorUnits(string code) => WithoutMinor.Contains(code) ? 1 : WithThreeDigits.Contains(code) ? 1000 : 100;
}
