using St4cker.EndToEnd.Cluster.House;

namespace St4cker.EndToEnd.Cluster;

/// <summary>Rows in every state that a process can leave when it is killed; they are there before any process runs again.</summary>
[Collection(InACluster.Name)]
public sealed class Healing_what_stalled(CrashedCluster crashed) : IClassFixture<CrashedCluster>
{
    public static TheoryData<string> Names => [.. Stalls.All.Select(stall => stall.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_worked_off(string name) => await crashed.HealedAsync(name);
}

/// <summary>A cluster that was killed with -9 in the middle of all that can stall, and was started again.</summary>
public sealed class CrashedCluster(SharedCluster shared) : IAsyncLifetime
{
    private readonly Dictionary<string, (Stall Stall, Stalled Person)> _stalled = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        var cluster = await shared.OpenAsync();
        var people = await cluster.JoinConnectedAsync(Stalls.All.Count);
        foreach (var (stall, person) in Stalls.All.Zip(people))
            _stalled.Add(stall.Name, (stall, new Stalled(person, cluster)));
        foreach (var (stall, person) in _stalled.Values)
            await stall.Before(person);
        await cluster.KillAllAsync();
        cluster.StandIns.Google.Faults.Clear();
        foreach (var (stall, person) in _stalled.Values)
            await stall.Leave(person);
        await cluster.StartAllAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal Task HealedAsync(string name) => _stalled[name].Stall.Healed(_stalled[name].Person);
}
