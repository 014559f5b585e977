using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using St4cker.Playground.Faults;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>Google Tasks API v1: the bearer token, the quota, the routes and the answers' shapes.</summary>
internal static class TasksApi
{
    private delegate IResult Deed(string account, JsonObject body, IQueryCollection query, string? ifMatch);

    private static readonly string[] Patch = ["PATCH"];

    public static void Map(IEndpointRouteBuilder root, FakeGoogle google)
    {
        var routes = root.MapGroup("/tasks/v1");
        routes.MapGet("/users/@me/lists", (Delegate)((HttpContext http) => Run(http, google, "tasklists.list",
            (account, _, _, _) => Json(Lists(google, account)))));
        routes.MapGet("/lists/{list}/tasks", (HttpContext http, string list) => Run(http, google, "tasks.list",
            (account, _, query, _) => Json(TaskListing.Page(google.All(account, list), query))));
        routes.MapPost("/lists/{list}/tasks", (HttpContext http, string list) => Run(http, google, "tasks.insert",
            (account, body, query, _) => Json(google.Insert(account, list, body, Said(query, "parent"), Said(query, "previous")))));
        routes.MapGet("/lists/{list}/tasks/{task}", (HttpContext http, string list, string task) => Run(http, google, "tasks.get",
            (account, _, _, _) => Json(google.Read(account, list, task))));
        routes.MapMethods("/lists/{list}/tasks/{task}", Patch, (HttpContext http, string list, string task) => Run(http, google, "tasks.patch",
            (account, body, _, etag) => Json(google.Write(account, list, task, body, whole: false, etag))));
        routes.MapPut("/lists/{list}/tasks/{task}", (HttpContext http, string list, string task) => Run(http, google, "tasks.update",
            (account, body, _, etag) => Json(google.Write(account, list, task, body, whole: true, etag))));
        routes.MapDelete("/lists/{list}/tasks/{task}", (HttpContext http, string list, string task) => Run(http, google, "tasks.delete",
            (account, _, _, etag) =>
            {
                google.Remove(account, list, task, etag);
                return Results.NoContent();
            }));
        routes.MapPost("/lists/{list}/tasks/{task}/move", (HttpContext http, string list, string task) => Run(http, google, "tasks.move",
            (account, _, query, _) => Json(google.Move(account, list, task, Said(query, "parent"), Said(query, "previous")))));
    }

    private static async Task<IResult> Run(HttpContext http, FakeGoogle google, string operation, Deed deed)
    {
        string? account = null;
        try
        {
            account = google.AccountOf(Bearer(http));
            google.Spend();
            var body = await BodyAsync(http.Request);
            return await FaultyCall.AnswerAsync(http, google.Faults.Take(operation, account), google.Clock,
                () => Task.FromResult(Do(http, google, operation, account, body, deed)),
                fault => fault.Kind == FaultKind.Garbage ? Results.Text(fault.Body ?? "<html>Error</html>", "text/html") : Refuse(google, operation, account, Refusal(fault)));
        }
        catch (GoogleRefusal refusal)
        {
            return Refuse(google, operation, account, refusal);
        }
    }

    private static IResult Do(HttpContext http, FakeGoogle google, string operation, string account, JsonObject body, Deed deed)
    {
        try
        {
            var answer = deed(account, body, http.Request.Query, http.Request.Headers.IfMatch.FirstOrDefault());
            google.Called(new GoogleCall(operation, account, google.Clock.GetUtcNow(), 200));
            return answer;
        }
        catch (GoogleRefusal refusal)
        {
            return Refuse(google, operation, account, refusal);
        }
    }

    private static object Lists(FakeGoogle google, string account) => new
    {
        Kind = "tasks#taskLists",
        Items = new[] { new { Kind = "tasks#taskList", Id = google.ListIdOf(account), Title = "My Tasks" } },
    };

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

    private static string? Said(IQueryCollection query, string name) => query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    private static IResult Json(object value) => Results.Json(value, GoogleJson.Options);
}
