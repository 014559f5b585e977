using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>Google Drive API v3, as far as a program with the scope drive.file uses it: search, look, download, make, change, and resumable uploads.</summary>
internal static class DriveApi
{
    private const int MostOnPage = 1000;
    private static readonly string[] Patch = ["PATCH"];

    public static void Map(IEndpointRouteBuilder routes, FakeGoogle google)
    {
        var files = routes.MapGroup("/drive/v3/files");
        files.MapGet("", (Delegate)((HttpContext http) => Run(http, google, "drive.files.list", (account, _) => ApiCall.Json(List(http, google, account)))));
        files.MapGet("/generateIds", (Delegate)((HttpContext http) => Run(http, google, "drive.files.generateIds", (_, _) => ApiCall.Json(GenerateIds(http, google)))));
        files.MapPost("", (Delegate)((HttpContext http) => Run(http, google, "drive.files.create",
            (account, body) => Show(http, google, account, google.CreateFile(account, body, null, content: null)))));
        files.MapGet("/{id}", (HttpContext http, string id) => Said(http, "alt") == "media"
            ? Run(http, google, "drive.files.download", (account, _) => Results.Bytes(google.DriveContent(account, google.ReadFile(account, id).Id), google.ReadFile(account, id).MimeType))
            : Run(http, google, "drive.files.get", (account, _) => Show(http, google, account, google.ReadFile(account, id))));
        files.MapMethods("/{id}", Patch, (HttpContext http, string id) => Run(http, google, "drive.files.update",
            (account, body) => Show(http, google, account, google.UpdateFile(account, id, body, content: null))));

        var uploads = routes.MapGroup("/upload/drive/v3/files");
        uploads.MapPost("", (Delegate)((HttpContext http) => Run(http, google, "drive.files.create", (account, body) => Begin(http, google, account, null, body))));
        uploads.MapMethods("/{id}", Patch, (HttpContext http, string id) => Run(http, google, "drive.files.update", (account, body) => Begin(http, google, account, id, body)));
        uploads.MapPut("", (Delegate)((HttpContext http) => ContinueAsync(http, google)));
    }

    private static Task<IResult> Run(HttpContext http, FakeGoogle google, string operation, Func<string, JsonObject, IResult> deed) =>
        ApiCall.RunAsync(http, google, FakeGoogle.DriveScope, operation, deed);

    private static JsonObject List(HttpContext http, FakeGoogle google, string account)
    {
        var size = int.TryParse(Said(http, "pageSize"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 0 and <= MostOnPage ? asked : 100;
        var from = int.TryParse(Said(http, "pageToken"), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var found = google.Search(account, Said(http, "q"));
        var page = new JsonObject
        {
            ["kind"] = "drive#fileList",
            ["incompleteSearch"] = false,
            ["nextPageToken"] = from + size < found.Count ? (from + size).ToString(CultureInfo.InvariantCulture) : null,
            ["files"] = new JsonArray([.. found.Skip(from).Take(size).Select(file => Whole(google, account, file, Site(http)))]),
        };
        return DriveFields.Pick(page, Said(http, "fields"), DriveFields.OfList);
    }

    private static JsonObject GenerateIds(HttpContext http, FakeGoogle google)
    {
        var count = int.TryParse(Said(http, "count"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 0 and <= MostOnPage ? asked : 10;
        return new JsonObject { ["kind"] = "drive#generatedIds", ["space"] = "drive", ["ids"] = new JsonArray([.. google.ReserveIds(count).Select(id => JsonValue.Create(id))]) };
    }

    private static IResult Begin(HttpContext http, FakeGoogle google, string account, string? fileId, JsonObject metadata)
    {
        if (Said(http, "uploadType") != "resumable")
            throw GoogleRefusal.Invalid("This stand-in takes resumable uploads only.");
        // A file that is not there is told at once.
        if (fileId is not null)
            google.ReadFile(account, fileId);
        var type = http.Request.Headers["X-Upload-Content-Type"].FirstOrDefault() ?? "application/octet-stream";
        var session = google.BeginUpload(new UploadSession(account, fileId, metadata, type, Said(http, "fields"), Site(http)));
        http.Response.Headers.Location = $"{Site(http)}/upload/drive/v3/files?uploadType=resumable&upload_id={session}";
        return Results.Ok();
    }

    /// <summary>A piece of an upload, or the question how far it has come.</summary>
    private static async Task<IResult> ContinueAsync(HttpContext http, FakeGoogle google)
    {
        if (google.FindUpload(Said(http, "upload_id")) is not { } session)
            return Results.NotFound();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var range = ContentRangeHeaderValue.TryParse(http.Request.Headers.ContentRange, out var said) ? said : new ContentRangeHeaderValue(0, body.Length - 1, body.Length);
        return await ApiCall.AnswerAsync(http, google, "drive.upload", session.Account, () =>
        {
            if (google.Continue(session, body.ToArray(), range) is { } file)
                return ApiCall.Json(DriveFields.Pick(Whole(google, session.Account, file, session.Site), session.Fields, DriveFields.OfFile));
            if (session.Received > 0)
                http.Response.Headers.Range = string.Create(CultureInfo.InvariantCulture, $"bytes=0-{session.Received - 1}");
            return Results.StatusCode(StatusCodes.Status308PermanentRedirect);
        });
    }

    private static IResult Show(HttpContext http, FakeGoogle google, string account, GoogleFile file) =>
        ApiCall.Json(DriveFields.Pick(Whole(google, account, file, Site(http)), Said(http, "fields"), DriveFields.OfFile));

    private static JsonObject Whole(FakeGoogle google, string account, GoogleFile file, string site) => new()
    {
        ["kind"] = "drive#file",
        ["id"] = file.Id,
        ["name"] = file.Name,
        ["mimeType"] = file.MimeType,
        ["parents"] = new JsonArray(file.Parent),
        ["appProperties"] = new JsonObject(file.AppProperties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)property.Value))),
        ["trashed"] = google.IsTrashed(account, file),
        ["version"] = file.Version.ToString(CultureInfo.InvariantCulture),
        ["createdTime"] = Time(file.Created),
        ["modifiedTime"] = Time(file.Modified),
        ["md5Checksum"] = file.Md5,
        ["size"] = file.IsFolder ? null : file.Size.ToString(CultureInfo.InvariantCulture),
        ["headRevisionId"] = file.Revision,
        ["webViewLink"] = $"{site}/drive#{Uri.EscapeDataString(account)}",
    };

    /// <summary>Where the stand-in is reached, as the caller named it.</summary>
    private static string Site(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var upload = path.IndexOf("/upload/drive/v3/", StringComparison.Ordinal);
        var end = upload >= 0 ? upload : path.IndexOf("/drive/v3/", StringComparison.Ordinal);
        return $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{path[..end]}";
    }

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string? Said(HttpContext http, string name) => http.Request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;
}
