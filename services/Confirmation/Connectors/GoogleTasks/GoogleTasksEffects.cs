using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using St4cker.Drafts;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>Plans what a confirmed task becomes at Google: the task, then its subtasks in their order. Pure.</summary>
internal static class GoogleTasksEffects
{
    public const string Target = "google_tasks";
    public const string TaskStep = "task";
    /// <summary>Google's limits, in characters.</summary>
    public const int LongestTitle = 1024, LongestNotes = 8192;

    /// <param name="payloadJson">Of the event <c>task.created</c>.</param>
    public static IReadOnlyList<EffectStep> Plan(Draft draft, string payloadJson)
    {
        using var payload = JsonDocument.Parse(payloadJson);
        var task = payload.RootElement;
        var deadline = Text(task, "deadline");
        var due = deadline is null ? (LocalDate?)null : LocalDatePattern.Iso.Parse(deadline[..10]).GetValueOrThrow();
        return Plan(draft.Id, draft.Code, draft.UserId, Text(task, "title") ?? "", Text(task, "note"), due, hasTime: deadline is { Length: > 10 },
            [.. task.GetProperty("subtasks").EnumerateArray().Select(step => Text(step, "title") ?? "")]);
    }

    /// <param name="draftCode">The short code on the card without its sign, such as <c>k7</c>; unique for the person.</param>
    /// <param name="dueDate">The person's local date.</param>
    /// <param name="hasTime">A time of day was said too.</param>
    public static IReadOnlyList<EffectStep> Plan(
        Guid draftId, string draftCode, long userId, string title, string? note, LocalDate? dueDate, bool hasTime, IReadOnlyList<string> subtasks)
    {
        var due = dueDate?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var rows = new List<EffectStep> { Row(0, title, note, due, hasTime && due is not null) };
        rows.AddRange(subtasks.Select((subtask, index) => Row(index + 1, subtask, null, null, false)));
        return rows;

        EffectStep Row(int ordinal, string name, string? said, string? day, bool timeDropped)
        {
            var step = ordinal == 0 ? TaskStep : string.Create(CultureInfo.InvariantCulture, $"subtask:{ordinal}");
            var marker = Marker(draftId, draftCode, ordinal);
            var payload = new TaskPayload(Cut(name, LongestTitle), WithMarker(said, marker), day, timeDropped);
            return new EffectStep($"{draftId}:{Target}:{step}", draftId, userId, Target, step, ordinal, marker, payload.ToJson());
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // The code names the draft among the person's own and the number the step; the hash tells this store from another one
    // that writes into the same account.
    private static string Marker(Guid draftId, string draftCode, int ordinal)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(draftId.ToByteArray(bigEndian: true)))[..6];
        var step = ordinal == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{ordinal}");
        return $"st4cker:{draftCode}{step}:{hash}";
    }

    private static string WithMarker(string? note, string marker)
    {
        if (string.IsNullOrWhiteSpace(note))
            return marker;
        return Cut(note.TrimEnd(), LongestNotes - marker.Length - 2) + "\n\n" + marker;
    }

    /// <summary>Cuts without tearing a character apart; an ellipsis says that something is missing.</summary>
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var kept = new StringBuilder(longest);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && kept.Length + elements.GetTextElement().Length < longest)
            kept.Append(elements.GetTextElement());
        return kept.Append('…').ToString();
    }
}
