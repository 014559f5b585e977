using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Intents;

/// <summary>What else the reading of the message has shown.</summary>
/// <param name="HasDue">A date was said.</param>
/// <param name="HasTime">A time was said with it.</param>
/// <param name="IsRange">From one time to another.</param>
/// <param name="IsDeadline">The date was led in by "by", "due" and the like.</param>
/// <param name="HasTitle">Words are left beside the date.</param>
/// <param name="HasFields">A type, course, priority, list or a field by name was said.</param>
internal readonly record struct Shown(bool HasDue, bool HasTime, bool IsRange, bool IsDeadline, bool HasTitle, bool HasFields);

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
        if (leads.IsMarked)
            return (Intent.Task, 0.97);
        if (Nonsense.IsSmallTalk(said))
            return (Intent.Unknown, 0.2);
        if (!shown.HasDue && Nonsense.IsGibberish(said))
            return (Intent.Unknown, 0.1);
        if (leads.IsDuty)
            return (Intent.Task, 0.95);

        var begins = Begins(said, first);
        if (IsSeveral(said, begins, shown))
            return (Intent.Task, 0.5);
        return Correction(said, 0) ?? Asking(said, begins, to) ?? Money(said, begins, shown) ?? Project(said, begins) ?? Progress(said, begins)
            ?? Appointment(left, first, to, shown) ?? Task(left, first, to, shown, said.IsSign(said.Count - 1, '?'));
    }

    /// <summary>Who tells of something often begins with "I" or "tadi".</summary>
    private static int Begins(Utterance said, int first)
    {
        for (var words = 0; words < 3 && said.Is(first, Sense.Statement) && !said.Is(first, Sense.Day); words++)
            first++;
        return first;
    }

    /// <summary>"dentist Tue 3pm, paid 20rb coffee": money spent and a date to come are two things.</summary>
    private static bool IsSeveral(Utterance said, int first, Shown shown)
    {
        if (!shown.HasDue || !MoneyWords.HasAmount(said))
            return false;
        for (var at = first + 1; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Spent) && !said.Is(at, Sense.Verb) && (said.IsSign(at - 1, ',') || said.IsSign(at - 1, ';') || said.IsSign(at - 1, '.') || said.IsNewLine(at - 1)))
                return true;
        }
        return false;
    }

    private static (Intent, double)? Correction(Utterance said, int first)
    {
        if (!said.Is(first, Sense.Correction))
            return null;
        var isMany = said.Span(first).Contains(' ');
        var isBroken = said.IsSign(first + 1, ',');
        return (isMany || isBroken) && first + 1 < said.Count && !said.Is(first, Sense.Lead) ? (Intent.Edit, 0.7) : null;
    }

    private static (Intent, double)? Asking(Utterance said, int first, int to)
    {
        var hasMark = to > 0 && said.IsSign(to - 1, '?');
        if (said.Is(0, Sense.Asking, out var needsMore) || said.Is(first, Sense.Asking, out needsMore))
        {
            var at = said.Is(0, Sense.Asking) ? 0 : first;
            if (needsMore == 0 && !said.IsSign(at + 1, ':'))
                return (Intent.Query, hasMark ? 0.95 : 0.85);
            if (needsMore == 1 && said.Is(at + 1, Sense.AskedFor))
                return (Intent.Query, 0.85);
        }
        return hasMark && !said.Is(first, Sense.Verb) ? (Intent.Query, 0.5) : null;
    }

    private static (Intent, double)? Money(Utterance said, int first, Shown shown)
    {
        var hasAmount = MoneyWords.HasAmount(said);
        var isVerb = said.Is(first, Sense.Verb);
        // "beli kopi 20rb" tells of coffee bought, "bayar kos 500rb besok" is still to be done.
        if (hasAmount && (shown.HasDue || shown.IsDeadline) && isVerb)
            return null;
        if (said.Is(first, Sense.Earned) && (hasAmount || MoneyWords.HasNumber(said)))
            return (Intent.Income, hasAmount ? 0.85 : 0.65);
        if (said.Is(first, Sense.Spent) && (hasAmount || !isVerb && MoneyWords.HasNumber(said)))
            return (Intent.Expense, hasAmount ? 0.9 : 0.7);
        for (var at = 0; hasAmount && at < said.Count; at++)
        {
            if (said.Is(at, Sense.Earned))
                return (Intent.Income, 0.7);
        }
        return hasAmount && !isVerb && !shown.HasDue ? (Intent.Expense, 0.75) : null;
    }

    private static (Intent, double)? Project(Utterance said, int first) =>
        said.Is(first, Sense.NewProject) && first + 1 < said.Count ? (Intent.Project, 0.85)
        : said.Is(first, Sense.Type, out var type) && type == 3 && said.IsSign(first + 1, ':') ? (Intent.Project, 0.75)
        : null;

    private static (Intent, double)? Progress(Utterance said, int first)
    {
        var tells = false;
        var percent = false;
        for (var at = 0; at < said.Count; at++)
        {
            tells |= said.Is(at, Sense.Progress);
            percent |= said.IsNumber(at) && (said.IsSign(at + 1, '%') || said.Is(at + 1, Sense.Measure) && said.Span(at + 1) is "persen" or "percent");
        }
        if (tells && percent)
            return (Intent.Progress, 0.85);
        return said.Is(first, Sense.Progress) && MoneyWords.HasNumber(said) && !said.Is(first, Sense.Verb) ? (Intent.Progress, 0.65) : null;
    }

    private static (Intent, double)? Appointment(Remainder left, int first, int to, Shown shown)
    {
        var said = left.Said;
        if (!shown.HasTime || !shown.HasTitle || shown.IsDeadline || said.Is(first, Sense.Verb))
            return null;
        for (var at = first; at < to; at++)
        {
            if (!left.IsTaken(at) && said.Is(at, Sense.Appointment))
                return (Intent.Event, shown.IsRange ? 0.9 : 0.75);
        }
        return shown.IsRange ? (Intent.Event, 0.75) : null;
    }

    private static (Intent, double) Task(Remainder left, int first, int to, Shown shown, bool isAsked)
    {
        var said = left.Said;
        if (!shown.HasTitle)
            return (Intent.Task, shown.HasDue ? 0.6 : shown.HasFields ? 0.7 : 0.3);
        if (said.Is(first, Sense.Verb))
            return (Intent.Task, isAsked ? 0.65 : shown.HasDue ? 0.95 : 0.9);
        if (said.Is(first, Sense.Statement) && !shown.IsDeadline)
            return (Intent.Task, 0.4);
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
