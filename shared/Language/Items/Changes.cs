using St4cker.Language.Dates;
using St4cker.Language.Durations;
using St4cker.Language.Money;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>A change of a stored thing that its words name.</summary>
/// <param name="Fields">Its title, and what it becomes.</param>
/// <param name="Confidence">Words that begin tasks as well ("cancel", "move") are less sure.</param>
internal sealed record Change(Fields Fields, double Confidence, Question? Question, IReadOnlyList<string> Assumed)
{
    public Change(Fields fields, double confidence)
        : this(fields, confidence, null, [])
    {
    }
}

/// <summary>Finds in a message the change of a stored thing: "done with the milk", "move the lab report to Monday", "hapus tugas fisika".</summary>
internal static class Changes
{
    private const int MostWords = 12;
    private const int FewWords = 4;

    public static Change? Find(Utterance said)
    {
        // "did I pay the rent?" asks.
        if (said.Count > 0 && said.Is(0, Sense.Asking) && said.IsSign(said.Count - 1, '?'))
            return null;
        var first = First(said);
        if (!said.Is(first, Sense.Change, out var kind))
            return WasMoved(said, first) ?? AtTheEnd(said, first);
        return (ChangeKind)kind switch
        {
            ChangeKind.Done => Done(said, first + 1),
            ChangeKind.MaybeDone => MaybeDone(said, first),
            ChangeKind.Open => Named(said, first + 1, said.Count) is { } title ? new Change(new Fields { Title = title, Status = "open" }, 0.9) : null,
            ChangeKind.Delete => Named(said, first + 1, said.Count) is { } title ? new Change(new Fields { Title = title, Status = "deleted" }, 0.9) : null,
            ChangeKind.MaybeDelete => MaybeDelete(said, first),
            ChangeKind.Move or ChangeKind.Moved => Move(said, first),
            ChangeKind.Rename => Rename(said, first + 1),
            ChangeKind.Set => Set(said, first + 1),
            _ => null,
        };
    }

    private static int First(Utterance said)
    {
        var at = 0;
        while (at < said.Count && at < 4 && !said.Is(at, Sense.Change) && (said.Is(at, Sense.Lead, out var lead) && (LeadKind)lead == LeadKind.Filler || said.Is(at, Sense.Statement) || said.IsSign(at, ',')
            || said.Is(at, Sense.Greeting) && said.IsSign(at + 1, ',')))
            at++;
        return at;
    }

    // "done with the milk", "mark the essay as done", "finished chapter 3"
    private static Change? Done(Utterance said, int from)
    {
        var end = said.Count;
        var status = "done";
        for (var at = from + 1; at < said.Count; at++)
        {
            if (!said.Is(at, Sense.Finished, out var isOpen) || !Ends(said, at + 1))
                continue;
            end = at;
            status = isOpen == 1 ? "open" : "done";
            break;
        }
        return HasFigures(said, from) || Named(said, from, end) is not { } title ? null : new Change(new Fields { Title = title, Status = status }, 0.85);
    }

    // "udah beli susu", "already paid the electrician"
    private static Change? MaybeDone(Utterance said, int at)
    {
        var isDeed = said.Span(at).Contains(' ') || said.Is(at + 1, Sense.Verb) || said.Is(at + 1, Sense.Spent);
        if (!isDeed || HasFigures(said, at) || MoneyHere(said))
            return null;
        return Named(said, at + 1, said.Count) is { } title ? new Change(new Fields { Title = title, Status = "done" }, 0.7) : null;
    }

    private static Change? MaybeDelete(Utterance said, int at)
    {
        var whens = new WhenWords(said, alone: false).All(at + 1, said.Count);
        if (Named(said, at + 1, said.Count) is not { } title || Words(said, at + 1, said.Count) > FewWords || whens.Exists(when => when.IsDeadline))
            return null;
        var isKnownThing = false;
        for (var p = at + 1; p < said.Count; p++)
            isKnownThing |= said.Is(p, Sense.Appointment) || said.Is(p, Sense.Thing) || said.Is(p, Sense.Type);
        var isPointedAt = said.Span(at).Contains(' ') || said.Is(at + 1, Sense.Article);
        // "cancel netflix tomorrow" is to be done then.
        return isKnownThing || isPointedAt || whens.Count == 0 && !IsInfinitive(said, at) ? new Change(new Fields { Title = title, Status = "deleted" }, isKnownThing ? 0.85 : 0.65) : null;
    }

