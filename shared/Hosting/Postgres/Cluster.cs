using System.Security.Cryptography;
using System.Text;

namespace St4cker.Hosting.Postgres;

/// <summary>Makes the cluster once and writes its settings at each start.</summary>
internal sealed class Cluster(ClusterHome home, ServerPrograms programs, IReadOnlyList<string> extraSettings)
{
    public const string SuperUser = "st4cker";
    public const int Connections = 60;
    private const string SettingsFile = "st4cker.conf";

    /// <summary>True: it was made just now.</summary>
    public async Task<bool> MakeAsync(bool sync, CancellationToken stop)
    {
        if (home.Version is not null)
            return false;
        // Under a name of its own until it is whole: a kill in the middle leaves nothing that looks like a cluster, and an
        // initdb that outlived its killed parent can not meddle with ours.
        foreach (var half in Directory.GetDirectories(home.Path, "new-*"))
            Directory.Delete(half, recursive: true);
        await WriteOwnedAsync(home.PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), stop);
        var made = Path.Combine(home.Path, $"new-{Environment.ProcessId}-{Path.GetRandomFileName()}");
        List<string> command =
        [
            programs.InitDb, "-D", made, $"--username={SuperUser}", $"--pwfile={home.PasswordFile}", "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale=C", "--no-instructions", .. sync ? (string[])[] : ["--no-sync"],
        ];
        var (code, said) = await home.User.RunAsync(command, TimeSpan.FromMinutes(2), stop);
        if (code != 0)
            throw new IOException($"initdb could not make a cluster in {home.Path}: {said}");
        await File.AppendAllTextAsync(Path.Combine(made, "postgresql.conf"), $"include '{SettingsFile}'\n", stop);
        Directory.Move(made, home.Data);
        return true;
    }

    public Task<string> PasswordAsync(CancellationToken stop) => File.ReadAllTextAsync(home.PasswordFile, stop);

    /// <summary>What the server is told; <c>alter system</c> still wins for who wants to tune it.</summary>
    /// <param name="socketDirectory">Null: this system has no unix sockets, so it listens on loopback.</param>
    /// <param name="port">Part of the socket's name too.</param>
    /// <param name="stop">The program stops.</param>
    public Task WriteSettingsAsync(string? socketDirectory, int port, CancellationToken stop)
    {
        var settings = new StringBuilder($"""
            # Written by st4cker at each start. Use "alter system" to change a setting for good.
            listen_addresses = '{(socketDirectory is null ? "127.0.0.1" : "")}'
            port = {port}
            max_connections = {Connections}
            password_encryption = 'scram-sha-256'
            timezone = 'UTC'
            log_timezone = 'UTC'

            # A small machine is shared with the program itself.
            shared_buffers = '128MB'
            effective_cache_size = '512MB'
            min_wal_size = '32MB'
            # After each checkpoint the first change of a page writes the page whole, and people's rows lie on many pages.
            max_wal_size = '1GB'
            checkpoint_timeout = '15min'
            wal_compression = on
            random_page_cost = 1.1
            max_worker_processes = 4
            max_parallel_workers_per_gather = 0
            max_logical_replication_workers = 0
            autovacuum_max_workers = 2
            # The statements are short: compiling one costs more than it saves.
            jit = off

            # A week of log files, each written anew when its weekday returns. No statements and no details: they hold people's words.
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgres-%a.log'
            log_rotation_age = '1d'
            log_rotation_size = 0
            log_truncate_on_rotation = on
            log_min_messages = 'warning'
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'

            """);
        if (socketDirectory is not null)
            settings.AppendLine(CultureInfo.InvariantCulture, $"unix_socket_directories = '\"{socketDirectory.Replace("'", "''", StringComparison.Ordinal)}\"'")
                .AppendLine("unix_socket_permissions = 0700");
        foreach (var line in extraSettings)
            settings.AppendLine(line);
        return File.WriteAllTextAsync(Path.Combine(home.Data, SettingsFile), settings.ToString(), stop);
    }

    /// <summary>Writes a file that only the server's user and root can read, from the first byte on.</summary>
    private async Task WriteOwnedAsync(string file, string content, CancellationToken stop)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(file, options))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(content), stop);
        if (home.User.Owner is { } owner && await ChildProgram.RunAsync(["chown", owner, file], TimeSpan.FromSeconds(10), stop) is (not 0, var said))
            throw new IOException($"the password file could not be given to PostgreSQL's user: {said}");
    }
}
