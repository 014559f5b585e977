using Microsoft.Extensions.Logging;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>
/// Brings confirmed tasks to Google: one draft of a person at a time, several people at once. Woken by a commit and by itself;
/// rows left by a worker that died are taken up when their lease has run out.
/// </summary>
internal sealed partial class PushToGoogleTasks(
    EffectsLedger ledger, PushDraft push, GoogleSettings settings, TimeProvider clock, ILogger<PushToGoogleTasks> log) : Stage(log)
{
    private const int MostAtOnce = 8;
    private readonly List<Task> _inHand = [];

    protected override async Task<bool> WorkAsync(CancellationToken stop)
    {
        // Without an OAuth client nothing can be pushed; what waits keeps until there is one.
        if (!settings.Enabled)
            return false;
        await ClearFinishedAsync();
        if (_inHand.Count == MostAtOnce)
        {
            await Task.WhenAny(_inHand).WaitAsync(stop);
            return true;
        }
        var drafts = await ledger.ClaimAsync(MostAtOnce - _inHand.Count, stop);
        _inHand.AddRange(drafts.Select(draft => PushAsync(draft, stop)));
        return drafts.Count > 0;
    }

    /// <summary>Ends after the steps in hand are done and the other ones are given back.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_inHand).WaitAsync(cancellationToken);
    }

    private async Task PushAsync(ClaimedDraft draft, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        try
        {
            Meter.Waited(clock.GetUtcNow() - draft.DueSince);
            await push.WorkOffAsync(draft, stop);
            Meter.Worked(draft.Steps.Count(step => step.IsOpen), clock.GetElapsedTime(started));
        }
        catch (Exception failure)
        {
            // Its lease runs out, and it is taken up again; the others go on.
            Meter.BatchFailed();
            LogFailed(Log, failure, draft.DraftId);
        }
        finally
        {
            // The person's next draft may have waited for this one.
            Wake();
        }
    }

    private async Task ClearFinishedAsync()
    {
        var finished = _inHand.FindAll(draft => draft.IsCompleted);
        _inHand.RemoveAll(finished.Contains);
        await Task.WhenAll(finished);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of draft {DraftId} at Google could not be written; it is looked up again")]
    private static partial void LogFailed(ILogger logger, Exception failure, Guid draftId);
}
