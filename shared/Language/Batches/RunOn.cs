using St4cker.Language.Dates;
using St4cker.Language.Money;
using St4cker.Language.Words;

namespace St4cker.Language.Batches;

/// <summary>Several things said in one breath, with nothing between them: "обед 350 такси 420 кофе 180", "купить хлеб позвонить маме забрать посылку".</summary>
internal static class RunOn
{
    private const int MostWordsOfPrice = 3;
    private const int FewestDeeds = 3;

    /// <summary>The things, each from its first token to after its last; null when the words are one thing, or rather might be.</summary>
    public static List<(int From, int To)>? Things(Utterance said, out bool arePrices)
    {
        var prices = Prices(said);
        arePrices = prices is not null;
        return prices ?? Deeds(said);
    }

    /// <summary>Nothing but names with an amount behind each, most of them of things that money goes for.</summary>
    private static List<(int From, int To)>? Prices(Utterance said)
    {
        var things = new List<(int From, int To)>();
        var start = 0;
        var known = 0;
        for (var at = 0; at < said.Count; at++)
        {
            if (at > start && new AmountWords(said).Read(at, out var amount) && !said.IsSign(at, '+'))
            {
                known += amount.Kind == AmountKind.Sure || IsGoods(said, start, at) ? 1 : 0;
                things.Add((start, amount.To));
                start = amount.To;
                at = amount.To - 1;
            }
            else if (said.Is(at, Sense.And) && at == start)
            {
                start = at + 1;
            }
            else if (!said.IsWord(at) || at - start >= MostWordsOfPrice || said.Is(at, Sense.Verb) && !said.Is(at, Sense.Category) || said.Is(at, Sense.Room) || said.Is(at, Sense.Correction) || said.Is(at, Sense.Not) || new WhenWords(said, alone: false).Read(at, out var when) && when.HasDate)
            {
                return null;
            }
        }
        return things.Count > 1 && start >= said.Count && known > 1 ? things : null;
    }

    private static bool IsGoods(Utterance said, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (said.Is(at, Sense.Category))
                return true;
        }
        return false;
    }

    /// <summary>Three infinitives with their words, no sign between them. Two may be one deed: "попросить Машу купить хлеб".</summary>
    private static List<(int From, int To)>? Deeds(Utterance said)
    {
        if (said.Speaker.Language != "ru")
            return null;
        var things = new List<(int From, int To)>();
        var start = 0;
        for (var at = 1; at < said.Count; at++)
        {
            if (said[at].Kind is TokenKind.NewLine or TokenKind.Quoted)
                return null;
            if (!IsInfinitive(said, at) || said.Is(at - 1, Sense.Connective) || IsInfinitive(said, at - 1) || !HasDeed(said, start, at))
                continue;
            things.Add((start, at));
            start = at;
        }
        things.Add((start, said.Count));
        return things.Count >= FewestDeeds && things.TrueForAll(thing => thing.To - thing.From > 1) ? things : null;
    }

    private static bool HasDeed(Utterance said, int from, int to)
    {
        for (var at = from; at < to - 1; at++)
        {
            if (IsInfinitive(said, at))
                return true;
        }
        return false;
    }

    private static bool IsInfinitive(Utterance said, int at) => at >= 0 && said.Is(at, Sense.Verb) && said.IsWord(at)
        && (said.Span(at).EndsWith("ть") || said.Span(at).EndsWith("ти") || said.Span(at).EndsWith("чь") || said.Span(at).EndsWith("ться"));
}
