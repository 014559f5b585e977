using St4cker.Language.Durations;
using St4cker.Language.Words;

namespace St4cker.Language.Intents;

/// <summary>Whether a message tells how far something got.</summary>
internal static class ProgressRules
{
    public static (Intent, double)? Decide(Utterance said, int first, Shown shown)
    {
        var hasShare = Shares.First(said, first, said.Count, out var share, out _, out _);
        var tells = said.Is(first, Sense.Progress) || said.Is(first, Sense.Change, out var kind) && (ChangeKind)kind == ChangeKind.Done;
        for (var at = first; at < said.Count && !tells; at++)
            tells = said.Is(at, Sense.Progress) && hasShare;
        if (hasShare && tells)
            return (Intent.Progress, 0.9);
        if (hasShare && !said.Is(first, Sense.Verb) && said.Count > 2 && (share > first || said.Is(share + 2, Sense.Of) || said.Is(share + 2, Sense.On)))
            return (Intent.Progress, 0.75);
        // "два часа писал диплом"
        tells |= new DurationWords(said).Read(first, out var length, out _) && said.Is(length, Sense.Progress);
        var worked = tells || said.Is(first, Sense.Spent);
        // "thesis 2h": nothing is asked for and nothing is said of when.
        if (!worked && !shown.HasDue && !said.Is(first, Sense.Verb) && !said.Is(first, Sense.Appointment) && !said.Is(first, Sense.Asking) && said.IsWord(first) && HasDuration(said, first))
            return (Intent.Progress, 0.65);
        return worked && !shown.IsAhead && (length > first || HasDuration(said, first)) ? (Intent.Progress, 0.8) : null;
    }

    private static bool HasDuration(Utterance said, int first)
    {
        for (var at = first + 1; at < said.Count; at++)
        {
            if (new DurationWords(said).Read(at, out _, out var minutes) && minutes < 24 * 60)
                return true;
        }
        return false;
    }
}
