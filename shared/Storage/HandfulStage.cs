using Microsoft.Extensions.Logging;

namespace St4cker.Storage;

/// <summary>
/// A stage whose work is slow calls to the outside: it claims rows for a while and works on a handful at once, each apart from the others.
/// What a worker left behind that died is taken up when its lease has run out.
/// </summary>
/// <typeparam name="TClaimed">What is claimed and worked off together.</typeparam>
public abstract class HandfulStage<TClaimed>(TimeProvider clock, ILogger logger) : Stage(logger)
{
    private const int MostAtOnce = 8;
    private readonly List<Task> _inHand = [];

    protected TimeProvider Clock => clock;

    /// <summary>False: nothing can be done here; what waits keeps.</summary>
    protected abstract bool IsOn { get; }

    protected abstract Task<IReadOnlyList<TClaimed>> ClaimAsync(int most, CancellationToken stop);

    /// <summary>Since when it waits; null: nobody waits for it.</summary>
    protected abstract DateTimeOffset? WaitsSince(TClaimed claimed);

    /// <returns>How many rows were worked off.</returns>
    protected abstract Task<int> DoAsync(TClaimed claimed, CancellationToken stop);

    /// <summary>What became of it could not be written.</summary>
    protected abstract void LogFailed(Exception failure, TClaimed claimed);

    protected override async Task<bool> WorkAsync(CancellationToken stop)
    {
        if (!IsOn)
            return false;
        await ClearFinishedAsync();
        if (_inHand.Count == MostAtOnce)
        {
            await Task.WhenAny(_inHand).WaitAsync(stop);
            return true;
        }

        var claimed = await ClaimAsync(MostAtOnce - _inHand.Count, stop);
        _inHand.AddRange(claimed.Select(one => DoApartAsync(one, stop)));
        return claimed.Count > 0;
    }

    /// <summary>Ends after what is in hand is done or given back.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_inHand).WaitAsync(cancellationToken);
    }

    private async Task DoApartAsync(TClaimed claimed, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (WaitsSince(claimed) is { } since)
                Meter.Waited(clock.GetUtcNow() - since);
            Meter.Worked(await DoAsync(claimed, stop), clock.GetElapsedTime(started));
        }
        catch (Exception failure)
        {
            // Its lease runs out, and it is taken up again; the others go on.
            Meter.BatchFailed();
            LogFailed(failure, claimed);
        }
        finally
        {
            // What comes next for the same person may have waited for this one.
            Wake();
        }
    }

    private async Task ClearFinishedAsync()
    {
        var finished = _inHand.FindAll(one => one.IsCompleted);
        _inHand.RemoveAll(finished.Contains);
        await Task.WhenAll(finished);
    }
}
