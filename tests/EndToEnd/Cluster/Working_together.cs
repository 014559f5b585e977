using St4cker.EndToEnd.Cluster.House;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Cluster;

/// <summary>Two processes of each role, a broker between them, Telegram before two routers by turns.</summary>
[Collection(InACluster.Name)]
public sealed class Working_together(SharedCluster shared) : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_message_becomes_a_card_and_confirmed_a_task_at_Google()
    {
        var ann = await _cluster.JoinConnectedAsync();
        var card = await ann.DraftAsync("Buy milk tomorrow 9am: oat, 2 litres");
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        Assert.Equal(["Buy milk", "oat", "2 litres"], _cluster.StandIns.Google.Tasks(ann.Account).Select(task => task.Title));
        Assert.Equal(1, await ann.CountAsync("executions"));
    }

    [Fact]
    public async Task An_update_that_every_router_gets_at_once_is_one_draft()
    {
        _cluster.Door.Handle = () => Handling.Plain with { ToAll = true };
        try
        {
            var people = Enumerable.Range(0, 20).Select(_ => _cluster.Join()).ToList();
            var said = people.ConvertAll(person => (Person: person, Message: person.Say("Buy one egg")));
            foreach (var (person, message) in said)
                await person.AnswerAsync(message);
            foreach (var person in people)
            {
                await person.SettledAsync();
                Assert.Equal(1, await person.CountAsync("drafts"));
                Assert.Single(person.BotMessages, entry => entry.Message.Text!.Contains("egg", StringComparison.Ordinal));
            }
        }
        finally
        {
            _cluster.Door.Handle = () => Handling.Plain;
        }
    }

    [Fact]
    public async Task What_a_person_says_is_done_in_its_order_whichever_executor_does_it()
    {
        var people = Enumerable.Range(0, 10).Select(_ => _cluster.Join()).ToList();
        var cards = new Dictionary<long, Playground.TelegramStandIn.ChatEntry>();
        foreach (var person in people)
            cards[person.Id] = await person.DraftAsync("Buy zero apples");
        // Telegram gives each call to another router; the next word follows when the one before is stored.
        foreach (var number in Enumerable.Range(1, 8))
        {
            foreach (var person in people)
                person.Reply(cards[person.Id], $"title: Buy {number} apples");
            await RunningProgram.UntilAsync(() => Task.FromResult(_cluster.StandIns.Telegram.PendingUpdates == 0), "everything is taken");
        }

        foreach (var person in people)
        {
            await person.BecomesAsync(cards[person.Id], "Buy 8 apples");
            await person.SettledAsync();
            Assert.Equal(9L, await person.AskAsync<int>("select version from drafts where user_id = $1"));
            Assert.True(await person.AskAsync<bool>("""
                select coalesce(bool_and(entity_id::bigint > before), true) from (
                    select entity_id, lag(entity_id::bigint) over (order by seq) as before from audit_log where user_id = $1 and action = 'command_executed') done
                """));
        }
    }

    [Fact]
    public async Task What_fails_for_good_is_listed_and_the_others_go_on()
    {
        var (ann, ben) = (_cluster.Join(), _cluster.Join());
        await ann.DraftAsync("Buy milk");
        var command = await _cluster.Database.AskAsync<long>(string.Create(CultureInfo.InvariantCulture, $$$"""
            insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, source_chat_id, created_at, updated_at)
            values ({{{ann.Id}}}, 2000002, 1, 7, 'draft_task_from_text', '{"reading":{"items":[{"intent":"Dream"}]}}', 'pending', {{{ann.Id}}}, now(), now()) returning id
            """));
        await ben.DraftAsync("Buy bread");
        await ann.UntilCountAsync(1, "commands", $"id = {command} and status = 'failed' and attempts = 3");
        await ann.DraftAsync("Buy eggs");
        var program = _cluster.Members[0].Program;
        Assert.Contains($"command:{command} person {ann.Id} ", (await program.RunAsync(["deadletters", "list"])).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await program.RunAsync(["deadletters", "drop", $"command:{command}"])).ExitCode);
        Assert.Contains("There are no dead letters.", (await program.RunAsync(["deadletters", "list"])).Output, StringComparison.Ordinal);
    }
}
