using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace St4cker.Bench;

/// <summary>The program as a process of its own, all roles in one, with an embedded database.</summary>
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

    public static async Task<RunningProgram> StartAsync(string program, string home, StandIns standIns, params (string Name, string Value)[] settings)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        // exec: the process keeps its number. A log in a file costs what it costs in service.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" >> \"$1\" 2>&1", program, home + ".log"]);
        foreach (var foreign in start.Environment.Keys.Where(name => name.Contains("__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(foreign);
        foreach (var (name, value) in standIns.Settings.Concat(settings))
            start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        start.Environment["St4cker__DataDirectory"] = home;

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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
