using St4cker.EndToEnd.Cluster.House;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Cluster;

/// <summary>The leader of what one copy does at a time is killed with -9, and another one goes on.</summary>
[Collection(InACluster.Name)]
public sealed class Taking_over(SharedCluster shared, RabbitMqServer broker)
{
    [Fact]
    public async Task Sending()
    {
        var cluster = await shared.OpenAsync();
        var ann = cluster.Join();
        await ann.DraftAsync("Buy milk");
        var killed = await KillLeaderAsync(cluster, "telegram-outbound");
        await ann.DraftAsync("Buy bread");
        await LedByAnotherAsync(cluster, "telegram-outbound", killed);
        await killed.Program.StartAsync();
    }

    [Fact]
    public async Task The_clock()
    {
        var cluster = await shared.OpenAsync();
        var ann = cluster.Join();
        var card = await ann.DraftAsync("Buy milk");
        var killed = await KillLeaderAsync(cluster, "scheduler");
        await cluster.Database.ExecuteAsync($"update drafts set expires_at = now() where user_id = {ann.Id}");
        await ann.BecomesAsync(card, "expired");
        await LedByAnotherAsync(cluster, "scheduler", killed);
        await killed.Program.StartAsync();
    }

    [Fact]
    public async Task Polling()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(await broker.NewAddressAsync(), [ClusterUnderTest.Router, ClusterUnderTest.Executor], ("Telegram__Mode", "polling"));
        var ann = cluster.Join();
        await ann.DraftAsync("Buy milk");
        var killed = await KillLeaderAsync(cluster, "telegram-polling");
        await ann.DraftAsync("Buy bread");
        await LedByAnotherAsync(cluster, "telegram-polling", killed);
        Assert.Equal(2, await ann.CountAsync("drafts"));
    }

    private static async Task<Member> KillLeaderAsync(ClusterUnderTest cluster, string work)
    {
        await RunningProgram.UntilAsync(async () => await cluster.LeaderAsync(work) is not null, $"somebody leads {work}");
        var leader = (await cluster.LeaderAsync(work))!;
        await leader.Program.KillAsync();
        return leader;
    }

    private static Task LedByAnotherAsync(ClusterUnderTest cluster, string work, Member killed) =>
        RunningProgram.UntilAsync(async () => await cluster.LeaderAsync(work) is { } leader && leader != killed, $"another one leads {work}");
}
