using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using St4cker.Contracts;
using St4cker.Hosting.Postgres;
using St4cker.Storage;

[assembly: AssemblyFixture(typeof(St4cker.EndToEnd.Fixtures.PostgresServer))]

namespace St4cker.EndToEnd.Fixtures;

/// <summary>
/// A real PostgreSQL for the tests of this assembly: the server named by TEST_POSTGRES (a superuser's connection string),
/// else a private one that forgets to sync, started at the first use and removed at the end.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string DirectoryPrefix = "st4cker-tests-";
    private readonly string _directory = Path.Combine(Path.GetTempPath(), DirectoryPrefix + Guid.NewGuid().ToString("n")[..12]);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new(StringComparer.Ordinal);
    private readonly Lazy<Task<string>> _administration;
    private EmbeddedPostgres? _own;

    public PostgresServer() => _administration = new(FindOrStartAsync);

    /// <summary>An empty database, dropped with the returned object.</summary>
    public Task<TestDatabase> CreateDatabaseAsync() => CopyAsync("template0");

    /// <summary>A database with the tables of this program.</summary>
    public Task<TestDatabase> CreateMigratedDatabaseAsync() => CreateDatabaseAsync("migrated", MigrateAsync);

    /// <summary>A database like the one that <paramref name="prepare"/> made (migrated, say) the first time this name was used.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(string template, Func<string, Task> prepare) =>
        await CopyAsync(await _templates.GetOrAdd(template, _ => new(() => PrepareAsync(prepare))).Value);

    public async ValueTask DisposeAsync()
    {
        if (_own is null)
            return;
        await _own.StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static async Task MigrateAsync(string connectionString)
    {
        // A template can not be copied while somebody is connected to it.
        await using var database = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await Schema.MigrateAsync(database, CancellationToken.None);
    }

    private async Task<string> PrepareAsync(Func<string, Task> prepare)
    {
        var database = await CopyAsync("template0");
        await prepare(database.ConnectionString);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        return database.Name;
    }

    private async Task<TestDatabase> CopyAsync(string template)
    {
        var administration = await _administration.Value;
        var name = "test_" + Guid.NewGuid().ToString("n")[..12];
        await TestDatabase.ExecuteAsync(administration, $"create database {name} template {template}");
        return new TestDatabase(name, administration);
    }

    private async Task<string> FindOrStartAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        await RemoveLeftoversAsync();
        _own = await EmbeddedPostgres.StartAsync(
            _directory,
            ["fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 300", "autovacuum = off"],
            sync: false, NullLogger.Instance, CancellationToken.None);
        return _own.ConnectionString;
    }

    // A killed test run could not clean up; whoever comes next does.
    private static async Task RemoveLeftoversAsync()
    {
        foreach (var directory in Directory.GetDirectories(Path.GetTempPath(), DirectoryPrefix + "*"))
        {
            try
            {
                if (Directory.Exists(Path.Combine(directory, "postgres", "data")))
                    await (await EmbeddedPostgres.StartAsync(directory, [], sync: false, NullLogger.Instance, CancellationToken.None)).StopAsync();
                if (Directory.GetCreationTimeUtc(directory) < DateTime.UtcNow.AddMinutes(-10))
                    Directory.Delete(directory, recursive: true);
            }
            catch (Exception taken) when (taken is SettingException or IOException or UnauthorizedAccessException)
            {
                // Another run is using it, or it is another user's.
            }
        }
    }
}
