using St4cker.Language;

namespace St4cker.Drafts.Tasks;

/// <summary>The payload of a task's draft.</summary>
public sealed record TaskDraft
{
    public required string Title { get; init; }
    public When? Due { get; init; }
    /// <summary>When the words of <see cref="Due"/> were said: "tomorrow" counts from here, should they be read again.</summary>
    public DateTimeOffset? DueSaidAt { get; init; }
    /// <summary>IANA zone in which the due time is meant.</summary>
    public required string TimeZone { get; init; }
    public string? Note { get; init; }
    public string? Course { get; init; }
    public string? Type { get; init; }
    public string? Priority { get; init; }
    public required IReadOnlyList<TaskStep> Subtasks { get; init; }
    /// <summary>Names of the fields that were guessed rather than said.</summary>
    public required IReadOnlyList<string> Assumed { get; init; }

    public bool IsGuess(string field) => Assumed.Contains(field, StringComparer.Ordinal);
}

/// <param name="Suggested">A model thought of it, not the person.</param>
public sealed record TaskStep(string Title, bool Suggested);

/// <summary>The payload of task.created, in the names of the public contract.</summary>
internal sealed record TaskPayload
{
    public required Guid TaskId { get; init; }
    public required string Title { get; init; }
    public Guid? CourseId { get; init; }
    public string? Course { get; init; }
    public string? Type { get; init; }
    /// <summary>A date "2026-11-22", or a local time "2026-11-22T09:00" in <see cref="TimeZone"/>.</summary>
    public string? Deadline { get; init; }
    public required string TimeZone { get; init; }
    public string? Note { get; init; }
    public string? Priority { get; init; }
    public required string Status { get; init; }
    public required IReadOnlyList<TaskPayloadStep> Subtasks { get; init; }
}

internal sealed record TaskPayloadStep(string Title, bool Done);
