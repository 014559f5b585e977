using System.Text.Json;
using St4cker.Drafts;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>What an event of the type <c>task.…</c> says, as far as Google keeps it. Pure.</summary>
internal sealed record TaskEvent(Guid TaskId, string What, string Title, string? Note, string? Due, bool HasTime, bool Done, IReadOnlyList<string> Subtasks)
{
    private const string Kind = "task.";

    /// <summary>Of <see cref="Updated"/>: the fields that changed, by the names of the public contract.</summary>
    private IReadOnlySet<string> Changed { get; init; } = new HashSet<string>();

    public bool Created => What == "created";
    public bool Updated => What == "updated";
    public bool Deleted => What == "deleted";

    public static TaskEvent? Read(NewEvent happened)
    {
        if (!happened.Type.StartsWith(Kind, StringComparison.Ordinal))
            return null;
        using var payload = JsonDocument.Parse(happened.PayloadJson);
        var task = payload.RootElement;
        var deadline = Text(task, "deadline");
        return new TaskEvent(
            task.GetProperty("taskId").GetGuid(), happened.Type[Kind.Length..], Text(task, "title") ?? "", Text(task, "note"),
            deadline?[..10], deadline is { Length: > 10 }, Text(task, "status") == "done", [.. List(task, "subtasks").Select(step => Text(step, "title") ?? "")])
        {
            Changed = List(task, "updatedFields").Select(field => field.GetString() ?? "").ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>Does it set the field?</summary>
    public bool Sets(string field) => Created || Changed.Contains(field);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
