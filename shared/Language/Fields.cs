using NodaTime;
using NodaTime.Text;

namespace St4cker.Language;

/// <summary>The fields of one item; a field that was not said is null (or empty). Their names are those of <c>st4cker read</c>.</summary>
public sealed record Fields
{
    /// <summary>What it is, without the words that became other fields; as the person wrote it, first letter made a capital.
    /// Of an expense or income what it was for; of an <see cref="Intent.Edit"/> the words that name the stored thing.</summary>
    public string? Title { get; init; }
    /// <summary>A task's deadline; a project's.</summary>
    public When? Due { get; init; }
    public string? Note { get; init; }
    public string? Course { get; init; }
    /// <summary>What sort of task: "homework", "exam", "report", "project", "reading", "lab", "quiz", "presentation" (English words whatever the language).</summary>
    public string? Type { get; init; }
    /// <summary>"low", "medium" or "high".</summary>
    public string? Priority { get; init; }
    // What is read from JSON without them leaves them null.
    public IReadOnlyList<string> Subtasks { get => field ?? []; init; }

    /// <summary>When an event begins: a date with a time, or the date alone when <see cref="AllDay"/>.</summary>
    public When? Start { get; init; }
    /// <summary>When it ends, after <see cref="Start"/>; of an event of whole days the last of them. Null: nothing was said of it.</summary>
    public When? End { get; init; }
    public bool AllDay { get; init; }
    public string? Location { get; init; }
    /// <summary>Names as they were written, without "@" or "with".</summary>
    public IReadOnlyList<string> Participants { get => field ?? []; init; }
    /// <summary>An RRULE value of RFC 5545, such as "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU".</summary>
    public string? Recurrence { get; init; }

