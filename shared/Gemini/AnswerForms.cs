using System.Text.Json.Serialization;

namespace St4cker.Gemini;

// What the model is asked to fill in. Everything may be missing: it is a stranger's input.

internal sealed record ExtractionForm(IReadOnlyList<ItemForm?>? Items = null);

internal sealed record ItemForm(string? Intent = null, double? Confidence = null, ParametersForm? Parameters = null);

internal sealed record ParametersForm(
    string? Title = null,
    string? When = null,
    string? End = null,
    string? Duration = null,
    string? Amount = null,
    string? Category = null,
    string? Project = null,
    string? Course = null,
    string? Type = null,
    string? Priority = null,
    string? Percent = null,
    string? Location = null,
    IReadOnlyList<string?>? Participants = null,
    IReadOnlyList<string?>? Subtasks = null,
    string? Note = null);

internal sealed record PlanForm(
    string? Title = null,
    string? Notes = null,
    IReadOnlyList<string?>? Subtasks = null,
    [property: JsonPropertyName("due_date_reasoning")] string? DueDateReasoning = null,
    string? Clarification = null);

/// <summary>Strict about what is there, indifferent to what is there besides.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 16, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ExtractionForm))]
[JsonSerializable(typeof(PlanForm))]
internal sealed partial class AnswersJson : JsonSerializerContext;
