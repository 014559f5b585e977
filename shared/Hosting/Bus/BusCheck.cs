using MassTransit;
using St4cker.Hosting.Health;

namespace St4cker.Hosting.Bus;

internal sealed class BusCheck(IBusControl bus) : IReadinessCheck
{
    public string Name => "bus";

    public Task<Readiness> CheckAsync(CancellationToken stop) => Task.FromResult(bus.CheckHealth().Status switch
    {
        BusHealthStatus.Healthy => Readiness.Ok,
        // Rows are still worked off, seconds later: worth showing, no reason to take this copy out of service.
        BusHealthStatus.Degraded => Readiness.Degraded,
        BusHealthStatus.Unhealthy => Readiness.Failing,
        _ => Readiness.Failing,
    });
}
