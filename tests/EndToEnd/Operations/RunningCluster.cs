using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Operations;

/// <summary>scripts/cluster as a person runs it, and its page as their browser uses it.</summary>
internal sealed partial class RunningCluster : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);
    private readonly Process _script;
    private readonly StringBuilder _said = new();
    private readonly HttpClient _page = new();

    private RunningCluster(Process script)
    {
        _script = script;
        script.OutputDataReceived += Keep;
        script.ErrorDataReceived += Keep;
        script.BeginOutputReadLine();
        script.BeginErrorReadLine();
    }

    public static bool HasBroker => Directory.Exists("/usr/lib/rabbitmq/bin")
        || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, "rabbitmq-server")));

    /// <summary>All that it printed so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>The directory of its data and logs.</summary>
    public string Home => Logs().Match(Said).Groups["home"].Value;

    /// <summary>The process ids of the roles, as it prints them.</summary>
    public IReadOnlyList<int> Roles => [.. RoleLine().Matches(Said).Select(role => int.Parse(role.Groups["pid"].ValueSpan, CultureInfo.InvariantCulture))];

    public static async Task<RunningCluster> StartAsync(params string[] sizes)
    {
        var cluster = new RunningCluster(Repository.Begin("cluster", sizes, []));
        await RunningProgram.UntilAsync(
            () => cluster._script.HasExited ? throw new InvalidOperationException(cluster.Said) : Task.FromResult(cluster.Said.Contains("is ready", StringComparison.Ordinal)),
            "the cluster is ready", ReadyWithin);
        cluster._page.BaseAddress = new Uri(ChatPage().Match(cluster.Said).Groups["url"].Value);
        return cluster;
    }

    public static Task<(int ExitCode, string Said)> RefusedAsync(params string[] sizes) => Repository.RunAsync("cluster", sizes, []);

    public async Task PostAsync(string deed, object content)
    {
        using var answer = await _page.PostAsJsonAsync("/playground/" + deed, content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The newest message in the person's chat that is like this.</summary>
    public async Task<JsonElement> SeesAsync(long person, Func<JsonElement, bool> like)
    {
        JsonElement? seen = null;
        await RunningProgram.UntilAsync(async () => (seen = (await MessagesAsync(person)).Where(like).Select(entry => (JsonElement?)entry).LastOrDefault()) is not null, "a message like that");
        return seen!.Value;
    }

    /// <summary>What runs on its data or from its own start, by command line.</summary>
    public IReadOnlyList<string> Processes() =>
        [.. Directory.GetDirectories("/proc").Where(Belongs).Select(directory => Read(directory, "cmdline").Replace('\0', ' '))];

    /// <summary>SIGTERM, as an init system sends it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _script.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await _script.WaitForExitAsync();
        return _script.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_script.HasExited)
            await StopAsync();
        _script.Dispose();
        _page.Dispose();
    }

    private async Task<IReadOnlyList<JsonElement>> MessagesAsync(long person)
    {
        using var feed = new StreamReader(await _page.GetStreamAsync($"/playground/live?person={person.ToString(CultureInfo.InvariantCulture)}"));
        const string data = "data: ";
        // The first event holds all that there is.
        while (await feed.ReadLineAsync() is { } line)
            if (line.StartsWith(data, StringComparison.Ordinal))
                return [.. JsonDocument.Parse(line[data.Length..]).RootElement.GetProperty("messages").EnumerateArray()];
        return [];
    }

    // Every one of them was told where the data lie, by a word or a setting.
    private bool Belongs(string directory) => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var pid)
        && (Roles.Contains(pid) || Read(directory, "cmdline").Contains(Home, StringComparison.Ordinal) || Read(directory, "environ").Contains(Home, StringComparison.Ordinal));

    private static string Read(string directory, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.AppendLine(line.Data);
    }

    [GeneratedRegex(@"^Logs\s+(?<home>\S+)/logs\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Logs();

    [GeneratedRegex(@"^Chat page\s+(?<url>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChatPage();

    [GeneratedRegex(@"^[a-z]+-\d+\s+pid (?<pid>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoleLine();
}
