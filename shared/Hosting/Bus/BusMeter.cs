using System.Diagnostics.Metrics;

namespace St4cker.Hosting.Bus;

/// <summary>How this process stands with the broker. Without one there is nothing to tell.</summary>
internal sealed class BusMeter
{
    private readonly Counter<long> _lost;
    private Func<bool> _isConnected = () => false;

    public BusMeter(IMeterFactory meters)
    {
        var meter = meters.Create("St4cker.Bus");
        meter.CreateObservableGauge("st4cker_bus_connected", () => _isConnected() ? 1 : 0, description: "1: this process is connected to the broker, and it takes wake-ups");
        _lost = meter.CreateCounter<long>("st4cker_wakeups_lost_total", description: "Wake-ups the broker did not take; the rows are found within seconds all the same");
        // So that it is there before the first one is lost, and a rise from nothing is seen.
        _lost.Add(0);
    }

    public void Watch(Func<bool> isConnected) => _isConnected = isConnected;

    public void Lost() => _lost.Add(1);
}
