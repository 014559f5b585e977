using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using St4cker.Hosting.Postgres;

namespace St4cker.EndToEnd.Cluster.House;

/// <summary>A PostgreSQL of one cluster's own, which may be restarted under it as after a crash.</summary>
/// <remarks>It writes each commit to its log before it answers, and only forgets to sync the disk: what it answered for outlives its own death.</remarks>
internal sealed class ClusterDatabase : IAsyncDisposable
{
    private static readonly string[] Settings = ["fsync = off", "full_page_writes = off", "max_connections = 300"];
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(30);
    private readonly string _directory;
    private EmbeddedPostgres _running;

    private ClusterDatabase(string directory, EmbeddedPostgres running) => (_directory, _running) = (directory, running);

    public string ConnectionString => _running.ConnectionString;

    public static async Task<ClusterDatabase> StartAsync()
    {
        // Named as the tests' other servers are, so that whoever comes after a killed run removes it too.
        var directory = Path.Combine(Path.GetTempPath(), "st4cker-tests-" + Guid.NewGuid().ToString("n")[..12]);
        return new ClusterDatabase(directory, await StartAsync(directory));
    }

    /// <summary>What pg_ctl restart -m immediate does: every connection is cut, nothing is written down in order, and it recovers from its log.</summary>
    public async Task CrashAsync()
    {
        await StopAtOnceAsync();
        await StartAgainAsync();
    }

    /// <summary>The first half of it.</summary>
    public async Task StopAtOnceAsync()
    {
        var postmaster = int.Parse((await AskAsync<string>("select pg_read_file('postmaster.pid')")).Split('\n')[0], CultureInfo.InvariantCulture);
        using var server = Process.GetProcessById(postmaster);
        using (var quit = Process.Start("kill", ["-QUIT", postmaster.ToString(CultureInfo.InvariantCulture)]))
            await quit.WaitForExitAsync();
        await server.WaitForExitAsync().WaitAsync(GoneWithin);
        _running.Abandon();
        await using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    public async Task StartAgainAsync() => _running = await StartAsync(_directory);

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _running.StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static Task<EmbeddedPostgres> StartAsync(string directory) =>
        EmbeddedPostgres.StartAsync(directory, Settings, sync: false, NullLogger.Instance, CancellationToken.None);
}
