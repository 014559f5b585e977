using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace St4cker.Google;

public static class ConnectEndpoints
{
    /// <summary>The two pages of connecting Google; needs <see cref="GoogleRegistration.AddGoogle"/>.</summary>
    public static IEndpointRouteBuilder MapGoogleConnect(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/connect/google", (RequestDelegate)(http => Connect(http).BeginAsync(http)));
        routes.MapGet("/connect/google/callback", (RequestDelegate)(http => Connect(http).FinishAsync(http)));
        return routes;
    }

    private static ConnectGoogle Connect(HttpContext http) => http.RequestServices.GetRequiredService<ConnectGoogle>();
}
