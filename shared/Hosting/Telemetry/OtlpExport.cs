using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace St4cker.Hosting.Telemetry;

/// <summary>
/// Sends activities and meters to the collector that <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names; the other OTEL_* variables
/// are obeyed as well. What was not sent yet goes out at the end.
/// </summary>
internal sealed class OtlpExport : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _meters;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault()
            .AddService("st4cker", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(3))
            .AddEnvironmentVariableDetector();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource($"{Sources.Own}*")
            .AddSource(Sources.Activities)
            .AddOtlpExporter()
            .Build();
        _meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter($"{Sources.Own}*")
            .AddMeter(Sources.Meters)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, CancellationToken.None);

    public void Dispose()
    {
        // Shutting down flushes, and a collector that is away must not hold up the stop.
        const int patienceMilliseconds = 2000;
        _traces?.Shutdown(patienceMilliseconds);
        _meters?.Shutdown(patienceMilliseconds);
        _traces?.Dispose();
        _meters?.Dispose();
        _traces = null;
        _meters = null;
    }
}