    /// <summary>"отменить подписку" is to be done, "отмени подписку" is said to the program.</summary>
    private static bool IsInfinitive(Utterance said, int at) => said.Span(at).EndsWith("ть", StringComparison.OrdinalIgnoreCase);

    // "move the lab report to Monday", "postpone yoga until 5 December", "reschedule the dentist"
    private static Change? Move(Utterance said, int at)
    {
        var isWeak = said.Find(at, Sense.Change)!.Value is { Care: Care.Weak } or { Value: (int)ChangeKind.Moved };
        for (var p = at + 2; p < said.Count; p++)
        {
            if (Moved(said, at + 1, p, isWeak) is { } change)
                return change;
        }
        var to = at + 1;
        while (to < said.Count && !(to > at + 1 && (said.Is(to, Sense.To) || said.Is(to, Sense.Deadline)) && new DurationWords(said).Read(to + 1, out _, out _)))
            to++;
        return !isWeak && Named(said, at + 1, to) is { } title
            ? new Change(new Fields { Title = title }, 0.8, new Question("due", Doubt.Missing, "", []), [])
            : null;
    }

    // "встречу с Олей перенесли на вторник", "rapatnya mundur ke senin", "the dentist was moved to Friday"
    private static Change? WasMoved(Utterance said, int first)
    {
        if (said.Is(first, Sense.Verb))
            return null;
        for (var at = first + 1; at < said.Count - 1 && at <= first + FewWords + 2; at++)
        {
            if (said.Is(at, Sense.Change, out var kind) && (ChangeKind)kind == ChangeKind.Moved && (said.Is(at + 1, Sense.To) || said.Is(at + 1, Sense.Deadline) || said.Span(at).Contains(' ')))
                return Moved(said, first, at, at + 1, needsTo: !said.Span(at).Contains(' '));
        }
        return null;
    }

    private static Change? Moved(Utterance said, int from, int p, bool needsTo) => Moved(said, from, p, p, needsTo);

    /// <param name="to">The token after the words that name the thing.</param>
    /// <param name="p">Where it is said to when.</param>
    private static Change? Moved(Utterance said, int from, int to, int p, bool needsTo)
    {
        var isTo = said.Is(p, Sense.To) || said.Is(p, Sense.Deadline);
        if (needsTo && !isTo || !said.Is(p, Sense.To) && said[p].Meanings.Length == 0 && !said.IsNumber(p))
            return null;
        var start = isTo ? p + 1 : p;
        if (!new WhenWords(said, alone: isTo).Read(start, out var found) || !Ends(said, found.To) || Named(said, from, to) is not { } title)
            return null;
        var settled = DueDates.Settle(found.Date, found.Clock, said.Words(found.Core, found.To), known: null, said.Speaker);
        var assumed = new List<string>();
        // A time alone moves the thing within its day, whichever that is.
        if (settled.DateAssumed)
            assumed.Add("due");
        if (settled.TimeAssumed)
            assumed.Add("dueTime");
        return new Change(new Fields { Title = title, Due = settled.When }, 0.9, settled.Question, assumed);
    }

    // "rename milk to oat milk"
    private static Change? Rename(Utterance said, int from)
    {
        for (var p = from + 1; p < said.Count - 1; p++)
        {
            if (said.Is(p, Sense.To) && Named(said, from, p) is { } title && TitleText.AsNamed(said.Words(p + 1, said.Count)) is { } renamed)
                return new Change(new Fields { Title = title, NewTitle = renamed }, 0.9);
        }
        return null;
    }

