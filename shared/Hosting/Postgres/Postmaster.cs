using System.Diagnostics;

namespace St4cker.Hosting.Postgres;

/// <summary>
/// The server process of a cluster, known by its <c>postmaster.pid</c>: the one that this program started, or one that a
/// killed program left behind. Both are the same from here on.
/// </summary>
/// <remarks>
/// It is started by pg_ctl, which gives it a session of its own: Ctrl-C in a terminal goes to every process of the foreground
/// group, and the server has to outlive the program's last writes.
/// </remarks>
internal sealed class Postmaster(ClusterHome home, ServerPrograms programs)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan FastStop = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan ImmediateStop = TimeSpan.FromSeconds(2);
    // A server that was killed reads its log again first; that is bounded by max_wal_size.
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LeavingOfOldProcesses = TimeSpan.FromSeconds(10);

    private string PidFile => Path.Combine(home.Data, "postmaster.pid");

    /// <summary>What the pid file says of a running server; null when none runs.</summary>
    public RunningServer? Find() =>
        RunningServer.Parse(ReadOrNull(PidFile)) is { } recorded && IsOurs(recorded.ProcessId) ? recorded : null;

    /// <summary>Waits until the running server takes connections, is gone (null), or the time is over (null).</summary>
    public async Task<RunningServer?> WaitUntilReadyAsync(CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Recovery)
        {
            if (Find() is not { } running)
                return null;
            if (running.IsReady)
                return running;
            await Task.Delay(PollEvery, stop);
        }
        return null;
    }

    /// <exception cref="IOException">It does not start; the message holds what it said.</exception>
    public async Task<RunningServer> StartAsync(CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await StartOnceAsync(stop);
            }
            catch (IOException failure) when (failure.Message.Contains("shared memory", StringComparison.Ordinal)
                && Stopwatch.GetElapsedTime(since) < LeavingOfOldProcesses)
            {
                // The server was killed, and its connections' processes are still on their way out.
                await Task.Delay(TimeSpan.FromMilliseconds(200), stop);
            }
        }
    }

    private async Task<RunningServer> StartOnceAsync(CancellationToken stop)
    {
        ForgetStalePid();
        File.Delete(home.StartLog);
        var (code, said) = await home.User.RunAsync(
            [programs.PgCtl, "start", "-W", "-s", "-D", home.Data, "-l", home.StartLog], TimeSpan.FromSeconds(30), stop);
        if (code != 0)
            throw new IOException($"PostgreSQL did not start: {said} {ReadOrNull(home.StartLog)}");

        var since = Stopwatch.GetTimestamp();
        while (Find() is null)
        {
            // The pid is written before it goes over to its own log, so then it has come and gone.
            if (ReadOrNull(home.StartLog) is { } log
                && (log.Contains("FATAL", StringComparison.Ordinal) || log.Contains("redirecting", StringComparison.Ordinal))
                && Find() is null)
                throw new IOException($"PostgreSQL did not start: {log.Trim()} {LastWords()}");
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(15))
                throw new IOException($"PostgreSQL did not start within 15 s: {ReadOrNull(home.StartLog)}");
            await Task.Delay(PollEvery, stop);
        }
        return await WaitUntilReadyAsync(stop)
            ?? throw new IOException($"PostgreSQL started and stopped again; its log is in {Path.Combine(home.Data, "log")}: {LastWords()}");
    }

    /// <summary>Stops it within ten seconds: in order, or else at once, and then it recovers at the next start.</summary>
    public async Task StopAsync()
    {
        if (await StoppedAsync("fast", FastStop))
            return;
        if (!await StoppedAsync("immediate", ImmediateStop))
            throw new IOException($"PostgreSQL in {home.Data} does not stop");
    }

    private async Task<bool> StoppedAsync(string mode, TimeSpan limit)
    {
        var since = Stopwatch.GetTimestamp();
        if (Find() is null)
            return true;
        await home.User.RunAsync([programs.PgCtl, "stop", "-W", "-s", "-m", mode, "-D", home.Data], limit, CancellationToken.None);
        while (Find() is not null)
        {
            if (Stopwatch.GetElapsedTime(since) > limit)
                return false;
            await Task.Delay(PollEvery);
        }
        return true;
    }

    // After a reboot, or in a new container, the recorded number can be anybody's, and a killed server can stay a zombie for
    // ever where nobody reaps. PostgreSQL would believe that the cluster is in use. It still refuses to start while processes
    // of the old server hold the shared memory.
    private void ForgetStalePid()
    {
        if (Find() is not null)
            return;
        File.Delete(PidFile);
        foreach (var socket in Directory.GetFiles(home.Path, ".s.PGSQL.*"))
            File.Delete(socket);
    }

    private bool IsOurs(int processId)
    {
        // The server works in its data directory: seen through the process, the pid file has to be this very one.
        if (Directory.Exists("/proc/self"))
        {
            var theirs = ReadOrNull($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/cwd/postmaster.pid");
            return RunningServer.Parse(theirs) is { } seen && seen.ProcessId == processId && seen.IsSameAs(RunningServer.Parse(ReadOrNull(PidFile)));
        }
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private string? LastWords()
    {
        var logs = new DirectoryInfo(Path.Combine(home.Data, "log"));
        var newest = logs.Exists ? logs.GetFiles().MaxBy(file => file.LastWriteTimeUtc) : null;
        return newest is null ? null : string.Join(' ', (ReadOrNull(newest.FullName) ?? "").Split('\n').TakeLast(5));
    }

    private static string? ReadOrNull(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
