using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace St4cker.EndToEnd.Google;

/// <summary>
/// Google's consent page, token address and Tasks API with their real rules: PKCE is checked, codes work once, `parent` in a
/// body is ignored, `due` keeps the date only, a new task is put first unless `previous` says otherwise.
/// </summary>
internal sealed class FakeGoogle : IAsyncDisposable
{
    public const string ClientId = "client-id", ClientSecret = "client-secret";
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, string Redirect)> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _accountOfAccess = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _accountOfRefresh = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private readonly TimeProvider _clock;
    private int _number;

    private FakeGoogle(TimeProvider clock)
    {
        _clock = clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/auth", (RequestDelegate)(http => Consent(http)));
        _app.MapPost("/token", (RequestDelegate)(http => Token(http)));
        _app.MapPost("/tasks/v1/lists/@default/tasks", (RequestDelegate)(http => Insert(http)));
        _app.MapGet("/tasks/v1/lists/@default/tasks", (RequestDelegate)(http => List(http)));
        _app.MapGet("/tasks/v1/lists/@default/tasks/{id}", (RequestDelegate)(http => Get(http)));
    }

    public static async Task<FakeGoogle> StartAsync(TimeProvider clock)
    {
        var google = new FakeGoogle(clock);
        await google._app.StartAsync();
        return google;
    }

    public string Url => _app.Urls.First();
    public List<Stored> Tasks { get; } = [];
    public int TokensGiven;
    public int Inserts;
    public int Lists;

    // What the person or Google does.
    public bool PersonDenies { get; set; }
    public string GrantedScope { get; set; } = "https://www.googleapis.com/auth/tasks";
    public bool TokensRevoked { get; set; }
    public string? NextRefreshToken { get; set; }
    public string? LastRefreshToken { get; private set; }
    /// <summary>What happens to the next inserts; each is used once.</summary>
    public ConcurrentQueue<Mishap> Mishaps { get; } = new();
    /// <summary>Holds an insert of this account back.</summary>
    public Func<string, Task> BeforeInsert { get; set; } = _ => Task.CompletedTask;
    public int PageSize { get; set; } = 100;

    public enum Mishap { None, LostAnswer, RateLimit403, TooMany429, Broken500, BadRequest400, Unauthorized401 }

    public sealed record Stored(string Account, string Id, string? Title, string? Notes, string? Due, string? Parent, string Position, DateTimeOffset Updated)
    {
        public bool Deleted { get; set; }
    }

    /// <summary>The titles under one parent as the person sees them.</summary>
    public IReadOnlyList<string?> Titles(string account, string? parent = null) =>
        [.. Tasks.Where(task => task.Account == account && task.Parent == parent).OrderBy(task => task.Position, StringComparer.Ordinal).Select(task => task.Title)];

    public string NewRefreshToken(string account)
    {
        var token = $"refresh-{account}-{Interlocked.Increment(ref _number)}";
        _accountOfRefresh[token] = account;
        return token;
    }

    public void EndAccessTokens() => _accountOfAccess.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task Consent(HttpContext http)
    {
        var query = http.Request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["access_type"] != "offline" || query["prompt"] != "consent"
            || query["code_challenge_method"] != "S256" || query["scope"] != "https://www.googleapis.com/auth/tasks")
        {
            http.Response.StatusCode = 400;
            return http.Response.WriteAsync(http.Request.QueryString.Value!);
        }
        var code = $"4/code+{Interlocked.Increment(ref _number)}";
        _codes[code] = (query["code_challenge"]!, query["redirect_uri"]!);
        var state = Uri.EscapeDataString(query["state"]!);
        http.Response.Redirect(PersonDenies
            ? $"{query["redirect_uri"]}?error=access_denied&state={state}"
            : $"{query["redirect_uri"]}?code={Uri.EscapeDataString(code)}&state={state}&scope={Uri.EscapeDataString(GrantedScope)}");
        return Task.CompletedTask;
    }

    private async Task Token(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
        {
            await Refuse(http, 401, "invalid_client");
            return;
        }
        var account = form["grant_type"] == "authorization_code" ? AccountOfCode(form) : AccountOfRefresh(form);
        if (account is null)
        {
            await Refuse(http, 400, "invalid_grant");
            return;
        }
        Interlocked.Increment(ref TokensGiven);
        var access = $"access-{Interlocked.Increment(ref _number)}";
        _accountOfAccess[access] = account;
        var answer = new JsonObject { ["access_token"] = access, ["expires_in"] = 3599, ["token_type"] = "Bearer", ["scope"] = GrantedScope };
        if (form["grant_type"] == "authorization_code")
            answer["refresh_token"] = NewRefreshToken(account);
        else if (NextRefreshToken is { } successor)
            (answer["refresh_token"], _accountOfRefresh[successor]) = (successor, account);
        await http.Response.WriteAsJsonAsync(answer);
    }

    private string? AccountOfCode(IFormCollection form) =>
        _codes.TryRemove(form["code"].ToString(), out var issued)
        && issued.Redirect == form["redirect_uri"]
        && issued.Challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
            ? "ann"
            : null;

    private string? AccountOfRefresh(IFormCollection form)
    {
        LastRefreshToken = form["refresh_token"];
        return !TokensRevoked && _accountOfRefresh.TryGetValue(LastRefreshToken ?? "", out var account) ? account : null;
    }

    private static Task Refuse(HttpContext http, int status, string error)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new JsonObject { ["error"] = error, ["error_description"] = "Token has been expired or revoked." });
    }

    private async Task Insert(HttpContext http)
    {
        if (await Account(http) is not { } account)
            return;
        Interlocked.Increment(ref Inserts);
        await BeforeInsert(account);
        var body = (await JsonNode.ParseAsync(http.Request.Body))!;
        Mishaps.TryDequeue(out var mishap);
        switch (mishap)
        {
            case Mishap.RateLimit403:
                await Error(http, 403, "userRateLimitExceeded");
                return;
            case Mishap.TooMany429:
                http.Response.Headers.RetryAfter = "90";
                await Error(http, 429, "rateLimitExceeded");
                return;
            case Mishap.Broken500:
                await Error(http, 500, "backendError");
                return;
            case Mishap.BadRequest400:
                await Error(http, 400, "invalid");
                return;
            case Mishap.Unauthorized401:
                await Error(http, 401, "authError");
                return;
        }
        var parent = Said(http.Request.Query["parent"]);
        if (parent is not null && !Tasks.Exists(task => task.Id == parent && task.Account == account))
        {
            await Error(http, 404, "notFound");
            return;
        }
        var stored = Store(account, body, parent, Said(http.Request.Query["previous"]));
        if (mishap == Mishap.LostAnswer)
            http.Abort();
        else
            await http.Response.WriteAsJsonAsync(Shown(stored));
    }

    private Stored Store(string account, JsonNode body, string? parent, string? previous)
    {
        lock (_writing)
        {
            var siblings = Tasks.FindAll(task => task.Account == account && task.Parent == parent).OrderBy(task => task.Position, StringComparer.Ordinal).ToList();
            var place = previous is null ? 0 : siblings.FindIndex(task => task.Id == previous) + 1;
            var stored = new Stored(account, $"id{Interlocked.Increment(ref _number)}", (string?)body["title"], (string?)body["notes"],
                (string?)body["due"] is { } due ? due[..10] + "T00:00:00.000Z" : null, parent, "", _clock.GetUtcNow());
            siblings.Insert(place, stored);
            Tasks.Add(stored);
            for (var i = 0; i < siblings.Count; i++)
                Tasks[Tasks.FindIndex(task => task.Id == siblings[i].Id)] = siblings[i] with { Position = i.ToString("D20", CultureInfo.InvariantCulture) };
            return Tasks.Find(task => task.Id == stored.Id)!;
        }
    }

    private async Task Get(HttpContext http)
    {
        if (await Account(http) is not { } account)
            return;
        if (Tasks.Find(task => task.Account == account && task.Id == (string?)http.Request.RouteValues["id"]) is { } found)
            await http.Response.WriteAsJsonAsync(Shown(found));
        else
            await Error(http, 404, "notFound");
    }

    private async Task List(HttpContext http)
    {
        if (await Account(http) is not { } account)
            return;
        Interlocked.Increment(ref Lists);
        var query = http.Request.Query;
        var since = query["updatedMin"].ToString() is { Length: > 0 } said ? DateTimeOffset.Parse(said, CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;
        var skip = query["pageToken"].ToString() is { Length: > 0 } page ? int.Parse(page, CultureInfo.InvariantCulture) : 0;
        Stored[] all;
        lock (_writing)
            all = [.. Tasks.Where(task => task.Account == account && task.Updated >= since && (!task.Deleted || query["showDeleted"] == "true"))];
        var answer = new JsonObject { ["items"] = new JsonArray([.. all.Skip(skip).Take(PageSize).Select(Shown)]) };
        if (skip + PageSize < all.Length)
            answer["nextPageToken"] = (skip + PageSize).ToString(CultureInfo.InvariantCulture);
        await http.Response.WriteAsJsonAsync(answer);
    }

    private async Task<string?> Account(HttpContext http)
    {
        var token = http.Request.Headers.Authorization.ToString();
        if (token.StartsWith("Bearer ", StringComparison.Ordinal) && _accountOfAccess.TryGetValue(token[7..], out var account))
            return account;
        await Error(http, 401, "authError");
        return null;
    }

    private JsonNode Shown(Stored task) => new JsonObject
    {
        ["kind"] = "tasks#task",
        ["id"] = task.Id,
        ["etag"] = $"\"e{task.Id}\"",
        ["title"] = task.Title,
        ["notes"] = task.Notes,
        ["due"] = task.Due,
        ["parent"] = task.Parent,
        ["position"] = task.Position,
        ["status"] = "needsAction",
        ["deleted"] = task.Deleted,
        ["updated"] = task.Updated.ToString("O", CultureInfo.InvariantCulture),
        ["webViewLink"] = $"{Url}/task/{task.Id}",
    };

    private static string? Said(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static Task Error(HttpContext http, int status, string reason)
    {
        http.Response.StatusCode = status;
        var error = new JsonObject
        {
            ["code"] = status,
            ["message"] = "No.",
            ["errors"] = new JsonArray(new JsonObject { ["reason"] = reason, ["domain"] = "usageLimits", ["message"] = "No." }),
        };
        return http.Response.WriteAsJsonAsync(new JsonObject { ["error"] = error });
    }
}
