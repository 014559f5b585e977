using System.Net;
using System.Text.Json;
using St4cker.EndToEnd.Cluster.House;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Cluster;

/// <summary>PostgreSQL is stopped at once and comes back later; no process is restarted for it.</summary>
[Collection(InACluster.Name)]
public sealed class Losing_the_database(SharedCluster shared)
{
    [Fact]
    public async Task Nothing_is_acknowledged_meanwhile_and_all_of_it_follows()
    {
        var cluster = await shared.OpenAsync();
        var people = await cluster.JoinConnectedAsync(5);
        var cards = new Dictionary<long, Playground.TelegramStandIn.ChatEntry>();
        foreach (var person in people)
            cards[person.Id] = await person.DraftAsync("Buy milk");
        await cluster.Database.StopAtOnceAsync();
        var said = people.Select(person => (Person: person, Message: person.Say("Buy bread"))).ToList();
        foreach (var person in people)
            cluster.StandIns.Telegram.Press(person.Id, cards[person.Id].Message.MessageId, Chat.Confirm);
        foreach (var member in cluster.Members)
            await SaysFailingAsync(member);
        Assert.Equal(10, cluster.StandIns.Telegram.PendingUpdates);
        await cluster.Database.StartAgainAsync();

        foreach (var (person, message) in said)
            await person.ConfirmAsync(await person.AnswerAsync(message), Chat.AtGoogle);
        foreach (var person in people)
            await person.BecomesAsync(cards[person.Id], Chat.Saved, Chat.AtGoogle);
        foreach (var person in people)
            Assert.Equal(2, await person.CountAsync("executions"));
        Assert.All(cluster.Members, member => Assert.True(member.Program.IsRunning));
    }

    [Fact]
    public async Task Connections_that_are_cut_cost_nothing_but_a_moment()
    {
        var cluster = await shared.OpenAsync();
        var people = await cluster.JoinConnectedAsync(5);
        foreach (var number in Enumerable.Range(1, 4))
        {
            var said = people.Select(person => (Person: person, Message: person.Say($"Buy {number} rolls"))).ToList();
            await cluster.Database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and application_name like '%-_'");
            foreach (var (person, message) in said)
                await person.ConfirmAsync(await person.AnswerAsync(message), Chat.AtGoogle);
        }

        foreach (var person in people)
            Assert.Equal(4, await person.CountAsync("executions"));
        Assert.All(cluster.Members, member => Assert.True(member.Program.IsRunning));
    }

    private static Task SaysFailingAsync(Member member) => RunningProgram.UntilAsync(async () =>
    {
        using var answer = await member.Program.Http.GetAsync("/health/ready");
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return answer.StatusCode == HttpStatusCode.ServiceUnavailable && report.RootElement.GetProperty("checks").GetProperty("postgres").GetProperty("state").GetString() == "failing";
    }, $"{member.Name} says that the database is away");
}
