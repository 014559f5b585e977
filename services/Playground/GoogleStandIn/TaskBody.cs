using System.Text.Json;
using System.Text.Json.Nodes;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>What a client may write into a task. Everything else in a body — parent, position, id, links — is read-only and passed over.</summary>
internal static class TaskBody
{
    private const int LongestTitle = 1024;
    private const int LongestNotes = 8192;

    /// <summary>Fields that the body has replace the task's; with <paramref name="whole"/> those it lacks are cleared.</summary>
    public static GoogleTask Apply(GoogleTask task, JsonObject body, bool whole, string now)
    {
        var written = task with
        {
            Title = Text(body, "title", LongestTitle, task.Title, whole) ?? "",
            Notes = Text(body, "notes", LongestNotes, task.Notes, whole),
            Due = body.ContainsKey("due") ? Date(Text(body, "due", 64, null, whole)) : whole ? null : task.Due,
        };
        return WithStatus(written, body, whole, now);
    }

    private static GoogleTask WithStatus(GoogleTask task, JsonObject body, bool whole, string now)
    {
        var status = Text(body, "status", 32, task.Status, whole) ?? "needsAction";
        if (status is not ("needsAction" or "completed"))
            throw GoogleRefusal.Invalid("Invalid task status");
        // What is open again is shown again.
        return task with { Status = status, Completed = status == "completed" ? task.Completed ?? now : null, Hidden = status == "completed" ? task.Hidden : null };
    }

    private static string? Text(JsonObject body, string name, int longest, string? before, bool whole)
    {
        if (!body.TryGetPropertyValue(name, out var value))
            return whole ? null : before;
        if (value is null)
            return null;
        if (value.GetValueKind() != JsonValueKind.String)
            throw GoogleRefusal.Invalid($"Invalid value at '{name}' (TYPE_STRING)");
        var text = value.GetValue<string>();
        return text.Length <= longest ? text : throw GoogleRefusal.Invalid($"Invalid value at '{name}': longer than {longest} characters");
    }

    // The instant counts in UTC, and its time is dropped: local midnight east of Greenwich lands on the day before.
    private static string? Date(string? due)
    {
        if (due is null)
            return null;
        if (due.Length < 20 || !DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            throw GoogleRefusal.Invalid("Invalid value at 'due' (type.googleapis.com/google.protobuf.Timestamp)");
        return instant.UtcDateTime.ToString("yyyy-MM-dd'T'00:00:00.000'Z'", CultureInfo.InvariantCulture);
    }
}
