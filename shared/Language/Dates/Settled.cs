namespace St4cker.Language.Dates;

/// <summary>What the calendar and the clock made of the words: a moment, or a question.</summary>
internal sealed record Settled(When? When, Question? Question, bool DateAssumed, bool TimeAssumed);
