using St4cker.EndToEnd.Fixtures;

namespace St4cker.EndToEnd.Cluster.House;

/// <summary>The tests of the cluster take turns: each may kill what the others need.</summary>
[CollectionDefinition(Name)]
public sealed class InACluster : ICollectionFixture<SharedCluster>
{
    public const string Name = "cluster";
}

/// <summary>One cluster for tests that leave it as they found it; started at the first use.</summary>
public sealed class SharedCluster(RabbitMqServer broker) : IAsyncDisposable
{
    private ClusterUnderTest? _cluster;

    internal async Task<ClusterUnderTest> OpenAsync() => _cluster ??= await ClusterUnderTest.StartAsync(await broker.NewAddressAsync());

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}
