using St4cker.Language.Words;

namespace St4cker.Language.Intents;

/// <summary>Whether an amount of money is spoken of; how much it is, is not read here.</summary>
internal static class MoneyWords
{
    /// <summary>"20rb", "$5", "Rp 20.000", "50 dollars"</summary>
    public static bool IsAmount(Utterance said, int at)
    {
        if (said.IsNumber(at))
            return said.Is(at + 1, Sense.Currency) || said.Is(at - 1, Sense.Currency);
        return said.IsWord(at) && said.Span(at) is ['r' or 'R', 'p' or 'P', >= '0' and <= '9', ..];
    }

    public static bool HasAmount(Utterance said)
    {
        for (var at = 0; at < said.Count; at++)
        {
            if (IsAmount(said, at))
                return true;
        }
        return false;
    }

    public static bool HasNumber(Utterance said)
    {
        for (var at = 0; at < said.Count; at++)
        {
            if (said.IsNumber(at))
                return true;
        }
        return false;
    }
}
