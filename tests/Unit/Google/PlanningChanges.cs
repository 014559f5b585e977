using System.Text.Json.Nodes;
using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Drafts;
using RemoteTask = Google.Apis.Tasks.v1.Data.Task;

namespace St4cker.Unit.Google;

/// <summary>What changes, deletions and batches become at Google, and how they are taken back.</summary>
public sealed class PlanningChanges
{
    private static readonly Draft First = Samples.Draft();
    private static readonly Draft Second = Samples.Draft() with { Number = 8 };
    private static readonly Guid Milk = First.Id;

    [Fact]
    public void Several_tasks_of_a_draft_have_keys_markers_and_ordinals_of_their_own()
    {
        Guid[] things = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        var steps = GoogleTasksEffects.Plan(First, [.. things.Select(thing => TaskEvents.Created(thing, "Same", subtasks: ["a", "b"]))], [], []);
        Assert.Equal(["1/task", "1/subtask:1", "1/subtask:2", "2/task", "2/subtask:1", "2/subtask:2", "3/task", "3/subtask:1", "3/subtask:2"], steps.Select(step => step.Step));
        Assert.Equal(Enumerable.Range(0, 9), steps.Select(step => step.Ordinal));
        Assert.Equal(9, steps.Select(step => step.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(9, steps.Select(step => step.Marker).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(things, steps.Select(step => step.ThingId).Distinct());
        Assert.All(steps.Where(step => step.Step.Contains("sub", StringComparison.Ordinal)),
            step => Assert.Equal(steps.Single(task => task.ThingId == step.ThingId && task.Step.EndsWith("/task", StringComparison.Ordinal)).Marker, Payload(step).Parent));
    }

    [Fact]
    public void What_is_not_a_task_goes_nowhere() =>
        Assert.Empty(GoogleTasksEffects.Plan(First, [new NewEvent(Guid.NewGuid(), "note.created", """{"noteId":"x","title":"A note"}""", Guid.NewGuid())], [], []));

    [Fact]
    public void A_change_sets_only_what_changed_and_keeps_what_stood_before()
    {
        var step = Assert.Single(Change([("title", "Buy oat milk"), ("deadline", null), ("course", "Biology")], [("title", "Buy milk"), ("deadline", "2026-11-22T09:00"), ("course", null)]));
        Assert.Equal((EffectDeed.Update, Made()[0].Planned.Marker, Milk), (step.Deed, step.Marker, step.ThingId));
        var payload = Payload(step);
        Assert.Equal(["title", "due"], payload.Sets!);
        Assert.Equal(("Buy oat milk", null), (payload.Title, payload.Due));
        Assert.Equal(("Buy milk", "2026-11-22"), (payload.Before!.Title, payload.Before.Due));
    }

    [Theory]
    [InlineData("done", "completed")]
    [InlineData("open", "needsAction")]
    public void Done_is_completed_and_open_needs_action(string ours, string googles)
    {
        var payload = Payload(Assert.Single(Change([("status", ours)], [("status", "open")])));
        Assert.Equal((googles, "status"), (payload.Status, Assert.Single(payload.Sets!)));
    }

    [Fact]
    public void What_Google_does_not_keep_changes_nothing_there() => Assert.Empty(Change([("course", "Biology"), ("priority", "high")], []));

    [Fact]
    public void Subtasks_that_are_gone_are_deleted_and_new_ones_stand_under_the_task()
    {
        var steps = Change([("subtasks", TaskEvents.Subtasks(["soy", "rice"]))], [("subtasks", TaskEvents.Subtasks(["oat", "soy"]))]);
        Assert.Equal([(EffectDeed.Delete, "delete:1"), (EffectDeed.Insert, "subtask:1")], steps.Select(step => (step.Deed, step.Step)));
        Assert.Equal(Made()[1].Planned.Marker, steps[0].Marker);
        Assert.Equal(("rice", Made()[0].Planned.Marker), (Payload(steps[1]).Title, Payload(steps[1]).Parent));
    }

    [Fact]
    public void A_deletion_takes_the_subtasks_first_and_comes_back_in_the_order_that_it_had()
    {
        var steps = GoogleTasksEffects.Plan(Second, [TaskEvents.Deleted(Milk)], [TaskEvents.Created(Milk, "Buy milk", "2 litres", "2026-11-22", ["oat", "soy"])], Made());
        Assert.Equal(["delete:2", "delete:1", "delete"], steps.Select(step => step.Step));
        Assert.All(steps, step => Assert.Equal(EffectDeed.Delete, step.Deed));

        var back = UndoEffects.Plan(Second, Known(steps, "succeeded"));
        Assert.Equal(["Buy milk", "oat", "soy"], back.Select(step => Payload(step).Title));
        Assert.All(back, step => Assert.Equal(EffectDeed.Insert, step.Deed));
        Assert.Equal("2 litres\n\n" + back[0].Marker, Payload(back[0]).Notes);
        Assert.Equal(6, back.Concat(Made().Select(step => step.Planned)).Select(step => step.Marker).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Without_a_copy_there_is_nothing_to_change()
    {
        Assert.Empty(Change([("title", "x")], [], []));
        Assert.Empty(Change([("title", "x")], [], Made("failed")));
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("processing")]
    [InlineData("waiting")]
    public void A_copy_that_is_still_to_be_made_will_be_changed(string status) => Assert.Single(Change([("title", "x")], [], Made(status)));

    [Fact]
    public void What_was_deleted_is_no_longer_changed_until_that_is_taken_back()
    {
        var deletion = GoogleTasksEffects.Plan(Second, [TaskEvents.Deleted(Milk)], [TaskEvents.Created(Milk, "Buy milk", subtasks: ["oat", "soy"])], Made());
        var deleted = Made().Concat(Known(deletion, "succeeded")).ToList();
        Assert.Empty(Change([("title", "x")], [], deleted));

        var back = UndoEffects.Plan(Second, Known(deletion, "succeeded"));
        deleted.AddRange(Known(back, "succeeded"));
        Assert.Equal(back[0].Marker, Assert.Single(Change([("title", "x")], [], deleted)).Marker);
        var copies = Copies.Of(deleted);
        Assert.Equal(back[0].Marker, copies.Find(Made()[0].Planned.Marker)!.Marker);
        Assert.Equal(["oat", "soy"], copies.Under(copies.Main(Milk)!).Select(copy => copy.Title));
    }

    [Fact]
    public void Taking_back_goes_backwards_over_what_stands_there_or_may()
    {
        var made = Made();
        KnownStep[] steps = [made[0], made[1] with { Status = "failed", RemoteId = null }, made[2] with { Status = "pending", RemoteId = null, Tried = true }];
        var back = UndoEffects.Plan(First, steps);
        Assert.Equal(["subtask:2:undo", "task:undo"], back.Select(step => step.Step));
        Assert.All(back, step => Assert.Equal(EffectDeed.Delete, step.Deed));
        Assert.Equal([made[2].Planned.Key, made[0].Planned.Key], back.Select(step => step.Undoes));
        Assert.True(back.All(step => step.Ordinal >= GoogleTasksEffects.UndoOrdinal) && back[0].Ordinal < back[1].Ordinal);
        Assert.Empty(UndoEffects.Plan(First, [made[0] with { Status = "pending", RemoteId = null, Tried = false }]));
    }

    [Fact]
    public void A_change_is_taken_back_by_what_stood_before()
    {
        var step = Assert.Single(Change([("title", "Buy oat milk")], [("title", "Buy milk")]));
        var back = Payload(Assert.Single(UndoEffects.Plan(Second, Known([step], "succeeded"))));
        Assert.Equal(("Buy milk", "title"), (back.Title, Assert.Single(back.Sets!)));
    }

    [Fact]
    public void A_copy_is_as_it_was_left_when_a_person_sees_no_difference()
    {
        var left = Payload(Made()[0].Planned);
        Assert.True(LookAtCopy.IsAsLeft(EffectDeed.Insert, left, Copy()));
        Assert.True(LookAtCopy.IsAsLeft(EffectDeed.Insert, left, Copy(task => task.Notes = "2 litres ")));
        Assert.True(LookAtCopy.IsAsLeft(EffectDeed.Delete, left, task: null));
    }

    [Fact]
    public void A_copy_that_the_person_changed_is_not_as_it_was_left()
    {
        var left = Payload(Made()[0].Planned);
        foreach (var change in (Action<RemoteTask>[])[task => task.Title = "x", task => task.Notes = "3 litres", task => task.Due = null, task => task.Due = "2026-11-23T00:00:00.000Z", task => task.Status = "completed"])
            Assert.False(LookAtCopy.IsAsLeft(EffectDeed.Insert, left, Copy(change)));
        Assert.False(LookAtCopy.IsAsLeft(EffectDeed.Insert, left, task: null));
        Assert.False(LookAtCopy.IsAsLeft(EffectDeed.Delete, left, Copy()));
    }

    [Fact]
    public void Of_a_change_only_what_it_set_is_looked_at()
    {
        var step = Payload(Assert.Single(Change([("status", "done")], [("status", "open")])));
        Assert.True(LookAtCopy.IsAsLeft(EffectDeed.Update, step, Copy(task => (task.Title, task.Status) = ("x", "completed"))));
        Assert.False(LookAtCopy.IsAsLeft(EffectDeed.Update, step, Copy()));
        Assert.False(LookAtCopy.IsAsLeft(EffectDeed.Update, step, task: null));
    }

    private static RemoteTask Copy(Action<RemoteTask>? change = null)
    {
        var task = new RemoteTask { Title = "Buy milk", Notes = Payload(Made()[0].Planned).Notes, Due = "2026-11-22T00:00:00.000Z", Status = "needsAction" };
        change?.Invoke(task);
        return task;
    }

    /// <summary>The steps that made the task and its two subtasks.</summary>
    private static IReadOnlyList<KnownStep> Made(string status = "succeeded") =>
        Known(GoogleTasksEffects.Plan(First, [TaskEvents.Created(Milk, "Buy milk", "2 litres", "2026-11-22T09:00", ["oat", "soy"])], [], []), status);

    private static IReadOnlyList<KnownStep> Known(IReadOnlyList<EffectStep> steps, string status) =>
        [.. steps.Select(step => new KnownStep(step, status, status == "succeeded" ? "remote " + step.Key : null, Tried: status == "succeeded"))];

    private static IReadOnlyList<EffectStep> Change((string, JsonNode?)[] to, (string, JsonNode?)[] from, IReadOnlyList<KnownStep>? known = null) =>
        GoogleTasksEffects.Plan(Second, [TaskEvents.Updated(Milk, to)], [TaskEvents.Updated(Milk, from)], known ?? Made());

    private static TaskPayload Payload(EffectStep step) => TaskPayload.FromJson(step.PayloadJson, step.Deed)!;
}
