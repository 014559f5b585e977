using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using St4cker.Language;
using St4cker.Playground.Faults;
using St4cker.Playground.GoogleStandIn;

namespace St4cker.EndToEnd.Google;

/// <summary>What was confirmed is taken back here and at Google, or nowhere.</summary>
public sealed class Taking_back(PostgresServer postgres)
{
    private static readonly Fields Done = new() { Status = "done" }, Deleted = new() { Status = "deleted" };

    [Fact]
    public async Task A_new_task_goes_from_Google_with_its_subtasks_and_from_the_store()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk: oat, soy");
        await house.UndoAsync(milk);
        Assert.Empty(house.Titles);
        Assert.True((await house.StoredAsync(milk.Id)).Deleted);
        Assert.Contains("taken back", await house.CardAsync(milk), StringComparison.Ordinal);
        Assert.Equal(1, await house.CountAsync("audit_log", "action = 'draft_undone'"));
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task A_batch_is_taken_back_whole()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var batch = await PushedAsync(house, "Buy milk: oat, soy", "Call the dentist", "Pack");
        await house.UndoAsync(batch);
        Assert.Empty(house.Titles);
        Assert.Equal(3, await house.CountAsync("tasks", "deleted_at is not null"));
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task A_change_is_changed_back_and_what_else_the_person_did_at_Google_stays()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk");
        var done = await house.ChangeAsync(milk.Id, Done);
        await house.UntilPushedAsync(done);
        house.Google.Change(TasksHouse.Account, CopyOf(house).Id, task => task with { Title = "Buy oat milk" });
        await house.UndoAsync(done);
        Assert.Equal(("Buy oat milk", "needsAction"), (CopyOf(house).Title, CopyOf(house).Status));
        Assert.Equal("open", (await house.StoredAsync(milk.Id)).Fields.Status);
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task A_deleted_task_comes_back_with_its_subtasks_and_lives_on()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk: oat, soy");
        await house.ChangeAsync(milk.Id, Done);
        var gone = await house.ChangeAsync(milk.Id, Deleted);
        await house.UntilPushedAsync(gone);
        Assert.Empty(house.Titles);
        await house.UndoAsync(gone);
        Assert.Equal(["Buy milk", "oat", "soy"], house.Titles);
        Assert.Equal("completed", house.Google.Tasks(TasksHouse.Account)[0].Status);
        Assert.False((await house.StoredAsync(milk.Id)).Deleted);

        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, new Fields { Status = "open", NewTitle = "Buy oat milk" }));
        Assert.Equal("Buy oat milk", house.Titles[0]);
        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, Deleted));
        Assert.Empty(house.Titles);
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task A_task_whose_deletion_and_completion_were_taken_back_can_itself_be_taken_back()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk: oat, soy");
        var done = await house.ChangeAsync(milk.Id, Done);
        await house.UndoAsync(done);
        var gone = await house.ChangeAsync(milk.Id, Deleted);
        await house.UndoAsync(gone);
        await house.UndoAsync(milk);
        Assert.Empty(house.Titles);
        await house.AssertSoundAsync();
    }

    [Theory]
    [InlineData("renamed")]
    [InlineData("completed")]
    [InlineData("deleted")]
    [InlineData("moved")]
    [InlineData("noted")]
    [InlineData("subtask renamed")]
    public async Task What_the_person_changed_at_Google_is_not_taken_back_anywhere(string how)
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk: oat, soy");
        var copy = house.Google.Tasks(TasksHouse.Account)[how.StartsWith("subtask", StringComparison.Ordinal) ? 2 : 0];
        if (how == "deleted")
            house.Google.Delete(TasksHouse.Account, copy.Id);
        else if (how == "completed")
            house.Google.Complete(TasksHouse.Account, copy.Id);
        else
            house.Google.Change(TasksHouse.Account, copy.Id, task => how switch
            {
                "moved" => task with { Due = "2031-01-01T00:00:00.000Z" },
                "noted" => task with { Notes = "Not the red one\n\n" + task.Notes },
                _ => task with { Title = "Something else" },
            });
        var before = house.Google.Tasks(TasksHouse.Account);
        await house.PressUndoAsync(milk);
        await house.UntilUndoAsync(milk, "refused");

        Assert.Equal(before, house.Google.Tasks(TasksHouse.Account));
        Assert.False((await house.StoredAsync(milk.Id)).Deleted);
        Assert.Contains("Google has another version", await house.CardAsync(milk), StringComparison.Ordinal);
        Assert.Equal(1, await house.CountAsync("audit_log", "action = 'undo_refused'"));
        Assert.Equal(0, await house.CountAsync("effects", "undoes is not null"));
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task What_was_refused_can_be_taken_back_once_Google_has_it_as_it_was()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk");
        var id = CopyOf(house).Id;
        house.Google.Change(TasksHouse.Account, id, task => task with { Title = "Buy soap" });
        await house.PressUndoAsync(milk);
        await house.UntilUndoAsync(milk, "refused");
        house.Google.Change(TasksHouse.Account, id, task => task with { Title = "Buy milk" });
        await house.UndoAsync(milk);
        Assert.Empty(house.Titles);
    }

    [Theory]
    [InlineData("drafts", "undo_state = 'done'", 3)]
    [InlineData("effects", "status = 'succeeded'", 1)]
    public async Task A_crash_after_Google_gave_it_back_and_before_it_is_written_is_made_good(string table, string state, int deleted)
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk: oat, soy");
        // From now on that row can not be written, as if the process ended there.
        await house.Rows.ExecuteAsync($"""
            create function crash() returns trigger language plpgsql as $$ begin raise exception 'the process ended here'; end $$;
            create trigger crash before insert or update on {table} for each row when (new.{state}) execute function crash();
            """);
        await house.PressUndoAsync(milk);
        await house.UntilAsync(() => Task.FromResult(house.Google.Calls.Count(call => call.Operation == "tasks.delete") == deleted));
        await house.RestartAsync(() => house.Rows.ExecuteAsync($"drop trigger crash on {table}"));
        Assert.Equal(3 - deleted, house.Titles.Count);
        Assert.Equal(0, await house.CountAsync("events", "event_type = 'task.deleted'"));
        Assert.Equal(0, await house.CountAsync("drafts", "undo_state = 'done'"));

        house.Pass(TimeSpan.FromSeconds(46));
        await house.UntilUndoAsync(milk, "done");
        Assert.Empty(house.Titles);
        Assert.Equal(1, await house.CountAsync("events", "event_type = 'task.deleted'"));
        Assert.Equal(1, await house.CountAsync("audit_log", "action = 'draft_undone'"));
        await house.AssertSoundAsync();
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.Garbage)]
    public async Task Every_kind_of_taking_back_survives_a_Google_that_answers_badly(FaultKind kind)
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk: oat, soy");
        var done = await house.ChangeAsync(milk.Id, Done);
        await house.UntilPushedAsync(done);
        BadlyOnce(house, kind);
        await house.UndoAsync(done);
        Assert.Equal("needsAction", house.Google.Tasks(TasksHouse.Account)[0].Status);

        var gone = await house.ChangeAsync(milk.Id, Deleted);
        await house.UntilPushedAsync(gone);
        BadlyOnce(house, kind);
        await house.UndoAsync(gone);
        Assert.Equal(["Buy milk", "oat", "soy"], house.Titles);

        BadlyOnce(house, kind);
        await house.UndoAsync(milk);
        Assert.Empty(house.Titles);
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task While_Google_is_away_the_card_says_that_it_is_being_taken_back_and_it_follows()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk");
        house.Google.Faults.Add(new Fault(FaultKind.ServerError) { Times = int.MaxValue });
        await house.PressUndoAsync(milk);
        await house.UntilAsync(async () => await house.CountAsync("effects", "error = 'unavailable'") == 1);
        Assert.Contains("Taking it back", await house.CardAsync(milk), StringComparison.Ordinal);
        Assert.False((await house.StoredAsync(milk.Id)).Deleted);
        house.Google.Faults.Clear();
        await house.UntilUndoAsync(milk, "done");
        Assert.Empty(house.Titles);
    }

    [Fact]
    public async Task Many_presses_at_once_take_it_back_once()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => house.PressUndoAsync(milk)));
        await house.UntilUndoAsync(milk, "done");
        await house.PressUndoAsync(milk);
        await house.UntilAsync(async () => await house.CountAsync("commands", "type = 'undo_draft' and status = 'completed'") == 7);
        Assert.Equal(1, await house.CountAsync("audit_log", "action = 'undo_asked'"));
        Assert.Equal(1, await house.CountAsync("audit_log", "action = 'draft_undone'"));
        Assert.Equal(1, await house.CountAsync("events", "event_type = 'task.deleted'"));
        Assert.Equal(1, house.Google.Calls.Count(call => call.Operation == "tasks.delete"));
        await house.AssertSoundAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_access_it_is_taken_back_here_and_the_card_says_that_Googles_copy_stays(bool known)
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk");
        house.Google.Revoke(TasksHouse.Account);
        if (known)
            await house.Rows.ExecuteAsync("update connections set status = 'revoked'");
        await house.UndoAsync(milk);
        Assert.Equal(["Buy milk"], house.Titles);
        Assert.True((await house.StoredAsync(milk.Id)).Deleted);
        Assert.Contains("the copy there stays", await house.CardAsync(milk), StringComparison.Ordinal);
        Assert.Equal(0, await house.CountAsync("effects", "status not in ('succeeded', 'failed')"));
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task An_undo_while_the_task_is_on_its_way_waits_for_it()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        house.Google.Faults.Add(new Fault(FaultKind.LostAnswer) { Operation = "tasks.insert", Delay = TimeSpan.FromSeconds(1) });
        var milk = await house.CommitAsync("Buy milk: oat, soy");
        await house.UntilAsync(async () => await house.CountAsync("effects", "first_attempt_at is not null") == 1);
        await house.UndoAsync(milk);
        Assert.Empty(house.Titles);
        Assert.True((await house.StoredAsync(milk.Id)).Deleted);
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task What_never_went_on_its_way_is_taken_back_at_once_and_never_goes()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        await house.Rows.ExecuteAsync("update connections set status = 'revoked'");
        var milk = await house.CommitAsync("Buy milk");
        await house.UndoAsync(milk);
        await house.ConnectAsync();
        await PushedAsync(house, "Buy bread");
        Assert.Equal(["Buy bread"], house.Titles);
        Assert.DoesNotContain("stays", await house.CardAsync(milk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_here_since_is_refused_without_asking_Google()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await PushedAsync(house, "Buy milk");
        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, Done));
        await house.PressUndoAsync(milk);
        await house.UntilUndoAsync(milk, "refused");
        Assert.DoesNotContain(house.Google.Calls, call => call.Operation == "tasks.get");
        Assert.Contains("it was changed since", await house.CardAsync(milk), StringComparison.Ordinal);
    }

    private static async Task<Draft> PushedAsync(TasksHouse house, params string[] texts)
    {
        var draft = await house.CommitAsync(texts);
        await house.UntilPushedAsync(draft);
        return draft;
    }

    private static GoogleTask CopyOf(TasksHouse house) => Assert.Single(house.Google.Tasks(TasksHouse.Account));

    private static void BadlyOnce(TasksHouse house, FaultKind kind)
    {
        house.Google.Faults.Clear();
        foreach (var operation in (string[])["tasks.get", "tasks.patch", "tasks.delete", "tasks.insert"])
            house.Google.Faults.Add(new Fault(kind) { Operation = operation });
    }
}
