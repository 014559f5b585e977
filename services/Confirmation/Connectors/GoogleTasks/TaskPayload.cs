using System.Text.Json;
using System.Text.Json.Serialization;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>A task, or a part of one, as it is sent to Google; the content of <c>effects.payload_json</c>.</summary>
/// <param name="Notes">The person's note; of what is inserted, with the marker on a line of its own at the end.</param>
/// <param name="Due">The person's local date, <c>2026-11-22</c>, or null.</param>
/// <param name="TimeDropped">There was a time of day, which Google does not keep.</param>
internal sealed record TaskPayload(string? Title, string? Notes, string? Due, bool TimeDropped)
{
    public const string Open = "needsAction", Completed = "completed";
    public const string TitleField = "title", NotesField = "notes", DueField = "due", StatusField = "status";

    public static TaskPayload Nothing { get; } = new(null, null, null, TimeDropped: false);

    /// <summary><see cref="Open"/> or <see cref="Completed"/>; null: open, as Google makes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }
    /// <summary>The marker of the copy that it stands under.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Parent { get; init; }
    /// <summary>Of a change: only these fields are written, by Google's names.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Sets { get; init; }
    /// <summary>Of a change or a deletion: what stood there before, without a marker.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TaskPayload? Before { get; init; }

    public bool Writes(string field) => Sets?.Contains(field, StringComparer.Ordinal) != false;

    public string ToJson() => JsonSerializer.Serialize(this, TaskPayloadJson.Default.TaskPayload);

    /// <summary>Null: this version can not read it, or what the deed needs is missing.</summary>
    public static TaskPayload? FromJson(string json, EffectDeed deed = EffectDeed.Insert)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TaskPayloadJson.Default.TaskPayload) is { } payload && payload.IsEnoughFor(deed) ? payload : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsEnoughFor(EffectDeed deed) => deed switch
    {
        EffectDeed.Insert => this is { Title: not null, Notes: not null },
        EffectDeed.Update => Sets is { Count: > 0 } && (Title is not null || !Writes(TitleField)),
        EffectDeed.Delete => true,
        _ => false,
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TaskPayload))]
internal sealed partial class TaskPayloadJson : JsonSerializerContext;
