using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.Faults;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Journeys;

public sealed class Connecting_Google(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task Connect_leads_over_Googles_page_and_the_next_task_arrives_there()
    {
        var ann = program.Join();
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk before it was connected"));
        Assert.Empty(program.Google.Tasks(ann.Account));

        var page = await Consent.GiveAsync(await LinkAsync(ann), ann.Account);
        Assert.Contains("Connected", page, StringComparison.Ordinal);
        await ann.SeesAsync("Google Tasks is connected");
        await ann.ConfirmAsync(await ann.DraftAsync("Buy eggs tomorrow"), Chat.AtGoogle);
        Assert.Equal("Buy eggs", Assert.Single(program.Google.Tasks(ann.Account)).Title);
        Assert.Equal("aes-256-gcm, not text", await ann.AskAsync<string>(
            "select case when encode(refresh_token, 'escape') like '%1//0%' then 'text' else 'aes-256-gcm, not text' end from connections where user_id = $1"));
    }

    [Fact]
    public async Task Who_says_no_at_Google_keeps_everything_as_it_was()
    {
        var ann = program.Join();
        var page = await Consent.GiveAsync(await LinkAsync(ann), ann.Account, "deny");
        Assert.Contains("Not connected", page, StringComparison.Ordinal);
        Assert.Equal(0, await ann.CountAsync("connections"));
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk"));
    }

    [Fact]
    public async Task A_revoked_access_is_told_on_the_card_and_the_task_follows_after_reconnecting()
    {
        var ann = await program.JoinConnectedAsync();
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk"), Chat.AtGoogle);
        program.Google.Revoke(ann.Account);
        var card = await ann.DraftAsync("Buy eggs");
        var waiting = await ann.ConfirmAsync(card, "wants you to sign in again; it will follow by itself");
        Assert.Equal(2, await ann.CountAsync("tasks"));
        Assert.Equal(1, await ann.CountAsync("audit_log", "action = 'connection_revoked'"));

        var second = await ann.ConfirmAsync(await ann.DraftAsync("Buy bread"), "sign in again");
        await ann.PressAsync(waiting, "🔑 Reconnect");
        await Consent.GiveAsync(LinkOf(await ann.SeesAsync(entry => entry.Buttons.Any(button => button.Url?.Contains("/connect/google", StringComparison.Ordinal) == true))), ann.Account);
        await ann.BecomesAsync(card, Chat.Saved, Chat.AtGoogle);
        await ann.BecomesAsync(second, Chat.Saved, Chat.AtGoogle);
        Assert.Equal(["Buy bread", "Buy eggs", "Buy milk"], program.Google.Tasks(ann.Account).Select(task => task.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_access_token_that_ran_out_is_renewed_unseen()
    {
        var ann = await program.JoinConnectedAsync();
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk"), Chat.AtGoogle);
        program.Google.ExpireAccess(ann.Account);
        await ann.ConfirmAsync(await ann.DraftAsync("Buy eggs"), Chat.AtGoogle);
        Assert.Equal(2, program.Google.Tasks(ann.Account).Count);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.Garbage)]
    public async Task When_Google_fails_it_is_saved_here_told_and_done_there_exactly_once(FaultKind kind)
    {
        var ann = await program.JoinConnectedAsync();
        program.Google.Faults.Add(new Fault(kind) { Operation = "tasks.insert", About = ann.Account });
        var card = await ann.DraftAsync("Buy milk: oat, soy");
        await ann.ConfirmAsync(card, "right now; it will follow by itself");
        Assert.Equal(1, await ann.CountAsync("tasks"));
        await ann.BecomesAsync(card, Chat.Saved, Chat.AtGoogle);
        Assert.Equal(["Buy milk", "oat", "soy"], program.Google.Tasks(ann.Account).Select(task => task.Title));
    }

    [Fact]
    public async Task A_lost_answer_about_a_subtask_does_not_make_it_twice_nor_out_of_order()
    {
        var ann = await program.JoinConnectedAsync();
        program.Google.Faults.Add(new Fault(FaultKind.Slow) { Operation = "tasks.insert", About = ann.Account, Times = 2 });
        program.Google.Faults.Add(new Fault(FaultKind.LostAnswer) { Operation = "tasks.insert", About = ann.Account });
        var card = await ann.DraftAsync("Pack the bag: map, rope, lamp, soap");
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        Assert.Equal(["Pack the bag", "map", "rope", "lamp", "soap"], program.Google.Tasks(ann.Account).Select(task => task.Title));
    }

    [Fact]
    public async Task What_Google_will_never_take_is_said_to_be_kept_here_only()
    {
        var ann = await program.JoinConnectedAsync();
        program.Google.Faults.Add(new Fault(FaultKind.Refused) { Operation = "tasks.insert", About = ann.Account, Body = "forbidden" });
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk"), "Google Tasks ✗", "will not be asked again");
        Assert.Equal(1, await ann.CountAsync("tasks"));
        Assert.Equal(1, await ann.CountAsync("audit_log", "action = 'effect_failed'"));
    }

    [Fact]
    public async Task One_persons_trouble_is_nobody_elses()
    {
        var ann = await program.JoinConnectedAsync();
        var eve = await program.JoinConnectedAsync();
        program.Google.Faults.Add(new Fault(FaultKind.Slow) { Operation = "tasks.insert", About = eve.Account, Delay = TimeSpan.FromSeconds(5) });
        var hers = await eve.DraftAsync("Buy a slow thing");
        await eve.PressAsync(hers, Chat.Confirm);
        await ann.ConfirmAsync(await ann.DraftAsync("Buy a quick thing"), Chat.AtGoogle);
        Assert.Empty(program.Google.Tasks(eve.Account));
        await eve.BecomesAsync(hers, Chat.AtGoogle);
    }

    private static async Task<string> LinkAsync(Chat person)
    {
        person.Say("/connect");
        return LinkOf(await person.SeesAsync(entry => entry.Buttons.Any(button => button.Url is not null)));
    }

    private static string LinkOf(ChatEntry entry) => entry.Buttons.First(button => button.Url is not null).Url!;
}
