using System.Net;
using System.Text.Json.Nodes;

namespace St4cker.Unit.Gemini;

/// <summary>Answers in the service's envelope, as its reference shows it.</summary>
internal static class Replies
{
    public const string MilkTomorrow = """
        {"items":[{"intent":"task","confidence":0.97,"parameters":{"title":"Buy milk","when":"tomorrow 9am","subtasks":["oat","2 litres"]}}],"question":null}
        """;

    public const string Plan = """
        {"title":"Prepare the physics report","notes":null,"subtasks":["Collect the measurements","Draw the plots","Write the text"],
         "due_date_reasoning":"Three evenings of work.","clarification":null}
        """;

    public static Reply Never => new(HttpStatusCode.OK, "") { Never = true };

    public static Reply Saying(string text) => new(HttpStatusCode.OK, new JsonObject
    {
        ["candidates"] = new JsonArray(new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["parts"] = new JsonArray(new JsonObject { ["text"] = text }),
                ["role"] = "model",
            },
            ["finishReason"] = "STOP",
            ["index"] = 0,
        }),
        ["usageMetadata"] = new JsonObject
        {
            ["promptTokenCount"] = 612,
            ["candidatesTokenCount"] = 48,
            ["totalTokenCount"] = 660,
            ["promptTokensDetails"] = new JsonArray(new JsonObject { ["modality"] = "TEXT", ["tokenCount"] = 612 }),
        },
        ["modelVersion"] = "gemini-3.5-flash-lite",
        ["responseId"] = "q7sgaYTVO5-4qtsPkZ2ZqA0",
    }.ToJsonString());

    public static Reply Blocked => new(HttpStatusCode.OK, """
        {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":9,"totalTokenCount":9},"modelVersion":"gemini-3.5-flash-lite"}
        """);

    public static Reply Limited(string retryDelay) => new(HttpStatusCode.TooManyRequests, $$$"""
        {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED","details":[
          {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{
            "quotaMetric":"generativelanguage.googleapis.com/generate_content_free_tier_requests","quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier",
            "quotaDimensions":{"location":"global","model":"gemini-3.5-flash-lite"},"quotaValue":"15"}]},
          {"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Learn more about Gemini API quotas","url":"https://ai.google.dev/gemini-api/docs/rate-limits"}]},
          {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{{{retryDelay}}}"}]}}
        """);

    public static Reply NoSuchModel => new(HttpStatusCode.NotFound, """
        {"error":{"code":404,"message":"models/gone is not found for API version v1beta, or is not supported for generateContent.","status":"NOT_FOUND"}}
        """);

    public static Reply Broken => new(HttpStatusCode.InternalServerError, """
        {"error":{"code":500,"message":"An internal error has occurred.","status":"INTERNAL"}}
        """);

    public static Reply WrongKey => new(HttpStatusCode.BadRequest, """
        {"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT",
          "details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}
        """);
}
