using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace St4cker.Sync.App;

/// <summary>The desktop client's files at <c>/app</c>. The service worker carries the version of all of them, so that a new one is noticed.</summary>
internal static class ServeApp
{
    private const string Folder = "App/";
    private const string Policy = "default-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    private static readonly FrozenDictionary<string, AppFile> Files = Read();

    public static void MapApp(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/app", Open);
        endpoints.MapGet("/app/{**path}", (HttpContext context, string path) => ServeAsync(context, path));
    }

    /// <summary>Relative addresses in the page need the slash; the route takes it with and without.</summary>
    private static Task Open(HttpContext context)
    {
        if (context.Request.Path.Value is not "/app")
            return ServeAsync(context, "index.html");
        context.Response.Redirect("app/");
        return Task.CompletedTask;
    }

    private static async Task ServeAsync(HttpContext context, string path)
    {
        var response = context.Response;
        if (!Files.TryGetValue(path, out var file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ETag = file.Tag;
        // Asked for each time and answered with "as it was": a page never mixes two versions for long.
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.ToString() == file.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.Type;
        response.ContentLength = file.Bytes.Length;
        await response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private static FrozenDictionary<string, AppFile> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => (Path: name[Folder.Length..].Replace('\\', '/'), Bytes: Bytes(assembly, name))).ToList();
        var version = Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(file => SHA256.HashData(file.Bytes))]))[..16];
        return files.ToFrozenDictionary(file => file.Path, file => AppFile.Of(file.Path, file.Bytes, version), StringComparer.Ordinal);
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed record AppFile(byte[] Bytes, string Type, string Tag)
    {
        public static AppFile Of(string path, byte[] bytes, string version)
        {
            if (path.EndsWith("service-worker.js", StringComparison.Ordinal))
                bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("__VERSION__", version, StringComparison.Ordinal));
            return new AppFile(bytes, TypeOf(Path.GetExtension(path)), $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
        }

        private static string TypeOf(string extension) => extension switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".webmanifest" => "application/manifest+json",
            ".png" => "image/png",
            _ => "application/octet-stream",
        };
    }
}
