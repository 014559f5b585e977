using St4cker.Language.Dates;
using St4cker.Language.Money;
using St4cker.Language.Words;

namespace St4cker.Language.Batches;

/// <summary>What a stretch between two separators could be by itself.</summary>
internal enum PartKind : byte
{
    /// <summary>Words that say nothing of a thing of its own: it belongs to what stands before it.</summary>
    Rest,
    /// <summary>A few words without a sign: "milk". A thing only among things.</summary>
    Short,
    /// <summary>A date or a time and no more.</summary>
    WhenOnly,
    /// <summary>An amount and no more.</summary>
    AmountOnly,
    /// <summary>Has a sign of its own: a verb, an amount, an appointment, a date with words.</summary>
    Thing,
}

/// <summary>A stretch of an utterance between separators, and what it shows.</summary>
internal readonly struct Part
{
    private const int MostShortWords = 4;

    public Part(Utterance said, int from, int to, PartBreak breakBefore)
    {
        (From, To, Break) = (from, to, breakBefore);
        var first = First(said, from, to);
        HasVerb = said.Is(first, Sense.Verb);
        var isMarked = first > from && said.Is(first - 1, Sense.Lead);
        Words = CountWords(said, first, to);
        var amounts = new AmountWords(said).All(from, to);
        HasAmount = HasPrice(said, from, to, amounts) || !HasVerb && amounts.Exists(amount => amount.Kind == AmountKind.Counted && amount.To == to) || amounts.Exists(amount => amount.Kind == AmountKind.Sure) || amounts.Count > 0 && (said.Is(first, Sense.Spent) || said.Is(first, Sense.Earned)) && !HasVerb;
        HasAmount |= IsPaidOn(said, first, to, amounts);
        var whens = new WhenWords(said, alone: false).All(from, to);
        HasWhen = whens.Count > 0;
        HasDate = whens.Exists(when => when.HasDate || when.Clock.HasHour && !when.Clock.Loose);
        BeginsWithWhen = whens.Exists(when => when.From == from);
        WhenEnd = BeginsWithWhen ? whens[0].To : from;
        var content = Words - amounts.Where(amount => amount.Kind != AmountKind.Bare).Sum(amount => CountWords(said, Math.Max(amount.From, first), amount.To)) - whens.Sum(when => CountWords(said, Math.Max(when.From, first), when.To));
        HasAppointment = HasWhen && Appointment(said, first, to);
        HasFigures = Durations.Shares.First(said, from, to, out _, out _, out _);
        Kind = Judge(said, first, content, isMarked);
    }

    public int From { get; }
    public int To { get; }
    public PartBreak Break { get; }
    public PartKind Kind { get; }
    public int Words { get; }
    public bool HasVerb { get; }
    public bool HasAmount { get; }
    public bool HasAppointment { get; }
    public bool HasFigures { get; }
    public bool HasWhen { get; }
    public bool HasDate { get; }
    public bool BeginsWithWhen { get; }
    /// <summary>Where the moment ends that it begins with.</summary>
    public int WhenEnd { get; }

    private PartKind Judge(Utterance said, int first, int content, bool isMarked)
    {
        if (content <= 0)
            return HasWhen && !HasAmount ? PartKind.WhenOnly : HasAmount ? PartKind.AmountOnly : PartKind.Rest;
        // "bring wine, to the party on Saturday": it goes on.
        if (IsContinued(said, From) && !BeginsWithWhen && !isMarked)
            return PartKind.Rest;
        if (isMarked || HasAmount || HasAppointment || HasFigures && content > 0 || HasVerb && Words > 1)
            return PartKind.Thing;
        if (said.Is(first, Sense.Spent) || said.Is(first, Sense.Change) && Words > 1)
            return PartKind.Thing;
        if (HasDate && content > 0)
            return PartKind.Thing;
        return Words <= MostShortWords && !said.Is(first, Sense.Statement) ? PartKind.Short : PartKind.Rest;
    }

    /// <summary>Past "and", "please", "I need to", "tomorrow".</summary>
    private static int First(Utterance said, int from, int to)
    {
        var at = from;
        for (var words = 0; words < 6 && at < to; words++)
        {
            if (said.Is(at, Sense.Lead) || said.Is(at, Sense.And) || said[at].Kind is TokenKind.Symbol or TokenKind.NewLine || said.Is(at, Sense.Statement))
                at++;
            else if (new WhenWords(said, alone: false).Read(at, out var when) && when.To < to)
                at = when.To;
            else
                break;
        }
        return Math.Min(at, to - 1);
    }

    /// <summary>"bus 1.75"</summary>
    private static bool HasPrice(Utterance said, int from, int to, List<FoundAmount> amounts)
    {
        var isGoods = false;
        for (var at = from; at < to; at++)
            isGoods |= said.Is(at, Sense.Category);
        return isGoods && amounts.Exists(amount => amount.To == to && (amount.Kind == AmountKind.Counted || said[amount.From] is { Parts: 2, Sign: '.' or ',' } or { Parts: 1, A: > 24 }));
    }

    /// <summary>"1200 на бензин", "30 on petrol"</summary>
    internal static bool IsPaidOn(Utterance said, int first, int to, List<FoundAmount> amounts)
    {
        if (!amounts.Exists(amount => amount.From == first && (said.Is(amount.To, Sense.On) || said.Is(amount.To, Sense.Towards))))
            return false;
        for (var at = first + 2; at < to; at++)
        {
            if (said.Is(at, Sense.Category))
                return true;
        }
        return false;
    }

    private static bool Appointment(Utterance said, int first, int to)
    {
        for (var at = first; at < to; at++)
        {
            if (said.Is(at, Sense.Appointment) && !said.Is(at + 1, Sense.Goods))
                return true;
        }
        return false;
    }

    private static bool IsContinued(Utterance said, int at) => said.Is(at, Sense.Connective) && !said.Is(at, Sense.And) || said.Is(at, Sense.With) || said.Is(at, Sense.To) || said.Is(at, Sense.Of) || said.Is(at, Sense.But) || said.Is(at, Sense.Correction) && !said.Is(at, Sense.Verb) && !said.Is(at, Sense.Lead);

    private static int CountWords(Utterance said, int from, int to)
    {
        var words = 0;
        for (var at = from; at < to; at++)
            words += said[at].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Quoted or TokenKind.Opaque ? 1 : 0;
        return words;
    }
}

/// <summary>What parts it from the stretch before it, from the weakest to the strongest.</summary>
internal enum PartBreak : byte { None, And, Comma, Then, Line }
