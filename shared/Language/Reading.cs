using System.Text.Json.Serialization;

namespace St4cker.Language;

/// <summary>What a message was understood to mean.</summary>
/// <param name="Text">The message as it was said.</param>
/// <param name="Items">One item for each thing said; never empty, an unknown message is one item of intent Unknown.</param>
public sealed record Reading(string Text, IReadOnlyList<ReadItem> Items)
{
    /// <summary>The one thing that must be asked first, or null.</summary>
    [JsonIgnore]
    public Question? Question => Items.Select(item => item.Question).FirstOrDefault(question => question is not null);
}

/// <param name="Intent">What it is.</param>
/// <param name="Confidence">0 to 1; below <see cref="Reader.Unsure"/> the reading should be asked about or given to a model.</param>
/// <param name="Fields">What was said of it.</param>
/// <param name="Assumed">Names of the fields that were guessed rather than said ("due", "dueTime", "priority"…), as in <c>st4cker read</c>.</param>
/// <param name="Question">What must be asked of it first, or null.</param>
public sealed record ReadItem(Intent Intent, double Confidence, Fields Fields, IReadOnlyList<string> Assumed, Question? Question = null);

/// <summary>Written in lower case wherever it leaves the program: "task", "event"…</summary>
/// <remarks>Edit with a title changes a stored thing ("done with the milk"), without one the draft before it ("no, Friday").</remarks>
public enum Intent { Unknown, Task, Event, Expense, Income, Project, Progress, Note, Reminder, Query, Edit }

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
    /// <summary>The person wants to change it, and has not said to what yet.</summary>
    Change,
}

/// <summary>One question about one field.</summary>
/// <param name="Field">The name of a field: "title", "due", "start", "amountMinor"…</param>
/// <param name="Doubt">Why it must be asked.</param>
/// <param name="Words">The words in doubt ("31 Feb"), or empty.</param>
/// <param name="Choices">Values to offer as buttons; may be empty.</param>
public sealed record Question(string Field, Doubt Doubt, string Words, IReadOnlyList<Choice> Choices);

/// <summary>A value that is offered as a button.</summary>
/// <param name="Value">As <see cref="Fields.With(string, string)"/> takes it: an ISO date, a number, a name, an id.</param>
/// <param name="Label">What the button says; null: the value in the person's words.</param>
public sealed record Choice(string Value, string? Label = null);

/// <summary>The person's own words by field, as a model returns them; every one of them may be absent. Code, never the model, computes from them.</summary>
public sealed record SaidWords
{
    public string? Title { get; init; }
    public string? When { get; init; }
    public string? End { get; init; }
    public string? Duration { get; init; }
    public string? Amount { get; init; }
    public string? Category { get; init; }
    public string? Project { get; init; }
    public string? Course { get; init; }
    public string? Type { get; init; }
    public string? Priority { get; init; }
    public string? Percent { get; init; }
    public string? Location { get; init; }
    public IReadOnlyList<string> Participants { get; init; } = [];
    public IReadOnlyList<string> Subtasks { get; init; } = [];
    public string? Note { get; init; }
}

/// <summary>What a reply to a card changes.</summary>
public sealed record Revision
{
    /// <summary>The fields that were said anew; the others stay as they are.</summary>
    public Fields Fields { get; init; } = new();
    /// <summary>Names of fields that are to go, "due" or "dueTime" for instance: "no date", "tanpa tanggal".</summary>
    public IReadOnlyList<string> Cleared { get; init; } = [];
    /// <summary>Names of the fields in <see cref="Fields"/> that were guessed.</summary>
    public IReadOnlyList<string> Assumed { get; init; } = [];
    public IReadOnlyList<string> AddSubtasks { get; init; } = [];
    /// <summary>Names, or parts of names, of the subtasks to drop.</summary>
    public IReadOnlyList<string> RemoveSubtasks { get; init; } = [];
    /// <summary>Something in the words must be asked first; nothing is changed then.</summary>
    public Question? Question { get; init; }
    /// <summary>"yes", "no/cancel" said alone in reply: the caller offers the buttons, it never commits.</summary>
    public Answer? Answer { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Fields.Equals(new Fields()) && this is { Cleared.Count: 0, AddSubtasks.Count: 0, RemoveSubtasks.Count: 0, Question: null, Answer: null };
}

public enum Answer { Yes, No }
