using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>What Google's own page of a Drive would show: every account's files, and each to be read.</summary>
internal static class DrivePage
{
    public static void Map(IEndpointRouteBuilder routes, FakeGoogle google)
    {
        routes.MapGet("/drive", (HttpContext http) => Show(http, google));
        routes.MapGet("/drive/{account}/{id}", (HttpContext http, string account, string id) => Read(http, google, account, id));
    }

    private static IResult Show(HttpContext http, FakeGoogle google)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        var lists = new StringBuilder();
        foreach (var account in google.DriveAccounts)
        {
            lists.Append(CultureInfo.InvariantCulture, $"""<h2 id="{Html(Uri.EscapeDataString(account))}">{Html(account)}</h2><ul>""");
            foreach (var (path, file) in google.DriveFiles(account).Where(entry => !entry.File.IsFolder))
                lists.Append(CultureInfo.InvariantCulture, $"""<li><a href="drive/{Uri.EscapeDataString(account)}/{file.Id}">{Html(path)}</a> {file.Size:N0} bytes</li>""");
            lists.Append("</ul>");
        }

        return Results.Content($"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Drive · Google stand-in</title><link rel="stylesheet" href="o/oauth2/v2/consent.css"></head>
            <body><main><p class="where">Google, played by the playground</p><h1>Drive</h1>{(lists.Length > 0 ? lists : "<p>Nothing is kept here yet: send /connect drive in the chat.</p>")}</main></body>
            </html>
            """, "text/html; charset=utf-8");
    }

    private static IResult Read(HttpContext http, FakeGoogle google, string account, string id)
    {
        if (google.DriveFiles(account).FirstOrDefault(entry => entry.File.Id == id).File is not { IsFolder: false } file)
            return Results.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = $"inline; filename*=UTF-8''{Uri.EscapeDataString(file.Name)}";
        return Results.Bytes(google.DriveContent(account, id), "text/plain; charset=utf-8");
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
