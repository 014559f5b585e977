using Xunit.Sdk;

[assembly: AssemblyFixture(typeof(St4cker.EndToEnd.Fixtures.RabbitMqServer))]

namespace St4cker.EndToEnd.Fixtures;

/// <summary>
/// A real broker for the tests of the cluster: the one named by TEST_RABBITMQ (amqp://…), else a private one, started at the first
/// use and removed at the end. Where there is none, the tests that need it are skipped.
/// </summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private const string DirectoryPrefix = "st4cker-broker-";
    private readonly Lazy<Task<RabbitMqNode>> _own = new(StartAsync);
    private readonly string? _given = Environment.GetEnvironmentVariable("TEST_RABBITMQ") is { Length: > 0 } given ? given : null;
    private int _handedOut;

    // More than there are tests and fixtures that ask for one.
    private static string[] Vhosts { get; } = [.. Enumerable.Range(1, 16).Select(number => string.Create(CultureInfo.InvariantCulture, $"cluster{number}"))];

    /// <summary>It can be killed and started again.</summary>
    public bool IsPrivate => _given is null;

    /// <summary>An address whose queues nobody else uses (of a broker that was given: its own).</summary>
    public async Task<string> NewAddressAsync()
    {
        if (_given is not null)
            return _given;
        if (!RabbitMqNode.IsInstalled)
            throw SkipException.ForSkip("there is no rabbitmq-server on this machine");
        return (await _own.Value).Address(Vhosts[Interlocked.Increment(ref _handedOut) - 1]);
    }

    public async Task KillAsync() => await (await _own.Value).KillAsync();

    public async Task StartAgainAsync() => await (await _own.Value).StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_own.IsValueCreated)
            await (await _own.Value).DisposeAsync();
    }

    private static async Task<RabbitMqNode> StartAsync()
    {
        foreach (var left in Directory.GetDirectories(Path.GetTempPath(), DirectoryPrefix + "*").Where(left => Directory.GetCreationTimeUtc(left) < DateTime.UtcNow.AddHours(-2)))
        {
            RabbitMqNode.EndLeftover(left);
            Directory.Delete(left, recursive: true);
        }

        return await RabbitMqNode.StartAsync(Path.Combine(Path.GetTempPath(), DirectoryPrefix + Guid.NewGuid().ToString("n")[..10]), Vhosts);
    }
}
