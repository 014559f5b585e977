namespace St4cker.Language.Dates;

/// <summary>What the calendar and the clock made of the words: a moment, or a question.</summary>
internal sealed record Settled(When? When, Question? Question, bool DateAssumed, bool TimeAssumed)
{
    /// <summary>When it is over, later than <see cref="When"/>; of whole days the last of them. Null when nothing was said of it.</summary>
    public When? End { get; init; }
}
