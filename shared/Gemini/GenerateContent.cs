using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace St4cker.Gemini;

// The part of generateContent's wire format that is used, with the names of Google.GenAI.Types.
// Source: https://ai.google.dev/api/generate-content

internal sealed record GenerateContentRequest(Content? SystemInstruction, IReadOnlyList<Content> Contents, GenerationConfig GenerationConfig);

internal sealed record GenerationConfig
{
    public float? Temperature { get; init; }
    public float? TopP { get; init; }
    public int? MaxOutputTokens { get; init; }
    public string? ResponseMimeType { get; init; }
    public JsonObject? ResponseSchema { get; init; }
}

internal sealed record Content(string? Role, IReadOnlyList<Part>? Parts);

/// <param name="Thought">The model thinks aloud here: no part of the answer.</param>
internal sealed record Part(string? Text, bool? Thought = null);

internal sealed record GenerateContentResponse(
    IReadOnlyList<Candidate>? Candidates, UsageMetadata? UsageMetadata, string? ModelVersion, string? ResponseId);

internal sealed record Candidate(Content? Content, string? FinishReason);

internal sealed record UsageMetadata(int? PromptTokenCount, int? CandidatesTokenCount, int? TotalTokenCount);

internal sealed record ErrorResponse(ErrorInfo? Error);

/// <param name="Status">A canonical code, such as <c>RESOURCE_EXHAUSTED</c>.</param>
internal sealed record ErrorInfo(string? Status, IReadOnlyList<ErrorDetail>? Details);

/// <param name="RetryDelay">Of a <c>google.rpc.RetryInfo</c>: seconds with an s, "37s" or "3.5s".</param>
internal sealed record ErrorDetail([property: JsonPropertyName("@type")] string? Type, string? RetryDelay);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 32)]
[JsonSerializable(typeof(GenerateContentRequest))]
[JsonSerializable(typeof(GenerateContentResponse))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class GenerateContentJson : JsonSerializerContext;
