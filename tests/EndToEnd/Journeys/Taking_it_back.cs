using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

public sealed class Taking_it_back(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("en", "Buy milk tomorrow 9am", "everything is as it was before")]
    [InlineData("id", "beli susu besok jam 9", "semuanya seperti sebelumnya")]
    [InlineData("ru", "купить молоко завтра в 9 утра", "как было")]
    public async Task The_button_takes_a_saved_thing_back(string language, string said, string told)
    {
        var ann = program.Join(language);
        var card = await ann.DraftAsync(said);
        await ann.PressAsync(card, Chat.Confirm);
        await ann.PressAsync(await ann.CanBeUndoneAsync(card), Chat.Undo);
        var back = await ann.BecomesAsync(card, told);
        Assert.Empty(back.Buttons);
        Assert.Equal(1, await ann.CountAsync("tasks", "deleted_at is not null"));
        Assert.Contains("draft_undone", await ann.TrailAsync());
    }

    [Fact]
    public async Task Undo_takes_back_the_last_then_the_one_before_and_then_says_that_there_is_no_more()
    {
        var ann = program.Join();
        await ann.KeepAsync("Buy milk");
        await ann.KeepAsync("coffee 3.50");
        await ann.KeepAsync("Dentist tomorrow 3pm");
        await ann.ShownAsync("/undo", "Event · taken back", "Dentist");
        await ann.ShownAsync("/undo", "Expense · taken back", "$3.50");
        await ann.ShownAsync("/undo", "Task · taken back", "Buy milk");
        await ann.ShownAsync("/undo", "There is nothing to take back");
        Assert.Equal("1 1 1", await ann.AskAsync<string>("""
            select concat_ws(' ', (select count(*) from tasks where user_id = $1 and deleted_at is not null),
                (select count(*) from calendar_events where user_id = $1 and deleted_at is not null), (select count(*) from transactions where user_id = $1 and deleted_at is not null))
            """));
    }

    [Fact]
    public async Task Two_presses_at_once_take_it_back_once()
    {
        var ann = program.Join();
        var saved = await ann.KeepAsync("Buy milk");
        var data = saved.Buttons.Last().CallbackData!;
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ann.ForgeAsync(saved, data)));
        await ann.SettledAsync();
        Assert.Equal(1, await ann.CountAsync("audit_log", "action = 'draft_undone'"));
        Assert.Equal(2, await ann.CountAsync("events"));
        Assert.Equal("It was taken back already", (await ann.ForgeAsync(saved, data)).Text);
    }

    [Fact]
    public async Task What_was_changed_since_is_not_taken_back_and_the_reason_is_told()
    {
        var ann = program.Join();
        var saved = await ann.KeepAsync("Buy milk tomorrow 9am");
        var changed = await ann.ConfirmAsync(await ann.AnswerAsync(ann.Reply(saved, "title: oat milk")));
        var refused = await ann.TapAsync(saved, Chat.Undo, "It can not be taken back: it was changed since.");
        Assert.Empty(refused.Buttons);
        Assert.Equal(1, await ann.CountAsync("tasks", "deleted_at is null"));
        // The other way round it goes.
        await ann.TapAsync(changed, Chat.Undo, "taken back");
        Assert.Equal("Buy milk", await ann.AskAsync<string>("select title from tasks where user_id = $1"));
        await ann.ShownAsync("/undo", "Task · taken back");
        Assert.Equal(1, await ann.CountAsync("tasks", "deleted_at is not null"));
    }

    [Fact]
    public async Task Taking_back_while_a_change_is_being_confirmed_leaves_one_of_the_two()
    {
        var ann = program.Join();
        for (var round = 0; round < 5; round++)
        {
            var saved = await ann.KeepAsync(string.Create(CultureInfo.InvariantCulture, $"Buy milk {round}b tomorrow 9am"));
            var change = await ann.AnswerAsync(ann.Reply(saved, "title: oat milk"));
            var (undo, confirm) = (saved.Buttons.Last().CallbackData!, change.Buttons.First().CallbackData!);
            await (round % 2 == 0 ? Task.WhenAll(ann.ForgeAsync(saved, undo), ann.ForgeAsync(change, confirm)) : Task.WhenAll(ann.ForgeAsync(change, confirm), ann.ForgeAsync(saved, undo)));
            await ann.SettledAsync();
        }

        // Either it is gone as it was, or it stands changed.
        Assert.Equal("", await ann.AskAsync<string>("select coalesce(string_agg(title, ', '), '') from tasks where user_id = $1 and (deleted_at is null) <> (lower(title) = 'oat milk')"));
        Assert.Equal(0, (await program.Program.RunAsync(["audit", "replay"])).ExitCode);
    }

    [Fact]
    public async Task A_deletion_taken_back_brings_all_of_it_again()
    {
        var ann = program.Join();
        await ann.KeepAsync("Pack for the trip on Saturday: passport, charger, socks");
        var before = await RowAsync();
        var gone = await ann.ConfirmAsync(await ann.DraftAsync("delete the task pack for the trip"));
        Assert.Equal(1, await ann.CountAsync("tasks", "deleted_at is not null"));
        await ann.TapAsync(gone, Chat.Undo, "taken back");
        Assert.Equal(before, await RowAsync());

        Task<string> RowAsync() => ann.AskAsync<string>("select (to_jsonb(t) - 'updated_at')::text from tasks t where user_id = $1");
    }

    [Fact]
    public async Task After_ten_minutes_the_button_goes_and_the_command_stays()
    {
        var ann = program.Join();
        var saved = await ann.KeepAsync("Buy milk");
        Assert.Equal(10, await ann.AskAsync<int>("select extract(minute from undo_until - updated_at)::int from drafts where user_id = $1"));
        await ann.AskAsync<long>("with passed as (update drafts set undo_until = now() - interval '1 second' where user_id = $1 returning 1) select count(*) from passed");
        await ann.SeesAsync(entry => entry.Message.MessageId == saved.Message.MessageId && !entry.Buttons.Any());
        await ann.ShownAsync("/undo", "taken back");
    }

    [Fact]
    public async Task Taken_back_here_it_goes_at_Google_too()
    {
        var ann = await program.JoinConnectedAsync();
        var saved = await ann.ConfirmAsync(await ann.DraftAsync("Pack for the trip: passport, socks"), Chat.AtGoogle);
        Assert.Equal(3, program.Google.Tasks(ann.Account).Count());
        await ann.TapAsync(saved, Chat.Undo, "taken back");
        Assert.Empty(program.Google.Tasks(ann.Account));
        Assert.Equal(1, await ann.CountAsync("tasks", "deleted_at is not null"));
    }
}
