using St4cker.Language.Dates;
using St4cker.Language.Items;
using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>The moment that a reply says among other words.</summary>
internal static class ReplyWhen
{
    public static Settled? Take(List<FoundWhen> found, Remainder left, string field, Fields known)
    {
        if (field != "date")
        {
            return DueChoice.Take(found, left, MainWhen.Of(field, known)) is not { } settled ? null
                : settled.Question is { } question ? settled with { Question = question with { Field = field } } : settled;
        }
        foreach (var when in found)
        {
            if (!when.HasDate || MoneyDates.Of(when, left.Said.Speaker) is not { } date)
                continue;
            left.Take(when.From, when.To);
            return new Settled(new When(date, null, left.Said.Words(when.Core, when.To)), null, DateAssumed: false, TimeAssumed: false);
        }
        return null;
    }
}