    // "set milk to high priority", "change the dentist to 4pm"
    private static Change? Set(Utterance said, int from)
    {
        // "change the priority of milk to high"
        var isPriority = said.Is(from, Sense.Field, out var field) && (FieldName)field == FieldName.Priority;
        for (var p = from + 1; p < said.Count - 1; p++)
        {
            if (!said.Is(p, Sense.To))
                continue;
            if (isPriority)
                return Priorities.Named(said.Words(p + 1, said.Count), said.Speaker) is { } priority && Named(said, said.Is(from + 1, Sense.Of) ? from + 2 : from + 1, p) is { } named
                    ? new Change(new Fields { Title = named, Priority = priority }, 0.85) : null;
            if (said.Is(p + 1, Sense.Priority) && Ends(said, p + 2) && Named(said, from, p) is { } title)
                return new Change(new Fields { Title = title, Priority = Priorities.Named(said.Words(p + 1, p + 2), said.Speaker) }, 0.85);
            if (Moved(said, from, p, needsTo: true) is { } moved)
                return moved;
        }
        return null;
    }

    // "the essay is done", "tugas fisika sudah selesai"
    private static Change? AtTheEnd(Utterance said, int first)
    {
        for (var at = first + 1; at < said.Count; at++)
        {
            if (IsPassive(said, at) && Words(said, first, at) <= FewWords && Named(said, first, at) is { } done)
                return new Change(new Fields { Title = done, Status = "done" }, 0.75);
            // "the essay is done", "молоко купил"
            if (!said.Is(at, Sense.Finished, out var isOpen) && !(said.Is(at, Sense.Spent) && !said.Is(at, Sense.Verb) && !said.Is(at, Sense.Category) && !said.Is(at, Sense.Chat)) || !Ends(said, at + 1))
                continue;
            if (said.Is(first, Sense.Verb) && isOpen != 2 || said.Is(first, Sense.Asking) || said.Is(at - 1, Sense.Verb) || said.Is(first, Sense.Lead) && !said.Is(first, Sense.Thing) || HasFigures(said, first) || MoneyHere(said) || Words(said, first, at) > FewWords + 2)
                return null;
            return Named(said, first, at) is { } title ? new Change(new Fields { Title = title, Status = isOpen == 1 ? "open" : "done" }, 0.8) : null;
        }
        return null;
    }

    /// <summary>"cucian udah diambil": what has been done to it, in the Indonesian passive.</summary>
    private static bool IsPassive(Utterance said, int at) => said.Is(at, Sense.Finished, out var already) && already == 2 && said.IsWord(at + 1) && said[at + 1].Meanings.Length == 0
        && said[at + 1].Length > 4 && said.Span(at + 1).StartsWith("di", StringComparison.OrdinalIgnoreCase) && Ends(said, at + 2);

    /// <summary>The words that name the thing, without "the", "my" and "task".</summary>
    private static string? Named(Utterance said, int from, int to)
    {
        while (to > from && (said[to - 1].Kind is TokenKind.Symbol or TokenKind.NewLine || said.Is(to - 1, Sense.Tail)))
            to--;
        while (from < to - 1 && (said.Is(from, Sense.Article) || said.Is(from, Sense.Thing) || said.Is(from, Sense.With) || said.Is(from, Sense.Statement) || said.IsSign(from, ':')))
            from++;
        while (to - 1 > from && said.Is(to - 1, Sense.Thing))
            to--;
        if (from >= to || to - from > MostWords || to - from == 1 && (said.Is(from, Sense.Statement) || said.Is(from, Sense.Article) || said.Is(from, Sense.Thing) || said.Is(from, Sense.Finished)))
            return null;
        return TitleText.AsNamed(said.Words(from, to));
    }

    private static bool HasFigures(Utterance said, int from)
    {
        if (Shares.First(said, from, said.Count, out _, out _, out _))
            return true;
        for (var at = from; at < said.Count; at++)
        {
            if (new DurationWords(said).Read(at, out _, out _))
                return true;
        }
        return false;
    }

    private static bool MoneyHere(Utterance said) => new AmountWords(said).All(0, said.Count).Exists(amount => amount.Kind == AmountKind.Sure || amount.Minor >= 10_000);

    private static int Words(Utterance said, int from, int to)
    {
        var words = 0;
        for (var at = from; at < to; at++)
            words += said.IsWord(at) ? 1 : 0;
        return words;
    }

    private static bool Ends(Utterance said, int at)
    {
        while (at < said.Count && (said[at].Kind == TokenKind.Symbol || said.Is(at, Sense.Tail)))
            at++;
        return at >= said.Count;
    }
}
