using St4cker.Language.Items;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Intents;

/// <summary>What else the reading of the message has shown.</summary>
/// <param name="HasDue">A date was said.</param>
/// <param name="HasTime">A time was said with it.</param>
/// <param name="IsAhead">That date or time is yet to come, or is a deadline.</param>
/// <param name="IsRange">From one time to another, or again and again.</param>
/// <param name="IsDeadline">The date was led in by "by", "due" and the like.</param>
/// <param name="HasTitle">Words are left beside the date.</param>
/// <param name="HasFields">A type, course, priority, list or a field by name was said.</param>
internal readonly record struct Shown(bool HasDue, bool HasTime, bool IsAhead, bool IsRange, bool IsDeadline, bool HasTitle, bool HasFields);

/// <summary>What a message is. The first rule that fits decides; the order is from the plainest sign to the weakest.</summary>
internal static class IntentRules
{
    private const int ShortPhrase = 8;

    public static (Intent Intent, double Confidence) Decide(Remainder left, int first, int to, Leads leads, Shown shown)
    {
        var said = left.Said;
        if (leads.IsNote)
            return (Intent.Note, 0.95);
        if (leads.IsReminder)
            return (Intent.Reminder, shown.HasTitle ? 0.95 : 0.6);
        if (leads.IsExpense || leads.IsIncome)
            return (leads.IsExpense ? Intent.Expense : Intent.Income, 0.95);
        if (leads.IsMarked)
            return (Intent.Task, 0.97);
        if (leads.IsEvent && shown.HasDue)
            return (Intent.Event, 0.9);
        if (Nonsense.IsSmallTalk(said))
            return (Intent.Unknown, 0.2);
        if (!shown.HasDue && Nonsense.IsGibberish(said))
            return (Intent.Unknown, 0.1);
        if (Changes.Find(said) is { } change)
            return (Intent.Edit, change.Confidence);
        if (leads.IsDuty)
            return (Intent.Task, 0.95);

        var begins = Begins(said, first);
        return Correction(said, 0) ?? Asking(said, begins, to) ?? MoneyRules.Decide(said, begins, shown) ?? Project(said, begins) ?? ProgressRules.Decide(said, begins, shown)
            ?? AppointmentRules.Decide(left, begins, to, shown) ?? Task(left, first, to, shown, said.IsSign(said.Count - 1, '?'));
    }

    /// <summary>Who tells of something often begins with "I" or "tadi".</summary>
    private static int Begins(Utterance said, int first)
    {
        for (var words = 0; words < 3 && said.Is(first, Sense.Statement) && !said.Is(first, Sense.Day); words++)
            first++;
        return first;
    }

    private static (Intent, double)? Correction(Utterance said, int first)
    {
        if (said.Is(first, Sense.Not) && new Dates.WhenWords(said, alone: true).Read(first + 1, out var refused) && (said.IsSign(refused.To, ',') || said.Is(refused.To, Sense.But)))
            return (Intent.Edit, 0.7);
        if (!said.Is(first, Sense.Correction))
            return null;
        if (said.Is(first, Sense.Correction, out var what) && what == 3 && first + 1 < said.Count)
            return (Intent.Edit, 0.75);
        if (!said.Is(first, Sense.Lead) && !said.Is(first, Sense.Verb) && new Dates.WhenWords(said, alone: true).Read(first + 1, out var only) && said.EndsLine(only.To))
            return (Intent.Edit, 0.65);
        if (said.Is(first, Sense.Not) && HasBut(said, first))
            return (Intent.Edit, 0.7);
        var isMany = said.Span(first).Contains(' ');
        var isBroken = said.IsSign(first + 1, ',');
        return (isMany || isBroken || said.Is(first + 1, Sense.Correction) && (!said.Is(first + 1, Sense.Verb) || said.Span(first + 1).Contains(' '))) && first + 1 < said.Count && (!said.Is(first, Sense.Lead) || said.Is(first + 1, Sense.Correction)) ? (Intent.Edit, 0.7) : null;
    }

    /// <summary>"не 250, а 350"</summary>
    private static bool HasBut(Utterance said, int first)
    {
        for (var at = first + 2; at < said.Count - 1 && at < first + 8; at++)
        {
            if (said.Is(at, Sense.But))
                return true;
        }
        return false;
    }

