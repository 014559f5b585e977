using System.Net;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Sync.DriveLog;

/// <summary>
/// Keeps people's events in their Google Drives. It looks by itself: what comes within seconds goes up together, and then at most
/// once in half a minute for each person.
/// </summary>
internal sealed partial class WriteDriveLogs(
    DriveLogRows rows, DriveLogTrouble trouble, Drives drives, IAccessTokens access, GoogleSettings settings, NpgsqlDataSource database, TimeProvider clock,
    ILogger<WriteDriveLogs> log) : HandfulStage<ClaimedLog>(clock, log)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // Without an OAuth client nothing can be written.
    protected override bool IsOn => settings.Enabled;

    protected override Task<IReadOnlyList<ClaimedLog>> ClaimAsync(int most, CancellationToken stop) => rows.ClaimAsync(most, stop);

    protected override DateTimeOffset? WaitsSince(ClaimedLog claimed) => claimed.WaitsSince;

    protected override async Task<int> DoAsync(ClaimedLog claimed, CancellationToken stop)
    {
        DriveLogTelemetry.Ended(await FlushAsync(claimed, stop));
        return 1;
    }

    protected override void LogFailed(Exception failure, ClaimedLog claimed) => LogNotWritten(Log, failure);

    /// <returns>What became of it, as the metric calls it.</returns>
    private async Task<string> FlushAsync(ClaimedLog claimed, CancellationToken stop)
    {
        try
        {
            return await AttemptAsync(claimed, stop);
        }
        catch (ClaimLostException)
        {
            await rows.DoubtAsync(claimed);
            return "lost";
        }
    }

    private async Task<string> AttemptAsync(ClaimedLog claimed, CancellationToken stop)
    {
        AccessToken? token = null;
        try
        {
            token = await access.GetTokenAsync(claimed.UserId, stop);
            try
            {
                await WriteAsync(claimed, token, stop);
            }
            catch (GoogleRefusedException refusal) when (refusal.Refusal.HttpStatusCode == HttpStatusCode.Unauthorized)
            {
                access.Forget(claimed.UserId, token);
                token = await access.GetTokenAsync(claimed.UserId, stop);
                await WriteAsync(claimed, token, stop);
            }

            if (claimed.WaitsSince is { } since)
                DriveLogTelemetry.Stands(Clock.GetUtcNow() - since);
            return "succeeded";
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await rows.ReleaseAsync(claimed);
            return "stopped";
        }
        catch (Exception failure) when (Verdict.Of(failure, token) is { } verdict)
        {
            return await trouble.TellAsync(claimed, verdict) ? "waiting" : "retrying";
        }
        catch (Exception failure) when (failure is not ClaimLostException && !Failures.IsPassing(failure))
        {
            // It is this log's own trouble: it waits longer each time, and the others go on.
            Meter.RowRetried();
            LogNotWritten(Log, failure);
            await trouble.TellAsync(claimed, new Verdict.Permanent(Failures.NameOf(failure)));
            return "retrying";
        }
    }

    private async Task WriteAsync(ClaimedLog claimed, AccessToken token, CancellationToken stop)
    {
        using var drive = new PersonsDrive(drives, token, claimed.UserId, Clock);
        var flush = new FlushDriveLog(drive, claimed, rows, database, Clock);
        await flush.DoAsync(stop);
        await rows.FinishAsync(claimed, flush.FolderUrl, claimed.ClaimedAt + Pause);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of a log in Drive could not be written; it is taken up again")]
    private static partial void LogNotWritten(ILogger logger, Exception failure);
}
