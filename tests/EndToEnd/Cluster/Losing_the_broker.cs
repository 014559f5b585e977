using System.Text.Json;
using St4cker.EndToEnd.Cluster.House;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Cluster;

/// <summary>RabbitMQ is killed and comes back later; no process is restarted for it.</summary>
[Collection(InACluster.Name)]
public sealed class Losing_the_broker(SharedCluster shared, RabbitMqServer broker)
{
    // The longer it was away, the longer the pauses between two attempts to reach it, up to a minute.
    private static readonly TimeSpan ReturnsWithin = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Everything_goes_on_by_looking_and_health_says_what_is_wrong()
    {
        Assert.SkipUnless(broker.IsPrivate, "the broker that was given is not ours to kill");
        var cluster = await shared.OpenAsync();
        var people = await cluster.JoinConnectedAsync(5);
        await people[0].DraftAsync("Buy milk");
        await broker.KillAsync();
        try
        {
            foreach (var person in people)
                await person.ConfirmAsync(await person.DraftAsync("Buy bread"), Chat.AtGoogle);
            // Who only sends notices with its next wake-up.
            foreach (var member in cluster.Members.Where(member => member.Role != ClusterUnderTest.Scheduler))
                await SaysAsync(member, "degraded");
            // One that is told to stop, or starts, in the meantime.
            var executor = cluster.Of(ClusterUnderTest.Executor)[0].Program;
            Assert.Equal(0, await executor.StopAsync());
            await executor.StartAsync();
        }
        finally
        {
            await broker.StartAgainAsync();
        }

        foreach (var member in cluster.Members)
            await SaysAsync(member, "ok");
        foreach (var person in people)
            await person.ConfirmAsync(await person.DraftAsync("Buy butter"), Chat.AtGoogle);
        foreach (var person in people)
            Assert.Equal(2, await person.CountAsync("executions"));
    }

    private static Task SaysAsync(Member member, string state) => RunningProgram.UntilAsync(async () =>
    {
        using var answer = await member.Program.Http.GetAsync("/health/ready");
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return answer.IsSuccessStatusCode && report.RootElement.GetProperty("checks").GetProperty("bus").GetProperty("state").GetString() == state;
    }, $"{member.Name} says that the bus is {state}", ReturnsWithin);
}
