using St4cker.Language.Money;
using St4cker.Language.Words;

namespace St4cker.Language.Intents;

/// <summary>Whether a message tells of money that went or came.</summary>
internal static class MoneyRules
{
    public static (Intent, double)? Decide(Utterance said, int first, Shown shown)
    {
        var amounts = new AmountWords(said).All(0, said.Count);
        if (amounts.Count == 0)
            return IsPaid(said, first) ? (Intent.Expense, 0.7) : null;
        var kind = amounts.Max(amount => amount.Kind);
        var isVerb = said.Is(first, Sense.Verb);
        // "beli kopi 20rb" tells of coffee bought, "bayar kos 500rb besok" is still to be done.
        if (shown.IsAhead && (isVerb || !IsPast(said)))
            return null;
        if (amounts[0].From == 1 && (said.IsSign(0, '+') || said.IsSign(0, '-')) && said.IsGlued(1))
            return (said.IsSign(0, '+') ? Intent.Income : Intent.Expense, 0.75);
        if (said.Is(first, Sense.Earned))
            return (Intent.Income, kind == AmountKind.Sure ? 0.9 : 0.75);
        if (said.Is(first, Sense.Spent) && (kind == AmountKind.Sure || !isVerb && !IsTime(said, first)))
            return (Intent.Expense, kind == AmountKind.Sure ? 0.9 : 0.75);
        return Elsewhere(said, first, kind, isVerb) ?? Unsaid(said, amounts, kind, isVerb && !said.Is(first, Sense.Category));
    }

    /// <summary>"lunch cost 12", "kopi 20rb udah bayar", "freelance invoice paid £600"</summary>
    private static (Intent, double)? Elsewhere(Utterance said, int first, AmountKind kind, bool isVerb)
    {
        var isSpent = false;
        for (var at = first + 1; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Earned) && kind == AmountKind.Sure)
                return (Intent.Income, 0.7);
            isSpent |= said.Is(at, Sense.Spent) && !said.Is(at, Sense.Verb);
        }
        return isSpent && !isVerb ? (IsEarning(said) ? Intent.Income : Intent.Expense, 0.75) : null;
    }

    /// <summary>An amount beside a thing: "kopi 20rb"; a mere count only beside a thing that money goes for: "taxi 18.50".</summary>
    private static (Intent, double)? Unsaid(Utterance said, List<FoundAmount> amounts, AmountKind kind, bool isVerb)
    {
        if (isVerb)
            return null;
        if (kind == AmountKind.Sure)
            return (IsEarning(said) ? Intent.Income : Intent.Expense, 0.8);
        for (var at = 0; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Category, out var category) && IsPrice(said, amounts))
                return (Categories.All[category] is "salary" or "business" ? Intent.Income : Intent.Expense, 0.65);
        }
        return null;
    }

    /// <summary>"freelance invoice £600": the first word that tells says which way it went.</summary>
    private static bool IsEarning(Utterance said)
    {
        for (var at = 0; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Category, out var category))
                return Categories.All[category] is "salary" or "business";
        }
        return false;
    }

    internal static bool IsPrice(Utterance said, List<FoundAmount> amounts)
    {
        foreach (var amount in amounts)
        {
            var hasPlace = said.EndsLine(amount.To) || said.Is(amount.To, Sense.Day) || said.Is(amount.To, Sense.Towards) || said.Is(amount.To, Sense.Connective) || said.IsNumber(amount.To) || amount.From == 0;
            var number = said[amount.From];
            if (hasPlace && (amount.Kind == AmountKind.Counted || number is { Parts: 2, Sign: '.' or ',' } || number is { Parts: 1, A: > 24 }))
                return true;
        }
        return false;
    }

    /// <summary>"spent 3 hours on the shed"</summary>
    private static bool IsTime(Utterance said, int first) => new Durations.DurationWords(said).Read(first + 1, out _, out _);

    /// <summary>"paid for lunch": how much is to be asked.</summary>
    private static bool IsPaid(Utterance said, int first) => said.Is(first, Sense.Spent) && !said.Is(first, Sense.Verb) && first + 1 < said.Count
        && (said.Span(first).Contains(' ') && said.Is(first + 1, Sense.Category) || said.Is(first + 1, Sense.Connective) && said.Is(first + 2, Sense.Category));

    private static bool IsPast(Utterance said)
    {
        for (var at = 0; at < said.Count; at++)
        {
            if ((said.Is(at, Sense.Spent) || said.Is(at, Sense.Earned)) && !said.Is(at, Sense.Verb))
                return true;
        }
        return false;
    }
}