    private static (Intent, double)? Asking(Utterance said, int first, int to)
    {
        var hasMark = to > 0 && said.IsSign(to - 1, '?');
        if (said.Is(0, Sense.Asking, out var needsMore) || said.Is(first, Sense.Asking, out needsMore))
        {
            var at = said.Is(0, Sense.Asking) ? 0 : first;
            // "did half an hour of guitar"
            if (!hasMark && said.Is(at, Sense.Progress) && (said.IsNumber(at + 1) || new Durations.DurationWords(said).Read(at + 1, out _, out _)))
                return null;
            if (needsMore == 0 && !said.IsSign(at + 1, ':'))
                return (Intent.Query, hasMark ? 0.95 : 0.85);
            if (needsMore == 1 && (said.Is(at + 1, Sense.AskedFor) || said.Is(at + 1, Sense.View)))
                return (Intent.Query, 0.85);
        }
        // "saldo gw berapa", "pengeluaran bulan ini"
        if (!said.Is(first, Sense.Verb) && IsAskedAtEnd(said) || IsViewOnly(said))
            return (Intent.Query, 0.8);
        return hasMark && !said.Is(first, Sense.Verb) ? (Intent.Query, 0.5) : null;
    }

    private static bool IsAskedAtEnd(Utterance said)
    {
        var last = said.Count - 1;
        while (last > 0 && (said[last].Kind == TokenKind.Symbol || said.Is(last, Sense.Tail)))
            last--;
        return last > 0 && said.Is(last, Sense.Asking, out var needsMore) && needsMore == 0 && !said.Is(last, Sense.Copula) && !said.Is(last, Sense.Meridiem) && !said.Is(last, Sense.Statement);
    }

    /// <summary>Nothing but the name of something that can be shown, perhaps with its time.</summary>
    private static bool IsViewOnly(Utterance said)
    {
        var hasView = false;
        for (var at = 0; at < said.Count; at++)
        {
            var isView = said.Is(at, Sense.View) && !said.Is(at, Sense.Day);
            hasView |= isView;
            if (!isView && !said.Is(at, Sense.Day) && !said.Is(at, Sense.Unit) && !said.Is(at, Sense.This) && !said.Is(at, Sense.Next) && !said.Is(at, Sense.AskedFor) && !said.Is(at, Sense.Towards)
                && !said.Is(at, Sense.Tail) && !said.Is(at, Sense.On) && said[at].Kind != TokenKind.Symbol && !said.Is(at, Sense.Article) && !said.Is(at, Sense.Statement))
                return false;
        }
        return hasView && said.Count > 1;
    }

    /// <summary>"the weather is awful": how something is, not what to do.</summary>
    private static bool Tells(Utterance said, int first, int to)
    {
        for (var at = first + 1; at < to - 1; at++)
        {
            if (said.Is(at, Sense.Copula) && !said.Is(at, Sense.Deadline))
                return true;
        }
        return false;
    }

    private static bool IsChat(Utterance said)
    {
        for (var at = 0; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Chat))
                return true;
        }
        return false;
    }

    private static (Intent, double)? Project(Utterance said, int first) =>
        said.Is(first, Sense.NewProject) && first + 1 < said.Count ? (Intent.Project, 0.85)
        : said.Is(first, Sense.Type, out var type) && type == 3 && said.IsSign(first + 1, ':') ? (Intent.Project, 0.75)
        : null;

    private static (Intent, double) Task(Remainder left, int first, int to, Shown shown, bool isAsked)
    {
        var said = left.Said;
        if (!shown.HasTitle)
            return (Intent.Task, shown.HasDue ? 0.6 : shown.HasFields ? 0.7 : 0.3);
        if (!said.Is(first, Sense.Verb) && !shown.IsDeadline && !shown.HasFields && IsChat(said))
            return (Intent.Unknown, 0.4);
        if (said.Is(first, Sense.Verb))
            return (Intent.Task, isAsked ? 0.65 : shown.HasDue ? 0.95 : 0.9);
        if (!shown.IsDeadline && (said.Is(first, Sense.Statement) || said.Is(first, Sense.Asking) && said.Is(first, Sense.Progress) || said.Is(first, Sense.Spent) && !said.Is(first, Sense.Category) || Tells(said, first, to)))
            return (Intent.Unknown, 0.45);
        if (shown.HasDue)
            return (Intent.Task, shown.IsDeadline ? 0.9 : 0.85);
        if (shown.HasFields)
            return (Intent.Task, 0.85);
        var words = 0;
        var foreign = 0;
        for (var at = first; at < to; at++)
        {
            if (!said.IsWord(at))
                continue;
            words++;
            foreign += said.Text[said[at].Start] is > '\u024F' and (< '\u0400' or > '\u045F') ? 1 : 0;
        }
        if (words == 0 || foreign * 2 > words)
            return (Intent.Task, 0.5);
        return (Intent.Task, words <= ShortPhrase ? 0.65 : 0.55);
    }
}
