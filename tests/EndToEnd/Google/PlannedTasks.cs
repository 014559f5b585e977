using System.Text.Json.Nodes;
using NodaTime;
using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Drafts;

namespace St4cker.EndToEnd.Google;

/// <summary>The steps that a confirmed task becomes.</summary>
internal static class PlannedTasks
{
    public static IReadOnlyList<EffectStep> Plan(Guid draftId, long userId, string title, string? note, LocalDate? due, IReadOnlyList<string> subtasks)
    {
        var payload = new JsonObject
        {
            ["taskId"] = draftId.ToString(),
            ["title"] = title,
            ["note"] = note,
            ["deadline"] = due is { } day ? day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + "T09:00" : null,
            ["status"] = "open",
            ["subtasks"] = new JsonArray([.. subtasks.Select(subtask => new JsonObject { ["title"] = subtask, ["done"] = false })]),
        };
        var now = DateTimeOffset.UtcNow;
        var draft = new Draft
        {
            Id = draftId,
            UserId = userId,
            Number = 7,
            Type = "task",
            Json = "{}",
            Version = 1,
            Status = DraftStatus.Executed,
            ReadBy = "rules",
            ChatId = userId,
            CommandId = 1,
            ExpiresAt = now,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return GoogleTasksEffects.Plan(draft, [new NewEvent(Guid.NewGuid(), "task.created", payload.ToJsonString(), Guid.NewGuid())], [], []);
    }
}
