using NodaTime;

namespace St4cker.Language;

/// <summary>What a message was understood to mean.</summary>
/// <param name="Text">The message as it was said.</param>
/// <param name="Items">One item for each thing said; never empty, an unknown message is one item of intent Unknown.</param>
/// <param name="Question">The one thing that must be asked first, or null.</param>
public sealed record Reading(string Text, IReadOnlyList<ReadItem> Items, Question? Question);

/// <param name="Intent">What it is.</param>
/// <param name="Confidence">0 to 1; below <see cref="Reader.Unsure"/> the reading should be asked about or given to a model.</param>
/// <param name="Fields">What was said of it.</param>
/// <param name="Assumed">Names of the fields that were guessed rather than said ("due", "dueTime", "priority"…), as in <c>st4cker read</c>.</param>
public sealed record ReadItem(Intent Intent, double Confidence, Fields Fields, IReadOnlyList<string> Assumed);

/// <summary>Written in lower case wherever it leaves the program: "task", "event"…</summary>
public enum Intent { Unknown, Task, Event, Expense, Income, Project, Progress, Note, Reminder, Query, Edit }

/// <summary>The fields of one item; a field that was not said is null (or empty).</summary>
public sealed record Fields
{
    /// <summary>What it is, without the words that became other fields; as the person wrote it, first letter made a capital.</summary>
    public string? Title { get; init; }
    public When? Due { get; init; }
    public string? Note { get; init; }
    public string? Course { get; init; }
    /// <summary>What sort of task: "homework", "exam", "report", "project", "reading", "lab", "quiz", "presentation" (English words whatever the language).</summary>
    public string? Type { get; init; }
    /// <summary>"low", "medium" or "high".</summary>
    public string? Priority { get; init; }
    public IReadOnlyList<string> Subtasks { get; init; } = [];
}

/// <summary>A date, or a date with a local time, in the person's zone.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Time">The local time, or null for a date alone.</param>
/// <param name="Words">The person's own words that it came from, such as "tomorrow 9am"; empty when it came from no words.</param>
public sealed record When(LocalDate Date, LocalTime? Time, string Words)
{
    /// <summary>"2026-11-22" or "2026-11-22T09:00".</summary>
    public string Iso => Time is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{Date:uuuu-MM-dd}T{time:HH:mm}")
        : Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Why something must be asked.</summary>
public enum Doubt
{
    /// <summary>A needed field was not said.</summary>
    Missing,
    /// <summary>The words fit several values: see the choices.</summary>
    Ambiguous,
    /// <summary>The date or time has passed.</summary>
    Past,
    /// <summary>There is no such date or time: 31 February, 25:00.</summary>
    Impossible,
    /// <summary>The clocks jump over this local time on that day (daylight saving).</summary>
    Skipped,
}

/// <summary>One question about one field.</summary>
/// <param name="Field">"title" or "due".</param>
/// <param name="Doubt">Why it must be asked.</param>
/// <param name="Words">The words in doubt ("31 Feb"), or empty.</param>
/// <param name="Choices">Values to offer as buttons; at most four, may be empty.</param>
public sealed record Question(string Field, Doubt Doubt, string Words, IReadOnlyList<When> Choices);

/// <summary>The person's own words by field, as a model returns them; every one of them may be absent. Code, never the model, computes from them.</summary>
public sealed record SaidWords
{
    public string? Title { get; init; }
    public string? When { get; init; }
    public string? Course { get; init; }
    public string? Type { get; init; }
    public string? Priority { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<string> Subtasks { get; init; } = [];
}

/// <summary>What a reply to a card changes. Null fields stay as they are.</summary>
public sealed record Revision
{
    public string? Title { get; init; }
    public When? Due { get; init; }
    /// <summary>The date is to go: "no date", "tanpa tanggal".</summary>
    public bool ClearDue { get; init; }
    public string? Note { get; init; }
    public string? Course { get; init; }
    public string? Type { get; init; }
    public string? Priority { get; init; }
    public IReadOnlyList<string> AddSubtasks { get; init; } = [];
    /// <summary>Names, or parts of names, of the subtasks to drop.</summary>
    public IReadOnlyList<string> RemoveSubtasks { get; init; } = [];
    /// <summary>Something in the words must be asked first; nothing is changed then.</summary>
    public Question? Question { get; init; }
    /// <summary>"yes", "no/cancel" said alone in reply: the caller offers the buttons, it never commits.</summary>
    public Answer? Answer { get; init; }
    public bool IsEmpty => this is
    {
        Title: null, Due: null, ClearDue: false, Note: null, Course: null, Type: null, Priority: null,
        AddSubtasks.Count: 0, RemoveSubtasks.Count: 0, Question: null, Answer: null
    };
}

public enum Answer { Yes, No }
