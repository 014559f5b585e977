using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

/// <summary>What was said before the task itself: "please", "I need to", "remind me to", "todo:".</summary>
internal readonly record struct Leads(bool IsDuty, bool IsReminder, bool IsMarked, bool IsNote, bool IsPolite, bool IsEvent, bool IsExpense, bool IsIncome)
{
    private const int Most = 6;

    public Leads And(Leads more) => new(IsDuty || more.IsDuty, IsReminder || more.IsReminder, IsMarked || more.IsMarked, IsNote || more.IsNote, IsPolite || more.IsPolite,
        IsEvent || more.IsEvent, IsExpense || more.IsExpense, IsIncome || more.IsIncome);

    public static Leads Take(Remainder left, int from, int to)
    {
        var said = left.Said;
        var leads = default(Leads);
        var at = left.FirstLeft(from, to);
        for (var taken = 0; taken < Most && at < to && !left.IsTaken(at); taken++)
        {
            if (!said.Is(at, Sense.Lead, out var value))
            {
                if (!IsGreetingBefore(said, at, to))
                    break;
                at = Past(left, at, to);
                continue;
            }
            var kind = (LeadKind)value;
            // "idea for a post: …"
            if (kind == LeadKind.NoteMarker && at == from && Colon(said, at + 1, to) is var colon and > 0)
            {
                left.Take(at, colon);
                return leads with { IsNote = Past(left, colon, to) > colon };
            }
            var marked = said.IsSign(at + 1, ':') || said.IsSign(at + 1, '-') && !said.IsGlued(at + 1);
            // "task pay the electrician", "note the van is late"; but "task force meeting".
            if (kind is LeadKind.TaskMarkerWithColon && !marked && !said.Is(at + 1, Sense.Verb) || kind is LeadKind.NoteMarker && !marked && !(at == from && said.Is(at + 1, Sense.Article)))
                break;
            if (kind is LeadKind.Filler or LeadKind.Note or LeadKind.Event && LooksLikeTitle(said, at, to) && !marked)
                break;
            leads = leads with
            {
                IsDuty = leads.IsDuty || kind == LeadKind.Duty,
                IsReminder = leads.IsReminder || kind == LeadKind.Reminder,
                IsMarked = leads.IsMarked || kind is LeadKind.TaskMarker or LeadKind.TaskMarkerWithColon,
                IsNote = leads.IsNote || kind is LeadKind.NoteMarker or LeadKind.Note,
                IsEvent = leads.IsEvent || kind == LeadKind.Event,
                IsExpense = leads.IsExpense || kind == LeadKind.Expense,
                IsIncome = leads.IsIncome || kind == LeadKind.Income,
                IsPolite = leads.IsPolite || kind == LeadKind.Filler,
            };
            at = Past(left, at, to);
            if (leads.IsNote)
                break;
        }
        return leads;
    }

    private static int Colon(Utterance said, int from, int to)
    {
        for (var at = from; at < Math.Min(to, from + 4); at++)
        {
            if (said.IsSign(at, ':') && !said.IsGlued(at + 1))
                return at;
        }
        return 0;
    }

    /// <summary>"buy bread please", "beli susu ya"</summary>
    public static void TakeTail(Remainder left, int from, int to)
    {
        var first = left.FirstLeft(from, to);
        for (var last = left.LastLeft(from, to); last > first + 1; last = left.LastLeft(from, to))
        {
            if (!left.Said.Is(last, Sense.Tail) && !(left.Said.EndsClause(last) && left.Said.Is(last - 1, Sense.Tail) && !left.IsTaken(last - 1)))
                return;
            left.Take(last, last + 1);
        }
    }

    private static int Past(Remainder left, int at, int to)
    {
        left.Take(at, at + 1);
        at++;
        while (at < to && left.Said[at] is { Kind: TokenKind.Symbol, Sign: ',' or ':' or '-' or '–' or '—' or '!' })
        {
            left.Take(at, at + 1);
            at++;
        }
        return left.FirstLeft(at, to);
    }

    // "Hi, buy milk", "halo tolong ..."; "Morning run" is no greeting.
    private static bool IsGreetingBefore(Utterance said, int at, int to) => said.Is(at, Sense.Greeting)
        && at + 1 < to && (said.IsSign(at + 1, ',') || said.IsSign(at + 1, '!') || said.Is(at + 1, Sense.Lead)) && !said.EndsLine(at + 1);

    private static bool LooksLikeTitle(Utterance said, int at, int to) => at + 1 >= to || said.IsSign(at + 1, ':');
}
