using St4cker.Hosting.Health;

namespace St4cker.Hosting.Bus;

internal sealed class BusCheck(BrokerWakeUps wakeUps) : IReadinessCheck
{
    public string Name => "bus";

    /// <summary>
    /// Rows are stored and worked off all the same, seconds later: worth showing, no reason to take this copy out of service. To take
    /// all of them out, as they all lose the broker at once, would keep Telegram's calls from routers that can store them.
    /// </summary>
    public Task<Readiness> CheckAsync(CancellationToken stop) =>
        Task.FromResult(wakeUps.IsConnected ? Readiness.Ok : Readiness.Degraded);
}
