using System.Diagnostics;
using St4cker.EndToEnd.Fixtures;

namespace St4cker.Bench;

/// <summary>The program as a process of its own: all roles in one with an embedded database, or one role of a cluster.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private RunningProgram(Process process, string home, Uri url) => (_process, Home, Url) = (process, home, url);

    public string Home { get; }
    public Uri Url { get; }
    public int ProcessId => _process.Id;
    /// <summary>From the start of the process to the first good answer of /health/ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public static Task<RunningProgram> StartAsync(string program, string home, StandIns standIns, params (string Name, string Value)[] settings) =>
        StartAsync(program, role: null, home, standIns, settings);

    /// <param name="role">Null: all of them.</param>
    public static async Task<RunningProgram> StartAsync(string program, string? role, string home, StandIns standIns, params (string Name, string Value)[] settings)
    {
        var url = new Uri(settings.FirstOrDefault(setting => setting.Name == "ASPNETCORE_URLS").Value ?? $"http://127.0.0.1:{FreePort.Find()}");
        // exec: the process keeps its number. A log in a file costs what it costs in service.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$0\" \"$@\" >> \"$log\" 2>&1", program, home + ".log", .. role is null ? (string[])[] : [role]]);
        foreach (var foreign in start.Environment.Keys.Where(name => name.Contains("__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(foreign);
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        start.Environment["St4cker__DataDirectory"] = home;
        foreach (var (name, value) in standIns.Settings.Concat(settings))
            start.Environment[name] = value;

        var since = Stopwatch.GetTimestamp();
        var running = new RunningProgram(Process.Start(start)!, home, url);
        try
        {
            await running.UntilReadyAsync(since);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var term = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await _process.WaitForExitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task UntilReadyAsync(long since)
    {
        using var http = new HttpClient { BaseAddress = Url };
        while (true)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
                throw new InvalidOperationException($"{_process.StartInfo.FileName} did not become ready: {await File.ReadAllTextAsync(Home + ".log")}");
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    ReadyAfter = Stopwatch.GetElapsedTime(since);
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(5);
        }
    }
}
