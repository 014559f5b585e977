using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using St4cker.Storage;

namespace St4cker.Scheduler;

/// <summary>Does what time brings, in one process at a time.</summary>
internal sealed partial class RunByTheClock(
    LeaderLock leader, ExpireDrafts expire, TellOfLostMessages tell, ResendStalled resend, TidyUp tidy, MeasureBacklog measure,
    TimeProvider clock, ILogger<RunByTheClock> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private const int TicksBetweenResends = 5;
    private const int TicksBetweenMeasures = 5;
    private const int TicksBetweenTidying = 3600;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leader.RunAsync("scheduler", RunAsync, stoppingToken);

    private async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        using var leading = stop.Register(measure.Forget);
        for (var tick = 0; await timer.WaitForNextTickAsync(stop); tick++)
        {
            await DoAsync(nameof(ExpireDrafts), () => UntilDoneAsync(expire.DoAsync, stop), stop);
            await DoAsync(nameof(TellOfLostMessages), () => UntilDoneAsync(tell.DoAsync, stop), stop);
            if (tick % TicksBetweenResends == 0)
                await DoAsync(nameof(ResendStalled), () => resend.DoAsync(stop), stop);
            if (tick % TicksBetweenMeasures == 0)
                await DoAsync(nameof(MeasureBacklog), () => measure.DoAsync(stop), stop);
            if (tick % TicksBetweenTidying == 0)
                await DoAsync(nameof(TidyUp), () => tidy.DoAsync(stop), stop);
        }
    }

    private static async Task UntilDoneAsync(Func<CancellationToken, Task<bool>> deed, CancellationToken stop)
    {
        while (await deed(stop))
            stop.ThrowIfCancellationRequested();
    }

    /// <summary>What fails is left to the next tick and holds up nothing else.</summary>
    private async Task DoAsync(string name, Func<Task> deed, CancellationToken stop)
    {
        try
        {
            await deed();
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogFailed(logger, failure, name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was due could not be done ({Deed}); it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception failure, string deed);
}
