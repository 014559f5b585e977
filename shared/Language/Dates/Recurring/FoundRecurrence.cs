using St4cker.Language.Words;

namespace St4cker.Language.Dates.Recurring;

/// <summary>A stretch of tokens that says how often.</summary>
/// <param name="From">The first of the tokens.</param>
/// <param name="To">The token after the last.</param>
/// <param name="Rule">Without an end, which may stand anywhere in the message.</param>
/// <param name="Part">"every morning"</param>
/// <param name="IsGuess">No word says that it comes again: "mon wed fri 7am".</param>
internal sealed record FoundRecurrence(int From, int To, RecurrenceRule Rule, DayPart? Part = null, bool IsGuess = false);
