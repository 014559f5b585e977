using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Contracts;
using St4cker.Hosting.Settings;

namespace St4cker.Hosting.Postgres;

/// <summary>
/// The all-in-one's own PostgreSQL: made on the first start, run as a process of its own, stopped with the program.
/// A program that was killed leaves it running, and the next one takes it over.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    // The system's limit is 108 bytes for the socket's whole path, of which its name takes fifteen.
    private const int LongestSocketDirectory = 90;
    private const int SocketPort = 5432;
    private const string Database = "st4cker";
    private readonly DataDirectory _directory;
    private readonly Postmaster _postmaster;
    private readonly ILogger _logger;
    private readonly string? _temporarySockets;
    private bool _stopped;

    private EmbeddedPostgres(DataDirectory directory, Postmaster postmaster, string connectionString, string? temporarySockets, ILogger logger)
    {
        _directory = directory;
        _postmaster = postmaster;
        ConnectionString = connectionString;
        _temporarySockets = temporarySockets;
        _logger = logger;
    }

    /// <summary>For Npgsql; holds the password.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts the cluster of the data directory, or takes over the one that runs there.</summary>
    /// <exception cref="SettingException">PostgreSQL is not on the machine, or the directory does not serve or is in use.</exception>
    /// <exception cref="IOException">PostgreSQL does not start; the message holds what it said.</exception>
    public static Task<EmbeddedPostgres> StartAsync(string dataDirectory, ILogger logger, CancellationToken stop) =>
        StartAsync(dataDirectory, extraSettings: [], sync: true, logger, stop);

    /// <summary>The connection string of the cluster that runs there at the moment, for a command beside the running program; null when none runs.</summary>
    public static async Task<string?> FindRunningAsync(string dataDirectory, CancellationToken stop)
    {
        if (!DataDirectory.IsTaken(dataDirectory))
            return null;
        var home = await ClusterHome.PrepareAsync(dataDirectory, stop);
        var programs = await ServerPrograms.FindAsync(home.Version, home.User, stop);
        var running = await new Postmaster(home, programs).WaitUntilReadyAsync(stop);
        return running is null ? null : Describe(running, await new Cluster(home, programs, []).PasswordAsync(stop), Database);
    }

    /// <param name="dataDirectory">Where it is kept.</param>
    /// <param name="extraSettings">Lines for postgresql.conf, after ours.</param>
    /// <param name="sync">False: for tests, whose data need not survive the machine.</param>
    /// <param name="logger">Hears what is done.</param>
    /// <param name="stop">The program stops.</param>
    internal static async Task<EmbeddedPostgres> StartAsync(
        string dataDirectory, IReadOnlyList<string> extraSettings, bool sync, ILogger logger, CancellationToken stop)
    {
        var directory = DataDirectory.Take(dataDirectory);
        Postmaster? postmaster = null;
        try
        {
            var since = Stopwatch.GetTimestamp();
            var home = await ClusterHome.PrepareAsync(directory.Path, stop);
            var programs = await ServerPrograms.FindAsync(home.Version, home.User, stop);
            var cluster = new Cluster(home, programs, extraSettings);
            if (await cluster.MakeAsync(sync, stop))
                LogMade(logger, home.Path, programs.Version);

            var password = await cluster.PasswordAsync(stop);
            postmaster = new Postmaster(home, programs);
            var running = await AdoptAsync(postmaster, password, logger, stop);
            if (running is null)
            {
                var (sockets, port) = await ChooseAddressAsync(home, stop);
                await cluster.WriteSettingsAsync(sockets, port, stop);
                running = await postmaster.StartAsync(stop);
            }
            await MakeDatabaseAsync(Describe(running, password, Database), Describe(running, password, "postgres"), stop);
            LogReady(logger, (int)Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            var temporarySockets = running.SocketDirectory.Length > 0 && running.SocketDirectory != home.Path ? running.SocketDirectory : null;
            return new EmbeddedPostgres(directory, postmaster, Describe(running, password, Database), temporarySockets, logger);
        }
        catch
        {
            // Stopped by Ctrl-C while it started, too: nothing is left behind.
            if (postmaster is not null)
                await postmaster.StopAsync();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Stops it, in order if it can, within ten seconds. Nothing happens the second time.</summary>
    public async Task StopAsync()
    {
        if (_stopped)
            return;
        _stopped = true;
        var since = Stopwatch.GetTimestamp();
        NpgsqlConnection.ClearAllPools();
        await _postmaster.StopAsync();
        if (_temporarySockets is not null && Directory.Exists(_temporarySockets))
            Directory.Delete(_temporarySockets, recursive: true);
        _directory.Dispose();
        LogStopped(_logger, (int)Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Lets go of it as a killed program does: the server runs on and the directory is free.</summary>
    internal void Abandon()
    {
        _stopped = true;
        _directory.Dispose();
    }

    /// <summary>A running server is ours when it takes our password; any other one of this cluster is in a bad way and is stopped.</summary>
    private static async Task<RunningServer?> AdoptAsync(Postmaster postmaster, string password, ILogger logger, CancellationToken stop)
    {
        if (postmaster.Find() is null)
            return null;
        if (await postmaster.WaitUntilReadyAsync(stop) is { } running && await AnswersAsync(Describe(running, password, "postgres"), stop))
        {
            LogAdopted(logger, running.ProcessId);
            return running;
        }
        await postmaster.StopAsync();
        return null;
    }

    private static async Task<bool> AnswersAsync(string connectionString, CancellationToken stop)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Timeout=3;Command Timeout=3");
            await connection.OpenAsync(stop);
            await using var command = new NpgsqlCommand("select 1", connection);
            return await command.ExecuteScalarAsync(stop) is 1;
        }
        catch (Exception silent) when (silent is NpgsqlException or TimeoutException or SocketException)
        {
            return false;
        }
    }

    private static async Task<(string? Sockets, int Port)> ChooseAddressAsync(ClusterHome home, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows())
            return (null, FreePort());
        if (Encoding.UTF8.GetByteCount(home.Path) <= LongestSocketDirectory)
            return (home.Path, SocketPort);
        // Random and ours alone, so that nobody can wait there for the password.
        var sockets = Directory.CreateTempSubdirectory("st4cker-").FullName;
        if (!await home.User.OwnAsync(sockets, stop))
            throw new SettingException(
                "St4cker__DataDirectory",
                $"the path {home.Path} is too long for a unix socket and {sockets} does not serve; choose a shorter one");
        return (sockets, SocketPort);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Describe(RunningServer server, string password, string database) => DatabaseConnections.Tuned(new NpgsqlConnectionStringBuilder
    {
        Host = server.Host,
        Port = server.Port,
        Username = Cluster.SuperUser,
        Password = password,
        Database = database,
        // Some room stays for psql and for the connections that are kept outside the pool.
        MaxPoolSize = Cluster.Connections - 15,
        SslMode = SslMode.Disable,
    }.ConnectionString);

    private static async Task MakeDatabaseAsync(string connectionString, string administration, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(administration + ";Pooling=false");
        await connection.OpenAsync(stop);
        await using var exists = new NpgsqlCommand("select count(*) from pg_database where datname = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = new NpgsqlConnectionStringBuilder(connectionString).Database } },
        };
        if (await exists.ExecuteScalarAsync(stop) is 1L)
            return;
        await using var create = new NpgsqlCommand($"create database {Database}", connection);
        await create.ExecuteNonQueryAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A PostgreSQL {Version} cluster was made in {Home}")]
    private static partial void LogMade(ILogger logger, string home, int version);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took over the PostgreSQL that still runs as process {ProcessId}")]
    private static partial void LogAdopted(ILogger logger, int processId);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL is ready after {Milliseconds} ms")]
    private static partial void LogReady(ILogger logger, int milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL stopped after {Milliseconds} ms")]
    private static partial void LogStopped(ILogger logger, int milliseconds);
}
