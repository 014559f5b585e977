using System.Diagnostics;
using System.Net;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Operations;

namespace St4cker.EndToEnd.Journeys.House;

/// <summary>The real program, all-in-one or in some roles, as a process of its own, with a data directory and a port that it keeps over restarts.</summary>
internal sealed class ProgramUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StoppedWithin = TimeSpan.FromSeconds(20);
    private static readonly string[] OwnSettings = ["St4cker", "Telegram", "Google", "Gemini", "ConnectionStrings", "ASPNETCORE", "DOTNET_ENVIRONMENT", "Logging", "OTEL"];
    private readonly List<string> _log = [];
    private readonly Dictionary<string, string> _settings;
    private readonly IReadOnlyList<string> _roles;
    private Process? _running;

    /// <param name="roles">None: all of them.</param>
    public ProgramUnderTest(IEnumerable<(string Name, string Value)> settings, params IReadOnlyList<string> roles)
    {
        _roles = roles;
        Url = $"http://127.0.0.1:{FreePort.Find()}";
        DataDirectory = Path.Combine(Path.GetTempPath(), "st4cker-journey-" + Guid.NewGuid().ToString("n")[..10]);
        _settings = new(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = Url, ["St4cker__DataDirectory"] = DataDirectory };
        foreach (var (name, value) in settings)
            _settings[name] = value;
        Http = new HttpClient { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromSeconds(30) };
    }

    public string Url { get; }
    public string DataDirectory { get; }
    public HttpClient Http { get; }
    public bool IsRunning => _running is { HasExited: false };

    /// <summary>The most bytes that it ever held in memory, as Linux tells it.</summary>
    public long PeakMemory => long.Parse(
        File.ReadLines($"/proc/{_running!.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;

    /// <summary>Every line that it wrote so far, to either output, over all its lives.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
                return [.. _log];
        }
    }

    /// <summary>Done when it says that it is ready.</summary>
    /// <param name="once">Told this time only.</param>
    public async Task StartAsync(params (string Name, string Value)[] once)
    {
        Start(once);
        var started = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            if (_running!.HasExited || Stopwatch.GetElapsedTime(started) > ReadyWithin)
                throw new InvalidOperationException($"The program did not become ready:\n{string.Join('\n', Log)}");
            await Task.Delay(20);
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    /// <inheritdoc cref="StartAsync" path="/param"/>
    public void Start(params (string Name, string Value)[] once)
    {
        // Whoever asks meanwhile whether it runs is told of the one that ended.
        using var ended = _running;
        _running = Begin(_roles, once);
        _running.OutputDataReceived += Keep;
        _running.ErrorDataReceived += Keep;
        _running.BeginOutputReadLine();
        _running.BeginErrorReadLine();
    }

    /// <summary>kill -9: it gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        _running!.Kill();
        await _running.WaitForExitAsync();
    }

    /// <summary>It was told to end by itself, as by kill -9.</summary>
    public async Task DiesAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        await _running!.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(_running.HasExited, "It went on:\n" + string.Join('\n', Log.TakeLast(30)));
    }

    /// <summary>SIGTERM, as an init system sends it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _running!.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(StoppedWithin);
        await _running.WaitForExitAsync(patience.Token);
        return _running.ExitCode;
    }

    /// <summary>Runs one of its commands with the same settings.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> words, string input = "")
    {
        using var command = Begin(words);
        // Read from the beginning: it may answer before it has heard all.
        var output = command.StandardOutput.ReadToEndAsync();
        var errors = command.StandardError.ReadToEndAsync();
        await command.StandardInput.WriteAsync(input);
        command.StandardInput.Close();
        await command.WaitForExitAsync();
        return (command.ExitCode, await output + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_running is { HasExited: false })
            Assert.Equal(0, await StopAsync());
        _running?.Dispose();
        if (Directory.Exists(DataDirectory))
            Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync("/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Process Begin(IEnumerable<string> words, params (string Name, string Value)[] once)
    {
        var start = new ProcessStartInfo(Executable(), words) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        ForgetSettings(start);
        foreach (var (name, value) in _settings.Select(setting => (setting.Key, setting.Value)).Concat(once))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Nothing of what the person who runs these tests has set for a program of their own.</summary>
    internal static void ForgetSettings(ProcessStartInfo start)
    {
        foreach (var foreign in start.Environment.Keys.Where(name => OwnSettings.Any(own => name.StartsWith(own, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(foreign);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (_log)
            _log.Add(line.Data);
    }

    /// <summary>Built with these tests, so it stands beside them; else where its own project was built in the same configuration.</summary>
    internal static string Executable()
    {
        var name = OperatingSystem.IsWindows() ? "st4cker.exe" : "st4cker";
        var beside = Path.Combine(AppContext.BaseDirectory, name);
        if (File.Exists(beside) && File.Exists(Path.ChangeExtension(Path.Combine(AppContext.BaseDirectory, "st4cker"), ".runtimeconfig.json")))
            return beside;
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(Repository.Root, "services", "Host", "bin", output.Parent!.Name, output.Name, name);
        return File.Exists(built) ? built : throw new FileNotFoundException($"The program is neither {beside} nor {built}: build the solution first.");
    }
}
