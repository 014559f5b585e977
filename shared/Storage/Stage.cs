using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace St4cker.Storage;

/// <summary>
/// One step of the flow. A wake-up starts it at once; it works off all rows that wait, in batches, and rests. It also looks
/// by itself from time to time, so that a lost wake-up costs seconds and never a row.
/// </summary>
public abstract partial class Stage(ILogger logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _signal = new(0, 1);
    private StageMeter? _meter;

    /// <summary>What the stage logs to.</summary>
    protected ILogger Log => logger;

    /// <summary>What the stage is measured by.</summary>
    protected StageMeter Meter => _meter ??= new StageMeter(GetType());

    /// <summary>How long a row may wait when its wake-up got lost.</summary>
    protected virtual TimeSpan LookAnyway => TimeSpan.FromSeconds(2);

    /// <summary>Works off one batch. True: more may wait.</summary>
    protected abstract Task<bool> WorkAsync(CancellationToken stop);

    /// <summary>
    /// Does once, with nothing in it, what the first row will need, so that the first person does not wait for the compiler and the
    /// database's caches. It runs beside the stage's work, so it shares nothing with it.
    /// </summary>
    public virtual Task RehearseAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Rows wait. Many calls before the stage gets to it are one.</summary>
    public void Wake()
    {
        if (_signal.CurrentCount > 0)
            return;
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it in between.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await WorkAsync(stoppingToken))
                    stoppingToken.ThrowIfCancellationRequested();
                await _signal.WaitAsync(LookAnyway, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The rows still wait: the stage tries again. What fails each time is counted on the row and put aside there.
                Meter.BatchFailed();
                LogFailure(logger, failure, GetType().Name);
                await Task.Delay(PauseAfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Stage} could not work off its rows")]
    private static partial void LogFailure(ILogger logger, Exception failure, string stage);
}
