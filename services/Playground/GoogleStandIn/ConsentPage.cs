using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>The page that asks a person what the program may do with their account. Posting it again with <c>account</c> and <c>answer=allow|deny</c> is the
/// answer; where several things are asked for, <c>boxes</c> says that the page had boxes, and each <c>scope</c> is a ticked one.</summary>
internal static class ConsentPage
{
    /// <summary>The cookie with the account that the page offers first.</summary>
    public const string AccountCookie = "playground-account";
    private static readonly Lazy<string> Template = new(() => Resource("consent.html"));
    private static readonly Lazy<string> Style = new(() => Resource("consent.css"));

    public static void Map(IEndpointRouteBuilder routes, FakeGoogle google)
    {
        routes.MapGet("/o/oauth2/v2/auth", (HttpContext http) => Show(http, google));
        routes.MapPost("/o/oauth2/v2/auth", (Delegate)((HttpContext http) => AnswerAsync(http, google))).DisableAntiforgery();
        routes.MapGet("/o/oauth2/v2/consent.css", () => Results.Text(Style.Value, "text/css"));
    }

    private static IResult Show(HttpContext http, FakeGoogle google)
    {
        var asked = Asked(http.Request.Query);
        if (google.WhyNot(asked) is { } why)
            return Results.Text($"Error 400: {why}", "text/plain", statusCode: 400);
        var first = asked.LoginHint ?? http.Request.Cookies[AccountCookie] ?? google.Options.Accounts[0];
        var accounts = google.Options.Accounts.Contains(first, StringComparer.OrdinalIgnoreCase) ? google.Options.Accounts : [first, .. google.Options.Accounts];
        // Browsers check the redirect that answers a form against form-action too.
        var target = new Uri(asked.RedirectUri).GetLeftPart(UriPartial.Authority);
        http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'self'; form-action 'self' {target}; frame-ancestors 'none'; base-uri 'none'";
        return Results.Content(
            Template.Value
                .Replace("{style}", http.Request.Path.ToString().Replace("v2/auth", "v2/consent.css", StringComparison.Ordinal), StringComparison.Ordinal)
                .Replace("{action}", WebUtility.HtmlEncode(http.Request.Path + http.Request.QueryString.ToString()), StringComparison.Ordinal)
                .Replace("{wishes}", Wishes(asked.Scope), StringComparison.Ordinal)
                .Replace("{accounts}", string.Concat(accounts.Select(account => Choice(account, account == first))), StringComparison.Ordinal),
            "text/html; charset=utf-8");
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, FakeGoogle google)
    {
        var asked = Asked(http.Request.Query);
        if (google.WhyNot(asked) is { } why)
            return Results.Text($"Error 400: {why}", "text/plain", statusCode: 400);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var account = form["account"].FirstOrDefault() is { Length: > 0 } chosen ? chosen : asked.LoginHint ?? google.Options.Accounts[0];
        var wishes = asked.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticked = form.ContainsKey("boxes") ? wishes.Where(wish => form["scope"].Contains(wish, StringComparer.Ordinal)).ToArray() : wishes;
        var allowed = form["answer"] == "allow" && ticked.Length > 0 ? google.Allow(asked, account, ticked) : default;
        var answer = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["state"] = asked.State,
            ["error"] = allowed.Code is null ? "access_denied" : null,
            ["code"] = allowed.Code,
            ["scope"] = allowed.Scopes,
        };
        return Results.Redirect(QueryHelpers.AddQueryString(asked.RedirectUri, answer.Where(pair => pair.Value is not null)));
    }

    private static ConsentRequest Asked(IQueryCollection query) => new(
        query["client_id"].ToString(),
        query["redirect_uri"].ToString(),
        query["scope"].ToString(),
        query["state"].FirstOrDefault(),
        query["code_challenge_method"] == "S256" ? query["code_challenge"].FirstOrDefault() : null,
        query["access_type"] == "offline",
        query["prompt"].ToString().Contains("consent", StringComparison.Ordinal),
        query["login_hint"].FirstOrDefault())
    {
        IncludeGranted = query["include_granted_scopes"] == "true",
    };

    /// <summary>One thing is asked for in the heading; several have a box each, which a person may leave empty.</summary>
    private static string Wishes(string scopes) => scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } several
        ? $"""
            <fieldset><legend>St4cker may</legend><input type="hidden" name="boxes" value="1">
            {string.Concat(several.Select(scope => $"""<label class="account"><input type="checkbox" name="scope" value="{WebUtility.HtmlEncode(scope)}" checked><span>{WebUtility.HtmlEncode(Wish(scope))}</span></label>"""))}
            </fieldset>
            """
        : "";

    private static string Wish(string scope) => scope switch
    {
        FakeGoogle.TasksScope => "see, make, change and remove your tasks",
        FakeGoogle.DriveScope => "see and change those files in your Drive that it makes itself",
        _ => scope,
    };

    private static string Choice(string account, bool first)
    {
        var name = WebUtility.HtmlEncode(account);
        return $"""
            <label class="account"><input type="radio" name="account" value="{name}"{(first ? " checked" : "")}>
            <span class="face" aria-hidden="true">{WebUtility.HtmlEncode(account[..1].ToUpperInvariant())}</span><span>{name}</span></label>
            """;
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ConsentPage).Assembly.GetManifestResourceStream("GoogleStandIn." + name)!);
        return reader.ReadToEnd();
    }
}
