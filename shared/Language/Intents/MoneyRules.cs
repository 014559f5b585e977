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
        // "50k"
        if (kind != AmountKind.Bare && amounts is [{ From: 0 } only] && said.EndsLine(only.To))
            return (Intent.Expense, 0.7);
        var isVerb = said.Is(first, Sense.Verb);
        // "beli kopi 20rb" tells of coffee bought, "bayar kos 500rb besok" is still to be done.
        if (shown.IsAhead && (isVerb || !IsPast(said)) && !IsOfAPastDay(said))
            return null;
        if (amounts[0].From == 1 && (said.IsSign(0, '+') || said.IsSign(0, '-')) && said.IsGlued(1))
            return (said.IsSign(0, '+') ? Intent.Income : Intent.Expense, 0.75);
        // "got 40 back from Sam", "got petrol for 50 quid"
        if (said.Is(first, Sense.Earned) && (!said.Is(first, Sense.Spent) || IsFromSomebody(said) || IsEarning(said)))
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
            // "mum gave me 50"
            if (said.Is(at, Sense.Earned) && (kind == AmountKind.Sure || !isVerb && said.Span(at).Contains(' ')))
                return (Intent.Income, 0.7);
            isSpent |= said.Is(at, Sense.Spent) && !said.Is(at, Sense.Verb);
        }
        return isSpent && !isVerb ? (IsEarning(said) ? Intent.Income : Intent.Expense, 0.75) : null;
    }

    /// <summary>An amount beside a thing: "kopi 20rb"; a mere count only beside a thing that money goes for: "taxi 18.50".</summary>
    private static (Intent, double)? Unsaid(Utterance said, List<FoundAmount> amounts, AmountKind kind, bool isVerb)
    {
        if (isVerb)
            return IsCharged(said, amounts) ? (Intent.Expense, 0.65) : null;
        if (kind == AmountKind.Sure)
            return (IsEarning(said) ? Intent.Income : Intent.Expense, 0.8);
        for (var at = 0; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Category, out var category) && IsPrice(said, amounts))
                return (Categories.All[category] is "salary" or "business" ? Intent.Income : Intent.Expense, 0.65);
        }
        return null;
    }

    /// <summary>"isi bensin 100": a deed of paying, what for, and a number that counts nothing.</summary>
    private static bool IsCharged(Utterance said, List<FoundAmount> amounts) => amounts is [{ Kind: AmountKind.Bare } only] && said.EndsLine(only.To)
        && said[only.From] is { Parts: 1, A: > 24 } && said.Is(only.From - 1, Sense.Category, out var sort) && Categories.All[sort] != "groceries" && Pays(said, only.From);

    private static bool Pays(Utterance said, int to)
    {
        for (var at = 0; at < to; at++)
        {
            if (said.Is(at, Sense.Verb) && said.Is(at, Sense.Spent))
                return true;
        }
        return false;
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
            // ".99" is of no clock.
            hasPlace |= number is { Parts: 2, Sign: '.' or ',', BDigits: 2 } && (number.B > 59 || number.A > 23);
            // Of rides and bills one buys no dozen: "taxi 14" is a price.
            var isService = amount.From == 1 && said.Is(0, Sense.Category, out var sort) && Categories.All[sort] is "transport" or "bills" && !said.Is(0, Sense.Appointment);
            if (isService && said.EndsLine(amount.To) && number is { Parts: 1, A: > 1 })
                return true;
            if (hasPlace && (amount.Kind == AmountKind.Counted || number is { Parts: 2, Sign: '.' or ',' } || number is { Parts: 1, A: > 24 }))
                return true;
        }
        return false;
    }

    /// <summary>"spent 3 hours on the shed"</summary>
    private static bool IsTime(Utterance said, int first) => new Durations.DurationWords(said).Read(first + 1, out _, out _);

    /// <summary>"paid for lunch": how much is to be asked.</summary>
    private static bool IsPaid(Utterance said, int first) => said.Is(first, Sense.Spent) && said.Is(first, Sense.Verb) ? HasBeen(said) : said.Is(first, Sense.Spent) && first + 1 < said.Count
        && (said.Is(first + 1, Sense.Article) && said.Is(first + 2, Sense.Category) || said.Span(first).Contains(' ') && said.Is(first + 1, Sense.Category) || said.Is(first + 1, Sense.Connective) && said.Is(first + 2, Sense.Category));

    /// <summary>"bayar makan siang tadi"</summary>
    private static bool HasBeen(Utterance said)
    {
        bool isTold = false, isGoods = false;
        for (var at = 0; at < said.Count; at++)
        {
            isTold |= said.Is(at, Sense.JustNow);
            isGoods |= said.Is(at, Sense.Category);
        }
        return isTold && isGoods;
    }

    /// <summary>"tanggal 18 kemarin": the day is not one to come.</summary>
    private static bool IsOfAPastDay(Utterance said)
    {
        for (var at = 0; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Day, out var days) && days < 0)
                return true;
        }
        return false;
    }

    private static bool IsFromSomebody(Utterance said)
    {
        var isFrom = false;
        for (var at = 1; at < said.Count; at++)
        {
            isFrom |= said.Is(at, Sense.From);
            if (said.Is(at, Sense.Category))
                return false;
        }
        return isFrom;
    }

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
