using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>Changes of what is stored, in words and by reply, are drafts like any other.</summary>
public sealed class Changing_what_is_kept(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("en", "Buy milk", "done with the milk", "☑️ Task done · draft", "status = 'done'")]
    [InlineData("en", "Buy milk tomorrow 9am", "move buy milk to Friday", "✏️ Change task · draft", "extract(isodow from deadline_date) = 5 and deadline_time = '09:00'")]
    [InlineData("en", "Wash car", "rename wash car to wash the bike", "✏️ Change task · draft", "title = 'wash the bike'")]
    [InlineData("en", "Call Bob", "delete the task call Bob", "🗑 Delete task · draft", "deleted_at is not null")]
    [InlineData("id", "Beli susu", "susu sudah selesai", "☑️ Tugas", "status = 'done'")]
    [InlineData("id", "Beli susu besok jam 9", "pindahkan beli susu ke Jumat", "✏️", "extract(isodow from deadline_date) = 5 and deadline_time = '09:00'")]
    [InlineData("id", "Beli susu", "hapus tugas beli susu", "🗑", "deleted_at is not null")]
    [InlineData("ru", "Купить молоко", "молоко куплено", "☑️", "status = 'done'")]
    [InlineData("ru", "Купить молоко", "удали задачу купить молоко", "🗑", "deleted_at is not null")]
    public async Task Words_for_a_stored_thing_draft_its_change(string language, string kept, string said, string heading, string so)
    {
        var ann = program.Join(language);
        await ann.PressAsync(await ann.DraftAsync(kept), Chat.Confirm);
        await ann.UntilCountAsync(1, "tasks");
        var card = await ann.DraftAsync(said);
        Assert.StartsWith(heading, card.Message.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ann.CountAsync("tasks", so));
        await ann.PressAsync(card, Chat.Confirm);
        await ann.UntilCountAsync(1, "tasks", so);
        Assert.Equal(1, await ann.CountAsync("tasks"));
    }

    [Theory]
    [InlineData("en", "Buy oat milk", "Buy soy milk", "done with the milk", "Which one is “milk”?")]
    [InlineData("id", "Beli susu kedelai", "Beli susu segar", "susu sudah selesai", "Yang mana “susu”?")]
    [InlineData("ru", "Купить овсяное молоко", "Купить соевое молоко", "молоко куплено", "Что из этого «молоко»?")]
    public async Task When_several_fit_it_asks_which_and_guesses_none(string language, string first, string second, string said, string asked)
    {
        var ann = program.Join(language);
        await ann.PressAsync(await ann.DraftAsync(first), Chat.Confirm);
        await ann.PressAsync(await ann.DraftAsync(second), Chat.Confirm);
        await ann.UntilCountAsync(2, "tasks");
        var card = await ann.DraftAsync(said);
        Assert.Contains(asked, card.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons, button => button.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal));
        Assert.Contains(card.Buttons, button => button.Text.StartsWith(first, StringComparison.Ordinal));
        await ann.PressAsync(card, second);
        await ann.PressAsync(await ann.AsksToConfirmAsync(card), Chat.Confirm);
        await ann.UntilCountAsync(1, "tasks", "status = 'done'");
        Assert.Equal(second, await ann.AskAsync<string>("select title from tasks where user_id = $1 and status = 'done'"));
    }

    [Fact]
    public async Task What_is_not_found_is_asked_for_by_its_name()
    {
        var ann = program.Join();
        await ann.KeepAsync("Buy milk");
        var card = await ann.DraftAsync("/edittask bread | Friday 4pm");
        Assert.Contains("I found nothing of yours called “bread”", card.Message.Text, StringComparison.Ordinal);
        ann.Reply(card, "milk");
        await ann.ConfirmAsync(await ann.BecomesAsync(card, "Buy milk", "16:00"));
        Assert.True(await ann.AskAsync<bool>("select extract(isodow from deadline_date) = 5 and deadline_time = '16:00' from tasks where user_id = $1"));
    }

    [Fact]
    public async Task The_commands_change_a_task_by_its_name_and_a_projects_deadline()
    {
        var ann = program.Join();
        await ann.KeepAsync("Buy milk tomorrow 9am");
        await ann.ConfirmAsync(await ann.DraftAsync("/edittask milk | high priority"));
        Assert.Equal("high", await ann.AskAsync<string>("select priority from tasks where user_id = $1"));
        await ann.KeepAsync("/project Garden | 1 May 2030");
        var card = await ann.DraftAsync("/editproject Garden | 1 June 2030");
        Assert.Contains("📅 Sat 1 Jun 2030   (was: Wed 1 May 2030)", card.Message.Text, StringComparison.Ordinal);
        await ann.ConfirmAsync(card);
        Assert.True(await ann.AskAsync<bool>("select deadline_date = '2030-06-01' and start_date is null from projects where user_id = $1"));
        await ann.ShownAsync("/edittask milk", "/edittask milk | Friday 4pm");
    }

    [Theory]
    [InlineData("en", "Buy milk tomorrow 9am", "no, Friday 4pm", "(was: ", "deadline_time = '16:00'")]
    [InlineData("en", "Buy milk tomorrow 9am", "title: oat milk", "(was: Buy milk)", "lower(title) = 'oat milk'")]
    [InlineData("en", "Buy milk tomorrow 9am", "done", "☑️ Task done", "status = 'done'")]
    [InlineData("en", "Buy milk tomorrow 9am", "delete it please", "🗑 Delete task", "deleted_at is not null")]
    [InlineData("id", "beli susu besok jam 9", "bukan, Jumat jam 4 sore", "(tadinya: ", "deadline_time = '16:00'")]
    [InlineData("id", "beli susu besok jam 9", "sudah selesai", "☑️ Tugas", "status = 'done'")]
    [InlineData("id", "beli susu besok jam 9", "hapus saja", "🗑", "deleted_at is not null")]
    [InlineData("ru", "купить молоко завтра в 9 утра", "готово", "☑️", "status = 'done'")]
    public async Task A_reply_to_a_saved_card_drafts_a_change_of_what_was_saved(string language, string kept, string reply, string shown, string so)
    {
        var ann = program.Join(language);
        var card = await ann.DraftAsync(kept);
        await ann.PressAsync(card, Chat.Confirm);
        await ann.UntilCountAsync(1, "tasks");
        var change = await ann.AnswerAsync(ann.Reply(card, reply));
        Assert.Contains(shown, change.Message.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ann.CountAsync("tasks", so));
        await ann.PressAsync(change, Chat.Confirm);
        await ann.UntilCountAsync(1, "tasks", so);
    }

    [Fact]
    public async Task A_reply_that_changes_nothing_of_what_was_saved_is_told()
    {
        var ann = program.Join();
        var saved = await ann.KeepAsync("Buy milk tomorrow 9am");
        Assert.Contains("It is saved already", (await ann.AnswerAsync(ann.Reply(saved, "yes"))).Message.Text, StringComparison.Ordinal);
        Assert.Contains("could not see what to change", (await ann.AnswerAsync(ann.Reply(saved, "hmm"))).Message.Text, StringComparison.Ordinal);
        await ann.ConfirmAsync(await ann.AnswerAsync(ann.Reply(saved, "done")));
        Assert.Contains("That is how it is already", (await ann.AnswerAsync(ann.Reply(saved, "done"))).Message.Text, StringComparison.Ordinal);
        Assert.Equal(2, await ann.CountAsync("drafts"));
    }

    [Fact]
    public async Task Changing_the_message_of_a_saved_task_drafts_a_change_of_the_task()
    {
        var ann = program.Join();
        var said = ann.Say("Buy milk tomorrow 9am");
        await ann.ConfirmAsync(await ann.AnswerAsync(said));
        program.Telegram.Edit(ann.Id, said.MessageId, "Buy oat milk tomorrow 10am");
        var change = await ann.SeesAsync("Change task · draft", "Buy oat milk   (was: Buy milk)", "10:00");
        Assert.Equal("Buy milk", await ann.AskAsync<string>("select title from tasks where user_id = $1"));
        await ann.ConfirmAsync(change);
        Assert.Equal("Buy oat milk", await ann.AskAsync<string>("select title from tasks where user_id = $1"));
        Assert.Equal(1, await ann.CountAsync("tasks"));
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_shown_before_the_change_counts()
    {
        var ann = program.Join();
        var saved = await ann.KeepAsync("Buy milk tomorrow 9am");
        var first = await ann.AnswerAsync(ann.Reply(saved, "title: oat milk"));
        await ann.ConfirmAsync(await ann.AnswerAsync(ann.Reply(saved, "high priority")));
        await ann.PressAsync(first, Chat.Confirm);
        var seen = await ann.BecomesAsync(first, "please look again", "❗ high");
        Assert.Equal("Buy milk", await ann.AskAsync<string>("select title from tasks where user_id = $1"));
        await ann.ConfirmAsync(seen);
        Assert.True(await ann.AskAsync<bool>("select lower(title) = 'oat milk' and priority = 'high' from tasks where user_id = $1"));
    }

    [Fact]
    public async Task A_change_of_what_is_gone_meanwhile_changes_nothing_and_says_so()
    {
        var ann = program.Join();
        var saved = await ann.KeepAsync("Buy milk tomorrow 9am");
        var change = await ann.AnswerAsync(ann.Reply(saved, "title: oat milk"));
        await ann.TapAsync(saved, Chat.Undo, "taken back");
        await ann.PressAsync(change, Chat.Confirm);
        var told = await ann.BecomesAsync(change, "not saved", "gone already");
        Assert.DoesNotContain(Chat.Saved, told.Message.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ann.CountAsync("tasks", "deleted_at is not null and title = 'Buy milk'"));
    }

    [Fact]
    public async Task A_thing_keeps_its_zone_when_only_its_name_is_changed_from_another()
    {
        var ann = program.Join();
        await ann.ShownAsync("/settings Asia/Jakarta", "Asia/Jakarta");
        var saved = await ann.KeepAsync("Buy milk tomorrow 9am");
        await ann.ShownAsync("/settings Europe/London", "Europe/London");
        await ann.ConfirmAsync(await ann.AnswerAsync(ann.Reply(saved, "title: oat milk")));
        Assert.Equal("Asia/Jakarta", await ann.AskAsync<string>("select time_zone from tasks where user_id = $1"));
        await ann.ConfirmAsync(await ann.AnswerAsync(ann.Reply(saved, "no, Friday 4pm")));
        Assert.Equal("Europe/London", await ann.AskAsync<string>("select time_zone from tasks where user_id = $1"));
        ann.Say("/undo");
        await ann.SeesAsync("taken back");
        Assert.Equal("Asia/Jakarta", await ann.AskAsync<string>("select time_zone from tasks where user_id = $1"));
    }
}
