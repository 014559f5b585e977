using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <summary>When a thing is due, of all the dates and times in a message.</summary>
internal static class DueChoice
{
    /// <summary>Settles the date, and takes its words out of <paramref name="left"/>; null when none was said.</summary>
    public static Settled? Take(List<FoundWhen> found, Remainder left, When? known, Aim? aim = null)
    {
        if (WhenChoice.Take(found, left) is not ({ } when, { } words))
            return null;
        var settled = DueDates.Settle(when.Date, when.Clock, words, known, left.Said.Speaker, aim);
        return when.IsRepeated ? settled with { DateAssumed = true } : settled;
    }
}
