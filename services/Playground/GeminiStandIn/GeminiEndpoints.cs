using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using St4cker.Playground.Faults;

namespace St4cker.Playground.GeminiStandIn;

public static partial class GeminiEndpoints
{
    /// <summary>Serves <c>{prefix}/v1beta/models/{model}:generateContent</c>; the key comes in <c>x-goog-api-key</c>.</summary>
    public static IEndpointConventionBuilder MapGeminiStandIn(this IEndpointRouteBuilder routes, string prefix, FakeGemini gemini) =>
        routes.MapPost(prefix + "/v1beta/models/{call}", (HttpContext http, string call) => AnswerAsync(http, gemini, call));

    private static async Task<IResult> AnswerAsync(HttpContext http, FakeGemini gemini, string call)
    {
        if (call.Split(':') is not [var model, "generateContent"])
            return Error(404, "Requested entity was not found.", "NOT_FOUND");
        if (http.Request.Headers["x-goog-api-key"] != gemini.ApiKey)
            return Error(400, "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT");
        if (await ReadAsync(http.Request) is not { } body)
            return Error(400, "Invalid JSON payload received.", "INVALID_ARGUMENT");
        var (text, names) = PersonText(body);
        var request = new GeminiRequest(model, text, names, body.ToJsonString().Contains("due_date_reasoning", StringComparison.Ordinal), body);
        gemini.Asked(request);
        if (gemini.Models.Count > 0 && !gemini.Models.Contains(model))
            return Error(404, $"models/{model} is not found for API version v1beta, or is not supported for generateContent.", "NOT_FOUND");
        return await FaultyCall.AnswerAsync(http, gemini.Faults.Take("generateContent", model), gemini.Clock,
            () => Task.FromResult(Envelope(request, gemini.Script(request))), fault => Refuse(request, fault));
    }

    private static IResult Refuse(GeminiRequest request, Fault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Error(429, "You exceeded your current quota, please check your plan and billing details.", "RESOURCE_EXHAUSTED", fault.RetryAfter),
        FaultKind.Refused => Error(403, "Permission denied.", "PERMISSION_DENIED"),
        FaultKind.Garbage => Envelope(request, fault.Body ?? "Sure! Here is the JSON you asked for: {\"items\":[{\"intent\":\"ta"),
        _ => Error(500, "An internal error has occurred.", "INTERNAL"),
    };

    private static IResult Envelope(GeminiRequest request, string text)
    {
        var (asked, answered) = (request.Body.ToJsonString().Length / 4, text.Length / 4);
        return Results.Json(new
        {
            Candidates = new[]
            {
                new { Content = new { Parts = new[] { new { Text = text } }, Role = "model" }, FinishReason = "STOP", Index = 0 },
            },
            UsageMetadata = new { PromptTokenCount = asked, CandidatesTokenCount = answered, TotalTokenCount = asked + answered },
            ModelVersion = request.Model,
            ResponseId = Guid.NewGuid().ToString("N"),
        });
    }

    private static IResult Error(int code, string message, string status, int? retryAfter = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message, ["status"] = status };
        if (retryAfter is { } seconds)
            error["details"] = new JsonArray(new JsonObject { ["@type"] = "type.googleapis.com/google.rpc.RetryInfo", ["retryDelay"] = $"{seconds}s" });
        return Results.Json(new JsonObject { ["error"] = error }, statusCode: code);
    }

    private static (string Text, string? Names) PersonText(JsonObject body)
    {
        var last = (body["contents"] as JsonArray)?.OfType<JsonObject>().LastOrDefault(content => content["role"]?.GetValue<string>() is null or "user");
        var text = string.Join('\n', (last?["parts"] as JsonArray)?.Select(part => part?["text"]?.GetValue<string>()).Where(text => text is not null) ?? []);
        // A caller may put a mark around what is a person's, which a model reads over.
        return Marked().Match(text) is not { Success: true } marked ? (text, null)
            : (marked.Groups["words"].Value, marked.Groups["names"] is { Success: true } names ? names.Value : null);
    }

    private static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(?:names <<<(?<first>\w+)\n(?<names>[^\n]*)\n\k<first>>>>\n)?<<<(?<mark>\w+)\n(?<words>.*)\n\k<mark>>>>$", RegexOptions.Singleline, 200)]
    private static partial Regex Marked();
}
