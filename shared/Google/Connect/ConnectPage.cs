using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace St4cker.Google;

/// <summary>How connecting went.</summary>
internal enum ConnectOutcome { Connected, ConnectedWithDrive, ConnectedWithoutDrive, Denied, NotAllowed, Failed, Unknown, Expired, Used, OtherBrowser, NotSetUp }

/// <summary>The small page that a person sees at the end: one heading, one sentence that says what to do.</summary>
internal static class ConnectPage
{
    private const string Style = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:20vh auto;padding:0 1.5rem;color-scheme:light dark}h1{font-size:1.5rem}";
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static Task ShowAsync(HttpContext http, ConnectOutcome outcome, string language)
    {
        Guard(http.Response);
        http.Response.StatusCode = Status(outcome);
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(Html(outcome, language), http.RequestAborted);
    }

    /// <summary>State and code stand in the address: nobody may keep the answer, frame it, or learn the address from a referrer.</summary>
    public static void Guard(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    internal static string Html(ConnectOutcome outcome, string language)
    {
        var (spoken, heading, sentence) = ConnectWords.Say(outcome, language);
        return $"""
            <!doctype html>
            <html lang="{spoken}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(heading)}</title><style>{Style}</style></head>
            <body><main><h1>{WebUtility.HtmlEncode(heading)}</h1><p>{WebUtility.HtmlEncode(sentence)}</p></main></body>
            </html>
            """;
    }

    private static int Status(ConnectOutcome outcome) => outcome switch
    {
        ConnectOutcome.Connected or ConnectOutcome.ConnectedWithDrive or ConnectOutcome.ConnectedWithoutDrive or ConnectOutcome.Denied or ConnectOutcome.NotAllowed => StatusCodes.Status200OK,
        ConnectOutcome.Unknown => StatusCodes.Status404NotFound,
        ConnectOutcome.Expired or ConnectOutcome.Used => StatusCodes.Status410Gone,
        ConnectOutcome.OtherBrowser => StatusCodes.Status403Forbidden,
        ConnectOutcome.Failed => StatusCodes.Status502BadGateway,
        ConnectOutcome.NotSetUp => StatusCodes.Status503ServiceUnavailable,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
