using Microsoft.Extensions.Logging;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>
/// Brings confirmed tasks to Google: one draft of a person at a time, several people at once. Woken by a commit and by itself.
/// </summary>
internal sealed partial class PushToGoogleTasks(
    EffectsLedger ledger, PushDraft push, GoogleSettings settings, TimeProvider clock, ILogger<PushToGoogleTasks> log) : HandfulStage<ClaimedDraft>(clock, log)
{
    // Without an OAuth client nothing can be pushed.
    protected override bool IsOn => settings.Enabled;

    protected override Task<IReadOnlyList<ClaimedDraft>> ClaimAsync(int most, CancellationToken stop) => ledger.ClaimAsync(most, stop);

    protected override DateTimeOffset? WaitsSince(ClaimedDraft claimed) => claimed.DueSince;

    protected override async Task<int> DoAsync(ClaimedDraft claimed, CancellationToken stop)
    {
        await push.WorkOffAsync(claimed, stop);
        return claimed.Steps.Count(step => step.IsOpen);
    }

    protected override void LogFailed(Exception failure, ClaimedDraft claimed) => LogNotWritten(Log, failure, claimed.DraftId);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of draft {DraftId} at Google could not be written; it is looked up again")]
    private static partial void LogNotWritten(ILogger logger, Exception failure, Guid draftId);
}
