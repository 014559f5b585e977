using System.Threading.RateLimiting;

namespace St4cker.Sync.Devices;

/// <summary>How often a device may call: what a busy one needs by far, and no more. Each copy counts for itself.</summary>
internal sealed class DeviceRates : IDisposable
{
    private const int Burst = 200;
    private const int PerSecond = 20;

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(device => RateLimitPartition.GetTokenBucketLimiter(device, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = Burst,
        TokensPerPeriod = PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = true,
    }));

    public bool Take(Guid deviceId)
    {
        using var lease = _limiter.AttemptAcquire(deviceId);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
