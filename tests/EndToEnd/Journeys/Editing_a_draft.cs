using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

public sealed class Editing_a_draft(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task A_reply_moves_the_date_on_the_same_card_and_shows_what_it_was()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Buy milk tomorrow 9am");
        await ann.SeesAsync("Which time zone");
        var messages = ann.BotMessages.Count();
        ann.Reply(card, "no, Friday 4pm");
        var edited = await ann.BecomesAsync(card, "Fri ", "16:00", "(was: ");
        Assert.Contains("Buy milk", edited.Message.Text, StringComparison.Ordinal);
        Assert.Equal(messages, ann.BotMessages.Count());
        Assert.Equal(2, await ann.AskAsync<int>("select version from drafts where user_id = $1"));
        await ann.ConfirmAsync(edited, Chat.AtGoogle);
        var task = Assert.Single(program.Google.Tasks(ann.Account));
        Assert.Equal(DayOfWeek.Friday, DateTime.Parse(task.Due!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal).DayOfWeek);
    }

    [Theory]
    [InlineData("title: oat milk", "Oat milk")]
    [InlineData("add eggs", "☐ eggs")]
    [InlineData("high priority", "❗ high")]
    [InlineData("no date", "📅 no date")]
    public async Task A_reply_changes_a_field(string words, string shown)
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Buy milk tomorrow 9am");
        ann.Reply(card, words);
        var edited = await ann.BecomesAsync(card, shown);
        Assert.Equal(2, await ann.AskAsync<int>("select version from drafts where user_id = $1"));
        await ann.ConfirmAsync(edited);
        Assert.Equal(1, await ann.CountAsync("tasks"));
    }

    [Fact]
    public async Task The_Edit_button_asks_what_to_change_and_the_answer_changes_it()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Buy milk tomorrow 9am");
        await ann.PressAsync(card, Chat.Edit);
        var picking = await ann.BecomesAsync(card, "What should change?", "Buy milk");
        Assert.Equal(["name", "📅 date", "🎓 course", "🏷 type", "❗ priority", "📎 note", "✍️ In words", "‹ Back"], picking.Buttons.Select(button => button.Text));
        Assert.Equal("Reply with the change", (await ann.PressAsync(picking, Chat.InWords)).Text);
        var prompt = await ann.PromptAsync();
        Assert.Equal("Friday 4pm", prompt.AskToType);
        Assert.Contains("“Buy milk”", prompt.Message.Text, StringComparison.Ordinal);
        Assert.Equal(card.Message.MessageId, prompt.Message.ReplyToMessage?.MessageId);
        ann.Reply(prompt, "title: oat milk");
        await ann.ConfirmAsync(await ann.BecomesAsync(card, "Oat milk"));
        Assert.Equal("oat milk", await ann.AskAsync<string>("select lower(title) from tasks where user_id = $1"));
    }

    [Fact]
    public async Task Changing_the_own_message_revises_its_draft()
    {
        var ann = program.Join();
        var said = ann.Say("Buy milk tomorrow 9am");
        var card = await ann.AnswerAsync(said);
        program.Telegram.Edit(ann.Id, said.MessageId, "Buy oat milk tomorrow 10am");
        var edited = await ann.BecomesAsync(card, "Buy oat milk", "10:00");
        Assert.Equal(2, await ann.AskAsync<int>("select version from drafts where user_id = $1"));
        await ann.ConfirmAsync(edited);
        Assert.Equal(1, await ann.CountAsync("drafts"));
        Assert.Equal("Buy oat milk", await ann.AskAsync<string>("select title from tasks where user_id = $1"));
    }

    [Fact]
    public async Task Two_open_drafts_never_mix()
    {
        var ann = program.Join();
        var milk = await ann.DraftAsync("Buy milk tomorrow 9am");
        var bread = await ann.DraftAsync("Bake bread tomorrow 8am");
        await ann.PressAsync(milk, Chat.Edit);
        await ann.PressAsync(await ann.BecomesAsync(milk, "What should change?"), Chat.InWords);
        var prompt = await ann.PromptAsync();
        ann.Reply(bread, "add flour");
        ann.Reply(prompt, "add a bottle");
        await ann.BecomesAsync(bread, "☐ flour");
        await ann.BecomesAsync(milk, "☐ a bottle");
        await ann.PressAsync(await ann.BecomesAsync(bread), Chat.Cancel);
        await ann.BecomesAsync(bread, "cancelled");
        await ann.ConfirmAsync(await ann.BecomesAsync(milk));
        Assert.Equal("Buy milk", await ann.AskAsync<string>("select title from tasks where user_id = $1"));
        Assert.Equal("a bottle", await ann.AskAsync<string>("select subtasks->0->>'title' from tasks where user_id = $1"));
    }

    [Fact]
    public async Task Words_that_change_nothing_leave_the_card_and_say_what_would_help()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Buy milk tomorrow 9am");
        ann.Reply(card, "hmm");
        var same = await ann.BecomesAsync(card, "I could not see what to change");
        Assert.Equal(1, await ann.AskAsync<int>("select version from drafts where user_id = $1"));
        await ann.ConfirmAsync(same);
    }

    [Fact]
    public async Task A_guess_is_marked_and_goes_with_one_tap()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Buy milk tomorrow morning");
        Assert.Contains("⟵ guess", card.Message.Text, StringComparison.Ordinal);
        await ann.PressAsync(card, "⌫");
        var without = await ann.SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && !entry.Message.Text!.Contains("⟵ guess", StringComparison.Ordinal));
        await ann.ConfirmAsync(without);
        Assert.True(await ann.AskAsync<bool>("select deadline_time is null and deadline_date is not null from tasks where user_id = $1"));
    }

    [Fact]
    public async Task Slash_cancel_ends_the_newest_draft()
    {
        var ann = program.Join();
        var milk = await ann.DraftAsync("Buy milk");
        var bread = await ann.DraftAsync("Bake bread");
        ann.Say("/cancel");
        await ann.BecomesAsync(bread, "cancelled");
        await ann.ConfirmAsync(milk);
        ann.Say("/cancel");
        await ann.SeesAsync("There is no open draft to cancel");
    }
}
