using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>Google Tasks API v1: the quota, the routes and the answers' shapes.</summary>
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

    private static Task<IResult> Run(HttpContext http, FakeGoogle google, string operation, Deed deed) =>
        ApiCall.RunAsync(http, google, FakeGoogle.TasksScope, operation, (account, body) =>
        {
            google.Spend();
            return deed(account, body, http.Request.Query, http.Request.Headers.IfMatch.FirstOrDefault());
        });

    private static object Lists(FakeGoogle google, string account) => new
    {
        Kind = "tasks#taskLists",
        Items = new[] { new { Kind = "tasks#taskList", Id = google.ListIdOf(account), Title = "My Tasks" } },
    };

    private static string? Said(IQueryCollection query, string name) => query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    private static IResult Json(object value) => ApiCall.Json(value);
}