    /// <summary>In minor units of <see cref="Currency"/> by ISO 4217: 20 000 IDR are 2000000. Never negative.</summary>
    public long? AmountMinor { get; init; }
    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }
    /// <summary>One of <see cref="Categories.All"/>, or a word of the person's own.</summary>
    public string? Category { get; init; }
    /// <summary>The local date on which money went or came.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The name of a project that progress is told of.</summary>
    public string? Project { get; init; }
    /// <summary>How much of it is done now, 0 to 100.</summary>
    public int? Percent { get; init; }
    /// <summary>Time spent.</summary>
    public int? Minutes { get; init; }

    public When? RemindAt { get; init; }

    /// <summary>What a stored thing becomes: "done", "open" or "deleted".</summary>
    public string? Status { get; init; }
    /// <summary>The name a stored thing gets.</summary>
    public string? NewTitle { get; init; }
    /// <summary>What a query asks for: "tasks", "today", "tomorrow", "week", "balance", "summary", "projects", "list".</summary>
    public string? View { get; init; }

    /// <summary>These fields with those that are said in <paramref name="said"/> in their place.</summary>
    public Fields With(Fields said) => this with
    {
        Title = said.Title ?? Title,
        Due = said.Due ?? Due,
        Note = said.Note ?? Note,
        Course = said.Course ?? Course,
        Type = said.Type ?? Type,
        Priority = said.Priority ?? Priority,
        Subtasks = said.Subtasks.Count > 0 ? said.Subtasks : Subtasks,
        Start = said.Start ?? Start,
        End = said.End ?? End,
        AllDay = said.Start is null ? AllDay || said.AllDay : said.AllDay,
        Location = said.Location ?? Location,
        Participants = said.Participants.Count > 0 ? said.Participants : Participants,
        Recurrence = said.Recurrence ?? Recurrence,
        AmountMinor = said.AmountMinor ?? AmountMinor,
        Currency = said.Currency ?? Currency,
        Category = said.Category ?? Category,
        Date = said.Date ?? Date,
        Project = said.Project ?? Project,
        Percent = said.Percent ?? Percent,
        Minutes = said.Minutes ?? Minutes,
        RemindAt = said.RemindAt ?? RemindAt,
        Status = said.Status ?? Status,
        NewTitle = said.NewTitle ?? NewTitle,
        View = said.View ?? View,
    };

    /// <summary>These fields without the one of that name; "dueTime", "startTime" and "remindAtTime" leave the date. An unknown name changes nothing.</summary>
    public Fields Without(string name) => name switch
    {
        "title" => this with { Title = null },
        "due" => this with { Due = null },
        "dueTime" => this with { Due = Due is null ? null : Due with { Time = null } },
        "note" => this with { Note = null },
        "course" => this with { Course = null },
        "type" => this with { Type = null },
        "priority" => this with { Priority = null },
        "subtasks" => this with { Subtasks = [] },
        "start" => this with { Start = null, End = null, AllDay = false },
        "startTime" => this with { Start = Start is null ? null : Start with { Time = null }, End = null, AllDay = Start is not null },
        "end" => this with { End = null },
        "location" => this with { Location = null },
        "participants" => this with { Participants = [] },
        "recurrence" => this with { Recurrence = null },
        "amountMinor" => this with { AmountMinor = null },
        "currency" => this with { Currency = null },
        "category" => this with { Category = null },
        "date" => this with { Date = null },
        "project" => this with { Project = null },
        "percent" => this with { Percent = null },
        "minutes" => this with { Minutes = null },
        "remindAt" => this with { RemindAt = null },
        "remindAtTime" => this with { RemindAt = RemindAt is null ? null : RemindAt with { Time = null } },
        "status" => this with { Status = null },
        "newTitle" => this with { NewTitle = null },
        "view" => this with { View = null },
        _ => this,
    };

    /// <summary>These fields with one of them set from the text of a <see cref="Choice"/>; a text that is no value of the field changes nothing.</summary>
    public Fields With(string name, string value) => name switch
    {
        "title" => this with { Title = value },
        "due" => this with { Due = When.Parse(value) ?? Due },
        "note" => this with { Note = value },
        "course" => this with { Course = value },
        "type" => this with { Type = value },
        "priority" => this with { Priority = value },
        "start" => When.Parse(value) is { } start ? this with { Start = start, AllDay = start.Time is null } : this,
        "end" => this with { End = When.Parse(value) ?? End },
        "location" => this with { Location = value },
        "recurrence" => this with { Recurrence = value },
        "amountMinor" => this with { AmountMinor = Number(value) ?? AmountMinor },
        "currency" => this with { Currency = value },
        "category" => this with { Category = value },
        "date" => this with { Date = When.Parse(value)?.Date ?? Date },
        "project" => this with { Project = value },
        "percent" => this with { Percent = (int?)Number(value) ?? Percent },
        "minutes" => this with { Minutes = (int?)Number(value) ?? Minutes },
        "remindAt" => this with { RemindAt = When.Parse(value) ?? RemindAt },
        "status" => this with { Status = value },
        "newTitle" => this with { NewTitle = value },
        _ => this,
    };

    /// <summary>Is any text a value of the field of that name?</summary>
    public static bool IsFreeText(string name) => name is "title" or "note" or "course" or "location" or "participants" or "category" or "project" or "newTitle";

    /// <summary>Does the field of that name hold something?</summary>
    public bool Has(string name) => !Equals(Without(name), this);

    public bool Equals(Fields? other) => other is not null
        && (Title, Due, Note, Course, Type, Priority, Start, End) == (other.Title, other.Due, other.Note, other.Course, other.Type, other.Priority, other.Start, other.End)
        && (AllDay, Location, Recurrence, AmountMinor, Currency, Category, Date, Project) == (other.AllDay, other.Location, other.Recurrence, other.AmountMinor, other.Currency, other.Category, other.Date, other.Project)
        && (Percent, Minutes, RemindAt, Status, NewTitle, View) == (other.Percent, other.Minutes, other.RemindAt, other.Status, other.NewTitle, other.View)
        && Subtasks.SequenceEqual(other.Subtasks, StringComparer.Ordinal) && Participants.SequenceEqual(other.Participants, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Title, Due, Start, AmountMinor, Project, Percent, Subtasks.Count, Participants.Count);

    private static long? Number(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? number : null;
}

/// <summary>A date, or a date with a local time, in the person's zone.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Time">The local time, or null for a date alone.</param>
/// <param name="Words">The person's own words that it came from, such as "tomorrow 9am"; empty when it came from no words.</param>
public sealed record When(LocalDate Date, LocalTime? Time, string Words)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>"2026-11-22" or "2026-11-22T09:00".</summary>
    public string Iso => Time is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{Date:uuuu-MM-dd}T{time:HH:mm}")
        : Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Iso"/> writes; null when it is nothing of that form.</summary>
    public static When? Parse(string iso)
    {
        if (iso.Length is not (10 or 16) || !LocalDatePattern.Iso.Parse(iso[..10]).TryGetValue(default, out var date))
            return null;
        if (iso.Length == 10)
            return new When(date, null, "");
        return iso[10] == 'T' && Clock.Parse(iso[11..]).TryGetValue(default, out var time) ? new When(date, time, "") : null;
    }
}

/// <summary>The categories of money that are known by name; people may use others.</summary>
public static class Categories
{
    public static IReadOnlyList<string> All { get; } =
    [
        "food", "groceries", "transport", "housing", "bills", "health", "education", "entertainment", "shopping", "travel", "gifts", "family", "work",
        "salary", "business", "other",
    ];
}
