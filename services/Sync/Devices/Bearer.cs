using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace St4cker.Sync.Devices;

/// <summary>Lets only paired devices through, by <c>Authorization: Bearer</c>; what they ask for is their person's.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 7 } said && said.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? said[Scheme.Length..].Trim() : null;

    /// <summary>Maps what a device may do; the answer to anybody else is 401.</summary>
    public static void MapForDevices(this IEndpointRouteBuilder endpoints, string method, string path, Func<HttpContext, DeviceSession, Task> deed)
    {
        var sessions = endpoints.ServiceProvider.GetRequiredService<SessionStore>();
        var rates = endpoints.ServiceProvider.GetRequiredService<DeviceRates>();
        endpoints.MapMethods(path, [method], async context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            try
            {
                var (device, error) = await sessions.FindAsync(TokenOf(context.Request), context.RequestAborted);
                if (device is null)
                {
                    context.Response.Headers.WWWAuthenticate = "Bearer";
                    await error!.WriteAsync(context, StatusCodes.Status401Unauthorized);
                }
                else if (!rates.Take(device.DeviceId))
                {
                    context.Response.Headers.RetryAfter = "1";
                    await DeviceError.Limited.WriteAsync(context, StatusCodes.Status429TooManyRequests);
                }
                else
                {
                    await deed(context, device);
                }
            }
            catch (NpgsqlException) when (!context.Response.HasStarted)
            {
                await DeviceError.Away.WriteAsync(context, StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
