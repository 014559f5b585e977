using System.Net;
using Microsoft.AspNetCore.Http;

namespace St4cker.Playground;

/// <summary>
/// Keeps other web sites out of the playground: it has no login, so a page in the visitor's browser must not be able to reach it,
/// neither by a name that was made to point here (DNS rebinding) nor by a request sent across (CSRF).
/// </summary>
internal sealed class OnlyThisMachine(PlaygroundAddresses addresses) : IEndpointFilter
{
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        "localhost", "127.0.0.1", "[::1]", addresses.Listening.Host, addresses.Public.Host,
    };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        WhyNot(context.HttpContext.Request) is { } why ? Results.Text(why, statusCode: StatusCodes.Status403Forbidden) : await next(context);

    internal string? WhyNot(HttpRequest request)
    {
        if (request.HttpContext.Connection.RemoteIpAddress is { } caller && !IPAddress.IsLoopback(caller))
            return "The playground has no login, so it answers only on the machine it runs on.";
        if (!_hosts.Contains(request.Host.Host))
            return "The playground answers only at its own address. Set St4cker__PublicUrl to call it by another name.";
        if (request.Headers.Origin.FirstOrDefault() is { } origin && !IsOwn(origin, request))
            return "The playground answers only its own page.";
        var site = request.Headers["Sec-Fetch-Site"].FirstOrDefault();
        var isVisit = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";
        return site is "cross-site" or "same-site" && !isVisit ? "The playground answers only its own page." : null;
    }

    // A form that answers a redirect chain may come with the origin "null"; no page of ours does.
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
