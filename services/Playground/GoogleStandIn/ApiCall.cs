using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using St4cker.Playground.Faults;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>What all of Google's APIs do alike: the bearer token and its scopes, what goes wrong on purpose, the form of a refusal.</summary>
internal static class ApiCall
{
    /// <param name="scope">What the token must be good for.</param>
    /// <param name="operation">As faults and calls name it: "tasks.insert".</param>
    public static async Task<IResult> RunAsync(HttpContext http, FakeGoogle google, string scope, string operation, Func<string, JsonObject, IResult> deed)
    {
        string? account = null;
        try
        {
            account = google.AccountOf(Bearer(http), scope);
            var body = await BodyAsync(http.Request);
            return await AnswerAsync(http, google, operation, account, () => deed(account, body));
        }
        catch (GoogleRefusal refusal)
        {
            return Refuse(google, operation, account, refusal);
        }
    }

    /// <summary>The same for a call whose account and body are known already.</summary>
    public static Task<IResult> AnswerAsync(HttpContext http, FakeGoogle google, string operation, string account, Func<IResult> deed) =>
        FaultyCall.AnswerAsync(http, google.Faults.Take(operation, account), google.Clock,
            () => Task.FromResult(Do(google, operation, account, deed)),
            fault => fault.Kind == FaultKind.Garbage ? Results.Text(fault.Body ?? "<html>Error</html>", "text/html") : Refuse(google, operation, account, Refusal(fault)));

    public static IResult Json(object value) => Results.Json(value, GoogleJson.Options);

    private static IResult Do(FakeGoogle google, string operation, string account, Func<IResult> deed)
    {
        try
        {
            var answer = deed();
            google.Called(new GoogleCall(operation, account, google.Clock.GetUtcNow(), 200));
            return answer;
        }
        catch (GoogleRefusal refusal)
        {
            return Refuse(google, operation, account, refusal);
        }
    }

    private static GoogleRefusal Refusal(Fault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => GoogleRefusal.Quota(429, "rateLimitExceeded"),
        FaultKind.Refused => GoogleRefusal.Quota(403, fault.Body ?? "rateLimitExceeded"),
        _ => new GoogleRefusal(500, "Internal error encountered.", "backendError", "INTERNAL"),
    };

    private static IResult Refuse(FakeGoogle google, string operation, string? account, GoogleRefusal refusal)
    {
        google.Called(new GoogleCall(operation, account, google.Clock.GetUtcNow(), refusal.Code));
        var errors = new[] { new { refusal.Message, Domain = "global", refusal.Reason } };
        return Results.Json(new { Error = new { refusal.Code, refusal.Message, Errors = errors, refusal.Status } }, GoogleJson.Options, statusCode: refusal.Code);
    }

    private static async Task<JsonObject> BodyAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return [];
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            throw GoogleRefusal.Invalid("Invalid JSON payload received.");
        }
    }

    private static string? Bearer(HttpContext http) =>
        http.Request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..] : null;
}
