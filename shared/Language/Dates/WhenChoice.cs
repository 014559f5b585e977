using System.Runtime.InteropServices;
using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <summary>Which of the dates and times in a message is when the thing is; the others stay in the title.</summary>
internal static class WhenChoice
{
    /// <summary>The chosen date and the chosen time as one, with the person's words for both, which are taken out of <paramref name="left"/>; null when there is none.</summary>
    public static (FoundWhen When, string Words)? Take(List<FoundWhen> found, Remainder left)
    {
        if (found.Count == 0)
            return null;
        var said = left.Said;
        var best = Best(found, said, static when => when.HasDate);
        var chosen = best >= 0 ? found[best] : default;
        var clockAt = -1;
        if (best < 0 || !chosen.Clock.HasHour && chosen.Date.Kind != DateKind.Moment)
            clockAt = Best(found, said, static when => !when.HasDate && when.Clock.HasHour);
        if (best < 0 && clockAt < 0)
            clockAt = Best(found, said, static when => when.Clock.IsSaid);

        var words = Words(said, best >= 0 ? chosen : null, clockAt >= 0 ? found[clockAt] : null);
        foreach (var at in new[] { best, clockAt })
        {
            if (at >= 0 && !found[at].IsRepeated)
                left.Take(found[at].From, found[at].To);
        }
        if (clockAt >= 0)
        {
            // "besok pagi bangunkan aku jam 5"
            var part = chosen.Clock.Part;
            chosen.Clock = found[clockAt].Clock;
            chosen.Clock.Part ??= part;
        }
        TakePart(found, left, ref chosen.Clock);
        return (chosen, words);
    }

    /// <summary>"вечером созвон в 8": the part of the day stands apart from its hour.</summary>
    private static void TakePart(List<FoundWhen> found, Remainder left, ref SaidClock clock)
    {
        if (clock is not { HasHour: true, HalfUnknown: true, Part: null })
            return;
        foreach (ref readonly var when in CollectionsMarshal.AsSpan(found))
        {
            if (when.HasDate || when.Clock is not { HasHour: false, Part: { } part } || when.IsRepeated)
                continue;
            clock.Part = part;
            left.Take(when.From, when.To);
            return;
        }
    }

    /// <summary>A deadline first, then what ends the line, then what begins it, then the first.</summary>
    private static int Best(List<FoundWhen> found, Utterance said, Func<FoundWhen, bool> counts)
    {
        var best = -1;
        var bestScore = -1;
        for (var at = 0; at < found.Count; at++)
        {
            ref readonly var when = ref CollectionsMarshal.AsSpan(found)[at];
            if (!counts(when))
                continue;
            var score = (when.IsDeadline ? 4 : 0) + (said.EndsLine(when.To) ? 2 : 0) + (when.From == 0 ? 1 : 0);
            if (score > bestScore)
                (best, bestScore) = (at, score);
        }
        return best;
    }

    private static string Words(Utterance said, FoundWhen? date, FoundWhen? clock)
    {
        var dateWords = date is { } one ? said.Words(one.Core, one.To) : "";
        var clockWords = clock is { } other ? said.Words(other.Core, other.To) : "";
        if (dateWords.Length == 0 || clockWords.Length == 0)
            return dateWords + clockWords;
        return date!.Value.From < clock!.Value.From ? $"{dateWords} {clockWords}" : $"{clockWords} {dateWords}";
    }
}
