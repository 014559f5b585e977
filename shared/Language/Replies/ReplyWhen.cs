using St4cker.Language.Dates;
using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>The moment that a reply says among other words.</summary>
internal static class ReplyWhen
{
    public static Settled? Take(List<FoundWhen> found, Remainder left, string field, Fields known)
    {
        if (field != "date")
            return DueChoice.Take(found, left, MainWhen.Of(field, known), new Aim(field, IsEvent: field == "start"));
        foreach (var when in found)
        {
            if (!when.HasDate || MainWhen.PastDay(when, left.Said, left.Said.Speaker) is not { } settled)
                continue;
            left.Take(when.From, when.To);
            return settled;
        }
        return null;
    }
}
