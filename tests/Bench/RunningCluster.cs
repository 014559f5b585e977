using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using St4cker.EndToEnd.Fixtures;
using St4cker.Hosting.Postgres;

namespace St4cker.Bench;

/// <summary>The roles as processes of their own over a private PostgreSQL and a private RabbitMQ. Telegram calls the first router.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    // 60 connections is what the database allows, and some are its own.
    private const int ConnectionsForAll = 50;
    private readonly EmbeddedPostgres _postgres;
    private readonly RabbitMqNode _broker;
    private readonly List<RunningProgram> _processes = [];

    private RunningCluster(EmbeddedPostgres postgres, RabbitMqNode broker, ProgramDatabase database) => (_postgres, _broker, Database) = (postgres, broker, database);

    public ProgramDatabase Database { get; }

    /// <summary>MiB of all processes of the program together.</summary>
    public double Resident => _processes.Sum(process => ProcessTable.Resident(process.ProcessId));

    /// <param name="size">How many of each role; the scheduler is one more.</param>
    public static async Task<RunningCluster> StartAsync(Workbench bench, StandIns standIns, int size, CancellationToken stop)
    {
        var postgres = await EmbeddedPostgres.StartAsync(bench.NewHome(), NullLogger.Instance, stop);
        var broker = await RabbitMqNode.StartAsync(bench.NewHome(), ["bench"]);
        var cluster = new RunningCluster(postgres, broker, await ProgramDatabase.OpenAsync(postgres.ConnectionString, stop));
        string[] roles = [.. Enumerable.Range(0, size).SelectMany(_ => (string[])["router", "executor", "confirmation"]), "scheduler"];
        var firstUrl = $"http://127.0.0.1:{FreePort.Find()}";
        (string, string)[] settings =
        [
            ("ConnectionStrings__Postgres", $"{postgres.ConnectionString};Maximum Pool Size={ConnectionsForAll / roles.Length}"),
            ("ConnectionStrings__RabbitMq", broker.Address("bench")),
            ("St4cker__MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ("St4cker__PublicUrl", firstUrl),
            ("Telegram__Acknowledge", "none"),
        ];
        await Schema(postgres.ConnectionString, stop);
        foreach (var role in roles)
        {
            var url = cluster._processes.Count == 0 ? firstUrl : $"http://127.0.0.1:{FreePort.Find()}";
            cluster._processes.Add(await RunningProgram.StartAsync(bench.Program, role, bench.NewHome(), standIns, [.. settings, ("ASPNETCORE_URLS", url)]));
        }

        return cluster;
    }

    public ProcessorTimes Times() => new(
        _processes.Sum(process => ProcessTable.ProcessorTime(process.ProcessId)),
        ProcessTable.ProcessorTimeTogether(Database.Postmaster),
        ProcessTable.ProcessorTimeTogether(_broker.ProcessId));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_processes.Select(process => process.DisposeAsync().AsTask()));
        await Database.DisposeAsync();
        await _broker.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private static async Task Schema(string address, CancellationToken stop)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(address);
        await St4cker.Storage.Schema.MigrateAsync(source, stop);
    }
}
