using System.Text.Json.Nodes;
using St4cker.Drafts;

namespace St4cker.Unit.Google;

/// <summary>Events of tasks, as the log holds them.</summary>
internal static class TaskEvents
{
    public static NewEvent Created(Guid id, string title, string? note = null, string? deadline = null, IReadOnlyList<string>? subtasks = null) => new(Guid.NewGuid(), "task.created",
        new JsonObject
        {
            ["taskId"] = id.ToString(),
            ["title"] = title,
            ["deadline"] = deadline,
            ["note"] = note,
            ["status"] = "open",
            ["subtasks"] = Subtasks(subtasks ?? []),
            ["timeZone"] = "Asia/Jakarta",
        }.ToJsonString(), id);

    /// <param name="fields">Each with its new value; null clears it.</param>
    public static NewEvent Updated(Guid id, params (string Name, JsonNode? Value)[] fields)
    {
        var payload = new JsonObject { ["taskId"] = id.ToString(), ["updatedFields"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field.Name))]) };
        foreach (var (name, value) in fields)
            payload[name] = value;
        return new NewEvent(Guid.NewGuid(), "task.updated", payload.ToJsonString(), id);
    }

    public static NewEvent Deleted(Guid id) => new(Guid.NewGuid(), "task.deleted", new JsonObject { ["taskId"] = id.ToString() }.ToJsonString(), id);

    public static JsonArray Subtasks(IReadOnlyList<string> titles) => [.. titles.Select(title => new JsonObject { ["title"] = title, ["done"] = false })];
}
