using NodaTime;
using St4cker.EndToEnd.Fixtures;
using St4cker.Language;
using St4cker.Playground.Faults;

namespace St4cker.EndToEnd.Google;

/// <summary>What is confirmed about a task reaches its copy at Google.</summary>
public sealed class Changing_tasks(PostgresServer postgres)
{
    private static readonly Fields Done = new() { Status = "done" }, Deleted = new() { Status = "deleted" };

    [Fact]
    public async Task A_batch_lands_whole_each_with_its_own_subtasks()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var batch = await house.CommitAsync("Buy milk: oat, soy", "Call the dentist", "Pack: map, rope");
        await house.UntilPushedAsync(batch);
        Assert.Equal(["Pack", "map", "rope", "Call the dentist", "Buy milk", "oat", "soy"], house.Titles);
        Assert.Equal(3, await house.CountAsync("tasks", "true"));
        Assert.Contains("Google Tasks ✓", await house.CardAsync(batch), StringComparison.Ordinal);
        await house.AssertSoundAsync();
    }

    [Theory]
    [InlineData(FaultKind.Refused)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.LostAnswer)]
    public async Task One_of_a_batch_that_fails_does_not_stop_the_others(FaultKind kind)
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        house.Google.Faults.Add(new Fault(kind) { Operation = "tasks.insert", Body = "forbidden" });
        var batch = await house.CommitAsync("Buy milk: oat, soy", "Call the dentist", "Pack");
        await house.UntilPushedAsync(batch);
        string[] all = ["Buy milk", "Call the dentist", "Pack", "oat", "soy"];
        Assert.Equal(kind == FaultKind.Refused ? all[1..3] : all, house.Titles.Order(StringComparer.Ordinal));
        Assert.Equal(kind == FaultKind.Refused ? 3 : 0, await house.CountAsync("effects", "status = 'failed'"));
    }

    [Fact]
    public async Task Done_renamed_moved_and_reopened_are_so_at_Google_too_and_the_note_keeps_its_marker()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await house.CommitAsync("Buy milk tomorrow");
        await house.ChangeAsync(milk.Id, new Fields { NewTitle = "Buy oat milk" });
        await house.ChangeAsync(milk.Id, new Fields { Due = new When(new LocalDate(2031, 5, 6), new LocalTime(9, 0), "") });
        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, Done));
        var copy = Assert.Single(house.Google.Tasks(TasksHouse.Account));
        Assert.Equal(("Buy oat milk", "2031-05-06T00:00:00.000Z", "completed"), (copy.Title, copy.Due, copy.Status));
        Assert.StartsWith("st4cker:", copy.Notes, StringComparison.Ordinal);
        var marker = copy.Notes;
        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, new Fields { Status = "open" }));
        copy = Assert.Single(house.Google.Tasks(TasksHouse.Account));
        Assert.Equal(("needsAction", marker), (copy.Status, copy.Notes));
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task A_date_that_is_taken_away_goes_at_Google_too_and_comes_back_with_the_undo()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await house.CommitAsync("Buy milk tomorrow");
        var due = (await house.StoredAsync(milk.Id)).Fields.Due!.Date;
        var change = await house.RemoveDateAsync(milk.Id);
        await house.UntilPushedAsync(change);
        Assert.Null(Assert.Single(house.Google.Tasks(TasksHouse.Account)).Due);
        await house.UndoAsync(change);
        Assert.Equal($"{due:uuuu-MM-dd}T00:00:00.000Z", Assert.Single(house.Google.Tasks(TasksHouse.Account)).Due);
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task Deleting_a_task_takes_it_and_its_subtasks_from_Google()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await house.CommitAsync("Buy milk: oat, soy");
        await house.CommitAsync("Pack");
        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, Deleted));
        Assert.Equal(["Pack"], house.Titles);
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task Subtasks_that_come_and_go_do_so_at_Google_too_and_the_undo_puts_them_back()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await house.CommitAsync("Buy milk: oat, soy");
        var change = await house.SubtasksAsync(milk.Id, "soy", "rice");
        await house.UntilPushedAsync(change);
        Assert.Equal(["Buy milk", "soy", "rice"], house.Titles);
        await house.UndoAsync(change);
        Assert.Equal(["Buy milk", "oat", "soy"], [house.Titles[0], .. house.Titles.Skip(1).Order(StringComparer.Ordinal)]);
        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, Deleted));
        Assert.Empty(house.Titles);
        await house.AssertSoundAsync();
    }

    [Fact]
    public async Task A_subtask_lands_although_the_person_deleted_the_one_before_it_at_Google()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await house.CommitAsync("Buy milk: oat, soy");
        await house.UntilPushedAsync(milk);
        house.Google.Delete(TasksHouse.Account, house.Google.Tasks(TasksHouse.Account)[2].Id);
        await house.UntilPushedAsync(await house.SubtasksAsync(milk.Id, "oat", "soy", "rice"));
        Assert.Equal(["Buy milk", "oat", "rice"], [house.Titles[0], .. house.Titles.Skip(1).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task A_change_waits_behind_the_task_that_is_still_on_its_way()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        house.Google.Faults.Add(new Fault(FaultKind.ServerError) { Operation = "tasks.insert", Times = 2 });
        var milk = await house.CommitAsync("Buy milk");
        await house.UntilAsync(async () => await house.CountAsync("effects", "error = 'unavailable'") == 1);
        var done = await house.ChangeAsync(milk.Id, Done);
        await house.UntilPushedAsync(done);
        Assert.Equal("completed", Assert.Single(house.Google.Tasks(TasksHouse.Account)).Status);
        Assert.Equal(0, await house.CountAsync("effects", "status = 'failed'"));
    }

    [Fact]
    public async Task Of_a_task_that_was_never_at_Google_nothing_is_changed_there()
    {
        await using var house = await TasksHouse.BuildAsync(postgres, connected: false);
        var milk = await house.CommitAsync("Buy milk");
        await house.ConnectAsync();
        var done = await house.ChangeAsync(milk.Id, Done);
        Assert.Equal(0, await house.CountAsync("effects", "true"));
        Assert.DoesNotContain("Google", await house.CardAsync(done), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.Garbage)]
    public async Task A_change_or_deletion_that_gets_no_good_answer_is_made_all_the_same(FaultKind kind)
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await house.CommitAsync("Buy milk");
        house.Google.Faults.Add(new Fault(kind) { Operation = "tasks.patch" });
        house.Google.Faults.Add(new Fault(kind) { Operation = "tasks.delete" });
        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, Done));
        Assert.Equal("completed", Assert.Single(house.Google.Tasks(TasksHouse.Account)).Status);
        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, Deleted));
        Assert.Empty(house.Titles);
        Assert.Equal(0, await house.CountAsync("effects", "status <> 'succeeded'"));
    }

    [Fact]
    public async Task A_task_that_the_person_deleted_at_Google_can_not_be_changed_there_and_the_card_says_so()
    {
        await using var house = await TasksHouse.BuildAsync(postgres);
        var milk = await house.CommitAsync("Buy milk");
        await house.UntilPushedAsync(milk);
        house.Google.Delete(TasksHouse.Account, house.Google.Tasks(TasksHouse.Account)[0].Id);
        var done = await house.ChangeAsync(milk.Id, Done);
        await house.UntilPushedAsync(done);
        Assert.Contains("Google Tasks ✗", await house.CardAsync(done), StringComparison.Ordinal);
        Assert.Equal("done", (await house.StoredAsync(milk.Id)).Fields.Status);
        await house.UntilPushedAsync(await house.ChangeAsync(milk.Id, Deleted));
        Assert.Equal(1, await house.CountAsync("effects", "status = 'failed'"));
    }
}
