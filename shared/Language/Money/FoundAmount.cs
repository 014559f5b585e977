namespace St4cker.Language.Money;

/// <summary>How plainly a number is an amount of money.</summary>
internal enum AmountKind : byte
{
    /// <summary>A number and no more: money only where money is spoken of.</summary>
    Bare,
    /// <summary>"20k", "two hundred": a count of other things as well.</summary>
    Counted,
    /// <summary>With a currency, or as only money is counted: "20rb", "gocap".</summary>
    Sure,
}

/// <summary>A stretch of tokens that says an amount.</summary>
/// <param name="From">The first token.</param>
/// <param name="To">The token after the last.</param>
/// <param name="Minor">In minor units of the currency, more than nothing.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="IsCurrencySaid">Otherwise it is the speaker's, or follows from slang.</param>
/// <param name="Kind">How plainly it is money.</param>
internal readonly record struct FoundAmount(int From, int To, long Minor, string Currency, bool IsCurrencySaid, AmountKind Kind);
