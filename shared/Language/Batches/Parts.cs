using St4cker.Language.Dates;
using St4cker.Language.Words;

namespace St4cker.Language.Batches;

/// <summary>Cuts an utterance at commas, lines and words like "and" into stretches, and puts together again what is one thing.</summary>
internal static class Parts
{
    private const int Most = 60;

    public static List<Part> Of(Utterance said, int from)
    {
        var parts = new List<Part>();
        var start = from;
        var breakBefore = PartBreak.None;
        for (var at = from; at <= said.Count && parts.Count < Most; at++)
        {
            var kind = at == said.Count ? PartBreak.Line : BreakAt(said, at);
            if (kind == PartBreak.None)
                continue;
            if (at > start && HasWords(said, start, at))
            {
                parts.Add(new Part(said, start, at, breakBefore));
                breakBefore = kind;
            }
            else
            {
                breakBefore = kind > breakBefore ? kind : breakBefore;
            }
            start = at + 1;
        }
        if (start < said.Count && HasWords(said, start, said.Count))
            parts.Add(new Part(said, start, said.Count, breakBefore));
        return parts;
    }

    private static PartBreak BreakAt(Utterance said, int at)
    {
        if (said.IsNewLine(at) || said.IsSign(at, ';'))
            return PartBreak.Line;
        if (said.IsSign(at, ',') || said.IsSign(at, '.') && !said.IsGlued(at + 1) && said[at].Parts == 1)
            return PartBreak.Comma;
        if (said.Is(at, Sense.Then) || IsTurn(said, at))
            return PartBreak.Then;
        // "sama" is "and" before a deed, "with" before a name.
        return said.Is(at, Sense.And) && !(said.Is(at, Sense.With) && !said.Is(at + 1, Sense.Verb) && !said.Is(at + 1, Sense.JustNow) && !IsPrice(said, at - 1)) ? PartBreak.And : PartBreak.None;
    }

    /// <summary>"завтра купить корм, а в воскресенье съездить к бабушке": another day, another thing.</summary>
    public static bool IsTurn(Utterance said, int at) => at > 1 && said.Is(at, Sense.But) && new WhenWords(said, alone: false).Read(at + 1, out var when) && when.HasDate && said.Is(when.To, Sense.Verb);

    // "bakso 18rb sama es teh 5rb"
    private static bool IsPrice(Utterance said, int last)
    {
        for (var at = Math.Max(0, last - 2); at <= last; at++)
        {
            if (new Money.AmountWords(said).Read(at, out var amount) && amount.To == last + 1 && amount.Kind == Money.AmountKind.Sure)
                return true;
        }
        return false;
    }

    private static bool HasWords(Utterance said, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (said[at].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Quoted or TokenKind.Opaque)
                return true;
        }
        return false;
    }

    /// <summary>The things that were said, each from its first token to after its last; one when it is one thing after all.</summary>
    public static List<(int From, int To)> Things(Utterance said, List<Part> parts)
    {
        var things = new List<(int From, int To)>();
        var last = default(Part);
        foreach (var part in parts)
        {
            if (things.Count > 0 && !Begins(said, part, last, parts))
            {
                things[^1] = (things[^1].From, part.To);
                last = last.Kind == PartKind.Thing ? last : part;
                continue;
            }
            things.Add((part.From, part.To));
            last = part;
        }
        return things;
    }

    /// <summary>Does a thing of its own begin here?</summary>
    private static bool Begins(Utterance said, in Part part, in Part last, List<Part> parts) => part.Kind switch
    {
        PartKind.Thing when last.Kind is PartKind.WhenOnly => false,
        PartKind.Thing => part.Break switch
        {
            // "lunch with Anna and Ben Tuesday": the names go on; "cats and dogs Friday" is one thing.
            PartBreak.And => part.HasVerb && last.Kind == PartKind.Thing && last.Words > 1 || part.HasAmount && last.HasAmount || part.HasAppointment && last.HasDate || part.HasFigures && last.HasFigures
                || (said.Is(part.From, Sense.Lead) || said.Is(part.From, Sense.Statement)) && last.Kind == PartKind.Thing || (said.Is(part.From, Sense.Spent) || said.Is(part.From, Sense.JustNow)) && part.HasAmount,
            PartBreak.None or PartBreak.Comma or PartBreak.Then or PartBreak.Line => part.HasVerb || part.HasAmount || part.HasAppointment || part.HasFigures || last.HasDate || last.HasAmount || last.Kind == PartKind.Short || said.Is(part.From, Sense.Lead),
            _ => false,
        },
        // "buy milk, eggs, dentist at 3": eggs belong to the milk; after an appointment they are something else.
        PartKind.Short => part.Break != PartBreak.And && !(last.HasVerb && last.Kind == PartKind.Thing) && part.Break != PartBreak.None && (!last.HasAppointment || part.Break == PartBreak.Comma),
        PartKind.Rest or PartKind.WhenOnly or PartKind.AmountOnly => false,
        _ => false,
    };
}
