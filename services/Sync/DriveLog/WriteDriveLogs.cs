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
    ILogger<WriteDriveLogs> log) : Stage(log)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private const int MostAtOnce = 8;
    private readonly List<Task> _inHand = [];

    protected override async Task<bool> WorkAsync(CancellationToken stop)
    {
        // Without an OAuth client nothing can be written; what waits keeps until there is one.
        if (!settings.Enabled)
            return false;
        await ClearFinishedAsync();
        if (_inHand.Count == MostAtOnce)
        {
            await Task.WhenAny(_inHand).WaitAsync(stop);
            return true;
        }

        var claimed = await rows.ClaimAsync(MostAtOnce - _inHand.Count, stop);
        _inHand.AddRange(claimed.Select(one => WriteAsync(one, stop)));
        return claimed.Count > 0;
    }

    /// <summary>Ends after the logs in hand are given back.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_inHand).WaitAsync(cancellationToken);
    }

    private async Task WriteAsync(ClaimedLog claimed, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (claimed.WaitsSince is { } since)
                Meter.Waited(clock.GetUtcNow() - since);
            DriveLogTelemetry.Ended(await FlushAsync(claimed, stop));
            Meter.Worked(1, clock.GetElapsedTime(started));
        }
        catch (Exception failure)
        {
            // Its lease runs out, and it is taken up again; the others go on.
            Meter.BatchFailed();
            LogFailed(Log, failure);
        }
        finally
        {
            Wake();
        }
    }

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
                DriveLogTelemetry.Stands(clock.GetUtcNow() - since);
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
            LogFailed(Log, failure);
            await trouble.TellAsync(claimed, new Verdict.Permanent(Failures.NameOf(failure)));
            return "retrying";
        }
    }

    private async Task WriteAsync(ClaimedLog claimed, AccessToken token, CancellationToken stop)
    {
        using var drive = new PersonsDrive(drives, token, claimed.UserId, clock);
        var flush = new FlushDriveLog(drive, claimed, rows, database, clock);
        await flush.DoAsync(stop);
        await rows.FinishAsync(claimed, flush.FolderUrl, claimed.ClaimedAt + Pause);
    }

    private async Task ClearFinishedAsync()
    {
        var finished = _inHand.FindAll(one => one.IsCompleted);
        _inHand.RemoveAll(finished.Contains);
        await Task.WhenAll(finished);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of a log in Drive could not be written; it is taken up again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
