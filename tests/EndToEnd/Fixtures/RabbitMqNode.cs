using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace St4cker.EndToEnd.Fixtures;

/// <summary>
/// A private RabbitMQ: Debian's rabbitmq-server as a process of its own user, with a directory, a name and ports of its own. It may be
/// killed and started again; what its queues held is there as after a crash of the machine's own one.
/// </summary>
internal sealed class RabbitMqNode : IAsyncDisposable
{
    private const string Server = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private const int Tries = 3;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan NotedWithin = TimeSpan.FromSeconds(2);
    private readonly string _directory;
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(12));
    private readonly int _port, _distribution, _names;
    private Process? _running;

    private RabbitMqNode(string directory)
    {
        _directory = directory;
        (_port, _distribution, _names) = (FreePort.Find(), FreePort.Find(), FreePort.Find());
    }

    public int ProcessId => _running!.Id;

    public static bool IsInstalled => File.Exists(Server);

    /// <param name="directory">Made here, removed at the end.</param>
    /// <param name="vhosts">Each holds queues apart from the others'.</param>
    public static async Task<RabbitMqNode> StartAsync(string directory, IReadOnlyList<string> vhosts)
    {
        var node = new RabbitMqNode(directory);
        node.WriteSettings(vhosts);
        await node.StartAsync();
        return node;
    }

    public string Address(string vhost) => string.Create(CultureInfo.InvariantCulture, $"amqp://st4cker:{_password}@127.0.0.1:{_port}/{vhost}");

    /// <summary>Done when it takes connections. One that was killed may leave its name or a port taken for a moment, so it is tried again.</summary>
    public async Task StartAsync()
    {
        for (var left = Tries; !await TryStartAsync(); left--)
        {
            if (left == 1)
                throw new InvalidOperationException($"RabbitMQ did not start; its logs are in {_directory}");
        }
    }

    private async Task<bool> TryStartAsync()
    {
        _running?.Dispose();
        _running = Process.Start(Describe([Server]))!;
        // Remembered, so that a test run that was killed can be cleaned up after.
        await File.WriteAllTextAsync(PidFile(_directory), _running.Id.ToString(CultureInfo.InvariantCulture));
        _running.OutputDataReceived += (_, _) => { };
        _running.BeginOutputReadLine();
        var since = Stopwatch.GetTimestamp();
        while (!_running.HasExited && Stopwatch.GetElapsedTime(since) < ReadyWithin)
        {
            if (await TakesConnectionsAsync())
                return true;
            await Task.Delay(50);
        }

        return false;
    }

    /// <summary>kill -9, a moment later: RabbitMQ 3.10 notes the name of a new quorum queue half a second after it said that it is declared, and
    /// one that dies before comes back with a queue that takes nothing and gives nothing.</summary>
    public async Task KillAsync()
    {
        await Task.Delay(NotedWithin);
        _running!.Kill();
        await _running.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is { HasExited: false })
        {
            _running.Kill();
            await _running.WaitForExitAsync();
        }

        _running?.Dispose();
        await RunAsync(Describe(["epmd", "-port", Text(_names), "-kill"]));
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Ends what a killed test run left running in the directory.</summary>
    public static void EndLeftover(string directory)
    {
        if (!File.Exists(PidFile(directory)) || !int.TryParse(File.ReadAllText(PidFile(directory)), CultureInfo.InvariantCulture, out var id))
            return;
        var says = $"/proc/{Text(id)}/cmdline";
        // The number may be anybody's by now.
        if (!File.Exists(says) || !File.ReadAllText(says).Contains(directory, StringComparison.Ordinal))
            return;
        using var left = Process.GetProcessById(id);
        left.Kill();
    }

    private void WriteSettings(IReadOnlyList<string> vhosts)
    {
        Directory.CreateDirectory(_directory);
        File.WriteAllText(Path.Combine(_directory, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{Text(_port)}
            load_definitions = {_directory}/definitions.json
            log.console = false
            log.file.level = warning
            disk_free_limit.absolute = 50MB
            raft.wal_max_size_bytes = 8388608

            """);
        File.WriteAllText(Path.Combine(_directory, "enabled_plugins"), "[].\n");
        File.WriteAllText(Path.Combine(_directory, "definitions.json"), Definitions(vhosts));
        if (Environment.IsPrivilegedProcess)
            Process.Start("chown", ["-R", "rabbitmq:rabbitmq", _directory]).WaitForExit();
    }

    private string Definitions(IReadOnlyList<string> vhosts)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return JsonSerializer.Serialize(new
        {
            users = new[] { new { name = "st4cker", password_hash = Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(_password)])]), hashing_algorithm = "rabbit_password_hashing_sha256", tags = "administrator" } },
            vhosts = vhosts.Select(name => new { name }),
            permissions = vhosts.Select(vhost => new { user = "st4cker", vhost, configure = ".*", write = ".*", read = ".*" }),
        });
    }

    private ProcessStartInfo Describe(string[] command)
    {
        // It has no business with root, and its own user may read what Debian put in place for it.
        string[] line = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=rabbitmq", "--regid=rabbitmq", "--clear-groups", .. command] : command;
        var start = new ProcessStartInfo(line[0], line[1..]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = "/" };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["PATH"] = path,
            ["HOME"] = _directory,
            ["LANG"] = "C.UTF-8",
            // Its script then becomes the server instead of minding it, so that this process is the one to kill.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
            ["ERL_EPMD_PORT"] = Text(_names),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = Path.GetFileName(_directory) + "@localhost",
            ["RABBITMQ_DIST_PORT"] = Text(_distribution),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_directory, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_directory, "log"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_directory, "rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_directory, "none"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_directory, "enabled_plugins"),
            // The directory is named where a process list shows it; threads that wait do not spin.
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = $"+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none -st4cker_tests {_directory}",
        })
            start.Environment[name] = value;
        return start;
    }

    private async Task<bool> TakesConnectionsAsync()
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task RunAsync(ProcessStartInfo command)
    {
        using var process = Process.Start(command)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }

    private static string PidFile(string directory) => Path.Combine(directory, "test.pid");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
