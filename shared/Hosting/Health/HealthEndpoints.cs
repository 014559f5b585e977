using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace St4cker.Hosting.Health;

public static class HealthEndpoints
{
    /// <summary>Adds the check of the database (an <c>NpgsqlDataSource</c> has to be registered) and what <see cref="MapHealth"/> needs.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ReadinessProbe>();
        return services.AddSingleton<IReadinessCheck, PostgresCheck>();
    }

    /// <summary><c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: each dependency and its state; 503 unless ready.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", async (ReadinessProbe probe, CancellationToken stop) =>
        {
            var report = await probe.ReportAsync(stop);
            return Results.Json(report, statusCode: report.Status == ReadinessReport.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }
}
