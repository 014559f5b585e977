using System.Text.Json;
using System.Text.Json.Serialization;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>One task as it is sent to Google; the content of <c>effects.payload_json</c>.</summary>
/// <param name="Notes">The person's note, and the marker on a line of its own at the end.</param>
/// <param name="Due">The person's local date, <c>2026-11-22</c>, or null.</param>
/// <param name="TimeDropped">There was a time of day, which Google does not keep.</param>
internal sealed record TaskPayload(string Title, string Notes, string? Due, bool TimeDropped)
{
    public string ToJson() => JsonSerializer.Serialize(this, TaskPayloadJson.Default.TaskPayload);

    /// <summary>Null: this version can not read it.</summary>
    public static TaskPayload? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TaskPayloadJson.Default.TaskPayload) is { Title: not null, Notes: not null } payload ? payload : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TaskPayload))]
internal sealed partial class TaskPayloadJson : JsonSerializerContext;
