using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace St4cker.Hosting.Bus;

/// <summary>Lets every stage of this process rehearse, one after the other, once the program listens: being ready comes first.</summary>
internal sealed partial class RehearseStages(IServiceProvider services, IHostApplicationLifetime program, ILogger<RehearseStages> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listens = program.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var stage in services.GetServices<StageBinding>().Select(binding => binding.Resolve(services)).Distinct())
        {
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                await stage.RehearseAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or OperationCanceledException)
            {
                // The first message takes a little longer, no more; the stage itself meets the same database and says so.
                LogNotRehearsed(logger, stage.GetType().Name, failure.GetType().Name);
            }
        }

        // What only the start needed goes back to the machine: nothing else would collect it before there is work.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Stage} did not rehearse: {Failure}")]
    private static partial void LogNotRehearsed(ILogger logger, string stage, string failure);
}
