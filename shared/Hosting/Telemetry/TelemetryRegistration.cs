using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace St4cker.Hosting.Telemetry;

public static class TelemetryRegistration
{
    /// <summary>Everything named <c>St4cker.*</c>, meters and activity sources, is heard; nothing else has to be said.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<MetricsPage>();
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            services.AddHostedService<OtlpExport>();
        return services;
    }

    /// <summary><c>GET /metrics</c> for Prometheus.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder app)
    {
        // Now, so that counting starts before the first question.
        var page = app.ServiceProvider.GetRequiredService<MetricsPage>();
        app.MapGet("/metrics", () => Results.Text(page.Write(), PrometheusText.ContentType));
    }
}
