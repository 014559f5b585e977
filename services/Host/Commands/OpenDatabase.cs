using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using St4cker.Hosting;
using St4cker.Hosting.Postgres;
using St4cker.Hosting.Settings;

namespace St4cker.Host.Commands;

/// <summary>The database for a command: the given one, or the embedded one, whether the program runs at the moment or not.</summary>
internal sealed class OpenDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private OpenDatabase(string connectionString, IConfiguration configuration, EmbeddedPostgres? embedded)
    {
        ConnectionString = connectionString;
        Source = NpgsqlDataSource.Create(connectionString);
        Configuration = configuration;
        _embedded = embedded;
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>Holds the password, which the source does not tell.</summary>
    public string ConnectionString { get; }
    public IConfiguration Configuration { get; }

    public static async Task<OpenDatabase> Async(CancellationToken stop)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddSecretFiles().Build();
        if (ProgramSettings.ReadPostgres(configuration) is { } given)
            return new OpenDatabase(given, configuration, embedded: null);

        var directory = configuration["St4cker:DataDirectory"] is { Length: > 0 } path ? path : DataDirectory.DefaultPath;
        if (await EmbeddedPostgres.FindRunningAsync(directory, stop) is { } running)
            return new OpenDatabase(running, configuration, embedded: null);
        var embedded = await EmbeddedPostgres.StartAsync(directory, NullLogger.Instance, stop);
        return new OpenDatabase(embedded.ConnectionString, configuration, embedded);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }
}
