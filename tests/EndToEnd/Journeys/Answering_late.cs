using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>Presses that come too late, twice, or from somebody else: nothing changes, and it is said why.</summary>
public sealed class Answering_late(RunningProgram program, PostgresServer postgres) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData(Chat.Confirm)]
    [InlineData(Chat.Cancel)]
    [InlineData(Chat.Edit)]
    public async Task Somebody_elses_press_does_nothing_and_says_whose_it_is(string button)
    {
        var ann = program.Join(name: "Ann");
        var eve = program.Join(name: "Eve");
        await eve.DraftAsync("Something of my own");
        var card = await ann.DraftAsync("Pay the rent");
        await ann.SeesAsync("Which time zone");
        var data = card.Buttons.First(b => b.Text.StartsWith(button, StringComparison.Ordinal)).CallbackData!;
        var seen = ann.Messages.Count;

        var toast = await eve.ToastAsync(program.Telegram.PressOld(eve.Id, card.Message, data));
        Assert.Equal("Only Ann can answer this", toast.Text);
        Assert.True(toast.ShowAlert);
        await eve.UntilCountAsync(1, "audit_log", "action in ('answer_refused', 'edit_refused') and details_json::text like '%not_theirs%'");
        Assert.Equal("drafted", await StatusAsync(ann));
        Assert.Equal(0, await ann.CountAsync("tasks") + await eve.CountAsync("tasks"));
        Assert.Equal(card.Message.Text, (await ann.BecomesAsync(card)).Message.Text);
        Assert.Equal(seen, ann.Messages.Count);
        Assert.DoesNotContain(eve.Messages, entry => entry.Message.Text!.Contains("rent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_button_of_a_card_that_was_edited_since_does_nothing()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Buy milk tomorrow 9am");
        ann.Reply(card, "no, Friday 4pm");
        var edited = await ann.BecomesAsync(card, "16:00");
        var toast = await ann.PressOldAsync(card, Chat.Confirm);
        Assert.Equal("It changed since: look again", toast.Text);
        Assert.True(toast.ShowAlert);
        await ann.UntilCountAsync(1, "audit_log", "action = 'answer_refused' and details_json->>'why' = 'old_version'");
        Assert.Equal("drafted", await StatusAsync(ann));
        Assert.Equal(0, await ann.CountAsync("tasks"));

        await ann.ConfirmAsync(edited);
        Assert.Equal(new TimeOnly(16, 0), await ann.AskAsync<TimeOnly>("select deadline_time from tasks where user_id = $1"));
    }

    [Fact]
    public async Task After_Cancel_the_card_says_so_and_Confirm_does_nothing()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Sell the piano");
        Assert.Equal("Cancelling…", (await ann.PressAsync(card, Chat.Cancel)).Text);
        var cancelled = await ann.BecomesAsync(card, "cancelled", "nothing was saved");
        Assert.Equal(["🔁 Draft it again"], cancelled.Buttons.Select(button => button.Text));
        var toast = await ann.PressOldAsync(card, Chat.Confirm);
        Assert.Equal("It was cancelled. Nothing was saved", toast.Text);
        Assert.True(toast.ShowAlert);
        await ann.UntilCountAsync(1, "audit_log", "action = 'answer_refused' and details_json->>'why' = 'already_cancelled'");
        Assert.Equal("cancelled", await StatusAsync(ann));
        Assert.Equal(0, await ann.CountAsync("tasks"));
    }

    [Fact]
    public async Task What_was_cancelled_can_be_drafted_again_and_saved()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Tune the piano tomorrow");
        await ann.PressAsync(card, Chat.Cancel);
        await ann.PressAsync(await ann.BecomesAsync(card, "cancelled"), "🔁");
        var again = await ann.SeesAsync(entry => entry.Message.MessageId != card.Message.MessageId && entry.Message.Text!.Contains("Tune the piano", StringComparison.Ordinal) && entry.Message.From.IsBot);
        await ann.ConfirmAsync(again);
        Assert.Equal(1, await ann.CountAsync("tasks"));
    }

    [Fact]
    public async Task After_it_was_saved_neither_Confirm_nor_Cancel_changes_anything()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Wash the car");
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        Assert.Equal("It is saved already", (await ann.PressOldAsync(card, Chat.Confirm)).Text);
        var toast = await ann.PressOldAsync(card, Chat.Cancel);
        Assert.Equal("It is saved already", toast.Text);
        Assert.True(toast.ShowAlert);
        await ann.UntilCountAsync(2, "audit_log", "action = 'answer_refused'");
        Assert.Equal("executed", await StatusAsync(ann));
        Assert.Equal(1, await ann.CountAsync("tasks"));
        Assert.Single(program.Google.Tasks(ann.Account));
        await ann.BecomesAsync(card, Chat.Saved, Chat.AtGoogle);
    }

    [Fact]
    public async Task A_press_whose_app_sends_it_twice_counts_once()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Mow the lawn");
        program.Telegram.PressesArriveTwice = true;
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        program.Telegram.PressesArriveTwice = false;
        await ann.UntilCountAsync(2, "commands", "type = 'confirm_draft' and status = 'completed'");
        Assert.Equal(1, await ann.CountAsync("tasks"));
        Assert.Equal(1, await ann.CountAsync("executions"));
        Assert.Single(program.Google.Tasks(ann.Account));
        await ann.BecomesAsync(card, Chat.Saved, Chat.AtGoogle);
    }

    [Fact]
    public async Task A_press_after_a_restart_does_what_it_always_did()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Paint the fence");
        Assert.Equal(0, await program.Program.StopAsync());
        await program.Program.StartAsync();
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        Assert.Equal(0, await program.Program.StopAsync());
        await program.Program.StartAsync();
        Assert.Equal("It is saved already", (await ann.PressOldAsync(card, Chat.Confirm)).Text);
        await ann.UntilCountAsync(1, "audit_log", "action = 'answer_refused'");
        Assert.Equal(1, await ann.CountAsync("tasks"));
        Assert.Single(program.Google.Tasks(ann.Account));
    }

    [Fact]
    public async Task What_was_said_and_pressed_while_it_was_away_is_done_when_it_comes_back()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Clean the gutter");
        await program.Program.KillAsync();
        program.Telegram.Press(ann.Id, card.Message.MessageId, Chat.Confirm);
        var said = ann.Say("Clean the chimney");
        await program.Program.StartAsync();
        await ann.BecomesAsync(card, Chat.Saved, Chat.AtGoogle);
        await ann.AnswerAsync(said);
        Assert.Equal(1, await ann.CountAsync("tasks"));
    }

    [Fact]
    public async Task After_its_time_the_card_says_that_it_expired_and_Confirm_does_nothing()
    {
        await using var own = await RunningProgram.OpenAsync(postgres, ("St4cker__DraftHours", "0.0006"));
        var ann = own.Join();
        var card = await ann.DraftAsync("Catch the train");
        var expired = await ann.BecomesAsync(card, "expired", "nothing was saved");
        Assert.Equal(["🔁 Draft it again"], expired.Buttons.Select(button => button.Text));
        var toast = await ann.PressOldAsync(card, Chat.Confirm);
        Assert.Equal("This draft expired. Nothing was saved", toast.Text);
        Assert.True(toast.ShowAlert);
        await ann.UntilCountAsync(1, "audit_log", "action = 'answer_refused'");
        Assert.Equal("expired", await StatusAsync(ann));
        Assert.Equal(0, await ann.CountAsync("tasks"));
        Assert.Equal(1, await ann.CountAsync("audit_log", "action = 'draft_expired'"));

        var again = await ann.PressAsync(expired, "🔁");
        Assert.Equal("OK", again.Text);
        await ann.UntilCountAsync(2, "drafts");
    }

    [Theory]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAAAA:1")]
    [InlineData("nonsense")]
    [InlineData("c:x:1")]
    [InlineData("example:99")]
    public async Task Forged_button_data_is_answered_and_changes_nothing(string data)
    {
        var eve = program.Join(name: "Eve");
        var card = await eve.DraftAsync("Learn to knit");
        await eve.ToastAsync(program.Telegram.PressOld(eve.Id, card.Message, data));
        await eve.UntilCountAsync(0, "updates", "status in ('stored', 'processing')");
        await eve.UntilCountAsync(0, "commands", "status in ('pending', 'processing')");
        Assert.Equal("drafted", await StatusAsync(eve));
        Assert.Equal(1, await eve.CountAsync("drafts"));
        Assert.Equal(0, await eve.CountAsync("tasks"));
    }

    [Fact]
    public async Task Typing_what_a_button_says_confirms_nothing()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Rob the bank");
        var data = card.Buttons.First().CallbackData!;
        foreach (var text in (string[])[data, "✅ Confirm", "confirm_draft:1", "confirm"])
            ann.Say(text);
        await ann.UntilCountAsync(5, "updates", "status not in ('stored', 'processing')");
        await ann.UntilCountAsync(0, "commands", "status in ('pending', 'processing')");
        Assert.Equal(0, await ann.CountAsync("tasks"));
        Assert.Equal(0, await ann.CountAsync("commands", "type = 'confirm_draft'"));
    }

    private static Task<string> StatusAsync(Chat person) =>
        person.AskAsync<string>("select status from drafts where user_id = $1 order by number limit 1");
}
