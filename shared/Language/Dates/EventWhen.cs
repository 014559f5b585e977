namespace St4cker.Language.Dates;

/// <summary>When an event is, as the fields of a reading hold it.</summary>
/// <param name="Start">With a time, or the date alone when <paramref name="AllDay"/>; null when it must be asked.</param>
/// <param name="End">Later than Start; of whole days the last of them; null when nothing was said of it.</param>
/// <param name="AllDay">No time was said, or "all day" was.</param>
/// <param name="Recurrence">An RRULE value, or null.</param>
/// <param name="Assumed">"start", "startTime": what of it was guessed.</param>
/// <param name="Question">What must be asked first, about "start"; null when nothing must.</param>
internal sealed record EventWhen(When? Start, When? End, bool AllDay, string? Recurrence, IReadOnlyList<string> Assumed, Question? Question)
{
    /// <summary>"All day" was said: the hour need not be asked.</summary>
    public bool SaidAllDay { get; init; }
}
