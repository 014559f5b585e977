using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>Percent done is a snapshot, time adds up, and the timeline of both stays.</summary>
public sealed class Telling_progress(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("en", "Thesis 70% 2h wrote the intro", "Saved ✓", "/project Thesis", "2 h 30 min", "wrote the intro")]
    [InlineData("id", "Thesis 70% 2 jam menulis pengantar", "Tersimpan ✓", "/project Thesis", "2 jam 30 mnt", "menulis pengantar")]
    public async Task Percent_is_what_was_told_last_and_time_adds_up(string language, string said, string saved, string project, string together, string note)
    {
        var ann = program.Join(language);
        await ann.KeepAsync(project, saved);
        await ann.KeepAsync(said, saved);
        var card = await ann.DraftAsync("/progress Thesis | 60 | 30");
        Assert.Contains("⬆", card.Message.Text, StringComparison.Ordinal);
        Assert.Contains("70 %", card.Message.Text, StringComparison.Ordinal);
        await ann.PressAsync(card, Chat.Confirm);
        await ann.BecomesAsync(card, saved);

        var projects = await ann.ShownAsync("/projects", "Thesis · 60 % · ⏱ " + together);
        var timeline = await ann.TapAsync(projects, "📈 Thesis", "60 % · ⏱ 30", "70 % · ⏱ 2", note);
        Assert.True(timeline.Words.IndexOf("60 % · ⏱ 30", StringComparison.Ordinal) < timeline.Words.IndexOf(note, StringComparison.Ordinal), "the newest stands first");
        await ann.TapAsync(timeline, "‹", "Thesis · 60 %");
        Assert.Equal(2, await ann.CountAsync("progress"));
    }

    [Fact]
    public async Task Log_asks_step_by_step_which_project_and_how_far()
    {
        var ann = program.Join();
        await ann.KeepAsync("/project Thesis");
        await ann.KeepAsync("/project Garden");
        await ann.KeepAsync("/project Old one");
        await ann.KeepAsync("done with Old one");
        var card = await ann.DraftAsync("/log");
        Assert.Contains("Which project is it?", card.Message.Text, StringComparison.Ordinal);
        Assert.Equal(["Garden", "Thesis"], card.Buttons.Select(button => button.Text).Where(text => !text.StartsWith(Chat.Edit, StringComparison.Ordinal) && !text.StartsWith(Chat.Cancel, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        card = await ann.TapAsync(card, "Thesis", "How far is it now");
        ann.Say("1.5h");
        card = await ann.BecomesAsync(card, "⏱ 1 h 30 min");
        ann.Reply(card, "note: read two papers");
        await ann.ConfirmAsync(await ann.BecomesAsync(card, "📎 read two papers"));
        Assert.Equal(90, await ann.AskAsync<int>("select duration_minutes from progress where user_id = $1"));
        Assert.True(await ann.AskAsync<bool>("select g.project_id = p.id from progress g join projects p using (user_id) where g.user_id = $1 and p.title = 'Thesis'"));
    }

    [Fact]
    public async Task A_project_that_is_not_there_is_never_guessed()
    {
        var ann = program.Join();
        await ann.KeepAsync("/project Thesis");
        var card = await ann.DraftAsync("/progress Bicycle | 20");
        Assert.DoesNotContain(card.Buttons, button => button.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal));
        await ann.PressAsync(card, "Thesis");
        await ann.ConfirmAsync(await ann.AsksToConfirmAsync(card));
        Assert.Equal("Thesis", await ann.AskAsync<string>("select project from progress where user_id = $1"));
    }

    [Fact]
    public async Task Another_persons_project_can_not_be_told_of()
    {
        var ann = program.Join();
        await ann.KeepAsync("/project Secret garden");
        var eve = program.Join(name: "Eve");
        var card = await eve.DraftAsync("/progress Secret garden | 20");
        Assert.DoesNotContain(card.Buttons, button => button.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal));
        await eve.ShownAsync("/projects secret", "No project yet");
    }

    [Fact]
    public async Task Taking_a_step_back_leaves_the_one_before()
    {
        var ann = program.Join();
        await ann.KeepAsync("/project Thesis");
        await ann.KeepAsync("/progress Thesis | 40 | 60");
        await ann.KeepAsync("/progress Thesis | 50 | 60");
        ann.Say("/undo");
        await ann.SeesAsync("taken back");
        await ann.ShownAsync("/projects", "Thesis · 40 % · ⏱ 1 h");
    }
}
