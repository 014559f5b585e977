using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using St4cker.Playground.Faults;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>oauth2.googleapis.com: codes and refresh tokens become access tokens; tokens are revoked.</summary>
internal static class TokenEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, FakeGoogle google)
    {
        routes.MapPost("/token", (Delegate)((HttpContext http) => TokenAsync(http, google))).DisableAntiforgery();
        routes.MapPost("/revoke", (Delegate)((HttpContext http) => RevokeAsync(http, google))).DisableAntiforgery();
    }

    private static async Task<IResult> TokenAsync(HttpContext http, FakeGoogle google)
    {
        if (!http.Request.HasFormContentType)
            return Error(google, "token", 400, "invalid_request", "The request must be form-encoded.");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await FaultyCall.AnswerAsync(http, google.Faults.Take("token", null), google.Clock,
            () => Task.FromResult(Answer(http, form, google)), fault => Refuse(google, "token", fault));
    }

    private static IResult Answer(HttpContext http, IFormCollection form, FakeGoogle google)
    {
        var (id, secret) = Client(http, form);
        if (id != google.Options.ClientId || secret != google.Options.ClientSecret)
            return Error(google, "token", 401, "invalid_client", "Unauthorized");
        var answer = form["grant_type"].ToString() switch
        {
            "authorization_code" => google.Exchange(form["code"].ToString(), form["redirect_uri"].ToString(), form.TryGetValue("code_verifier", out var verifier) ? verifier.ToString() : null),
            "refresh_token" => google.Refresh(form["refresh_token"].ToString()),
            var other => new TokenAnswer("unsupported_grant_type", $"Invalid grant_type: {other}"),
        };
        if (answer.Error is { } error)
            return Error(google, "token", 400, error, answer.ErrorDescription ?? "Bad Request");
        google.Called(new GoogleCall("token", answer.Account, google.Clock.GetUtcNow(), 200));
        return Results.Json(
            new
            {
                access_token = answer.AccessToken,
                expires_in = (int)google.Options.AccessTokenLife.TotalSeconds - 1,
                refresh_token = answer.RefreshToken,
                scope = answer.Scope,
                token_type = "Bearer",
            },
            GoogleJson.Options);
    }

    private static async Task<IResult> RevokeAsync(HttpContext http, FakeGoogle google)
    {
        var token = http.Request.HasFormContentType
            ? (await http.Request.ReadFormAsync(http.RequestAborted))["token"].ToString()
            : http.Request.Query["token"].ToString();
        return await FaultyCall.AnswerAsync(http, google.Faults.Take("revoke", null), google.Clock,
            () => Task.FromResult(google.GiveBack(token) ? Results.Json(new { }) : Error(google, "revoke", 400, "invalid_token", "Token expired or revoked")),
            fault => Refuse(google, "revoke", fault));
    }

    private static (string Id, string Secret) Client(HttpContext http, IFormCollection form)
    {
        if (http.Request.Headers.Authorization.ToString() is not { Length: > 6 } header || !header.StartsWith("Basic ", StringComparison.Ordinal))
            return (form["client_id"].ToString(), form["client_secret"].ToString());
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(header[6..])).Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[^1]));
    }

    private static IResult Refuse(FakeGoogle google, string operation, Fault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Error(google, operation, 429, "rate_limit_exceeded", "Too many requests"),
        FaultKind.Refused => Error(google, operation, 403, "rate_limit_exceeded", "Rate limit exceeded"),
        FaultKind.ServerError => Error(google, operation, 500, "internal_failure", "Internal error"),
        _ => Results.Text(fault.Body ?? "<html>Error</html>", "text/html"),
    };

    private static IResult Error(FakeGoogle google, string operation, int status, string error, string description)
    {
        google.Called(new GoogleCall(operation, null, google.Clock.GetUtcNow(), status));
        return Results.Json(new { error, error_description = description }, GoogleJson.Options, statusCode: status);
    }
}
