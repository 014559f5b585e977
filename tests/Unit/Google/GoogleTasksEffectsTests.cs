using NodaTime;
using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Drafts;

namespace St4cker.Unit.Google;

public sealed class GoogleTasksEffectsTests
{
    private static readonly Draft Draft = Samples.Draft() with { Id = new("0198c5a2-0000-7000-8000-000000000001"), UserId = 7 };

    [Fact]
    public void A_task_with_subtasks_is_one_step_each_in_order()
    {
        var rows = Plan(title: "Buy milk", subtasks: ["oat", "2 litres"]);
        Assert.Equal(["task", "subtask:1", "subtask:2"], rows.Select(row => row.Step));
        Assert.Equal([0, 1, 2], rows.Select(row => row.Ordinal));
        Assert.Equal(["Buy milk", "oat", "2 litres"], rows.Select(row => Payload(row).Title));
        Assert.All(rows, row => Assert.Equal($"{Draft.Id}:google_tasks:{row.Step}", row.Key));
        Assert.All(rows, row => Assert.Equal((Draft.Id, 7L, "google_tasks", Draft.Id, EffectDeed.Insert), (row.DraftId, row.UserId, row.Target, row.ThingId, row.Deed)));
    }

    [Fact]
    public void Planning_twice_gives_the_same_rows() => Assert.Equal(Plan(subtasks: ["a", "b"]), Plan(subtasks: ["a", "b"]));

    [Fact]
    public void Every_step_has_a_marker_of_its_own_on_the_last_line_of_its_notes()
    {
        var rows = Plan(note: "Not the red one", subtasks: [.. Enumerable.Repeat("same", 40)]);
        Assert.Equal(rows.Count, rows.Select(row => row.Marker).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows, row => Assert.Equal(row.Marker, Payload(row).Notes!.Split('\n')[^1]));
        Assert.StartsWith($"st4cker:{Draft.Code}:", rows[0].Marker, StringComparison.Ordinal);
        Assert.Equal("Not the red one\n\n" + rows[0].Marker, Payload(rows[0]).Notes);
    }

    [Fact]
    public void Another_draft_of_the_same_code_has_another_marker() =>
        Assert.NotEqual(Plan()[0].Marker, Plan(draft: Draft with { Id = Guid.NewGuid() })[0].Marker);

    [Fact]
    public void The_date_is_the_local_one_and_a_dropped_time_is_said()
    {
        var day = new LocalDate(2026, 11, 22);
        Assert.Equal(("2026-11-22", true), (Payload(Plan(due: day, hasTime: true)[0]).Due, Payload(Plan(due: day, hasTime: true)[0]).TimeDropped));
        Assert.False(Payload(Plan(due: day)[0]).TimeDropped);
        Assert.Null(Payload(Plan()[0]).Due);
    }

    [Fact]
    public void The_stored_form_has_the_names_that_were_agreed() => Assert.Matches(
        $$"""^\{"title":"Milk","notes":"st4cker:{{Draft.Code}}:[0-9a-f]{6}","due":"2026-11-22","timeDropped":true\}$""", Plan(due: new LocalDate(2026, 11, 22), hasTime: true)[0].PayloadJson);

    [Fact]
    public void What_is_too_long_for_Google_is_cut_and_the_marker_stays_whole()
    {
        var row = Plan(title: new string('t', 2000), note: new string('n', 9000))[0];
        Assert.Equal(1024, Payload(row).Title!.Length);
        Assert.EndsWith("…", Payload(row).Title, StringComparison.Ordinal);
        Assert.Equal(8192, Payload(row).Notes!.Length);
        Assert.EndsWith("…\n\n" + row.Marker, Payload(row).Notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Cutting_tears_no_sign_apart()
    {
        var title = Payload(Plan(title: string.Concat(Enumerable.Repeat("👩‍👩‍👧", 200)))[0]).Title!;
        Assert.True(title.Length <= 1024);
        Assert.Equal("", title.TrimEnd('…').Replace("👩‍👩‍👧", "", StringComparison.Ordinal));
    }

    private static IReadOnlyList<EffectStep> Plan(
        string title = "Milk", string? note = null, LocalDate? due = null, bool hasTime = false, IReadOnlyList<string>? subtasks = null, Draft? draft = null) =>
        PlanEffects.Plan(draft ?? Draft, [TaskEvents.Created(draft?.Id ?? Draft.Id, title, note, due is { } day ? $"{day:uuuu-MM-dd}{(hasTime ? "T09:00" : "")}" : null, subtasks ?? [])], []);

    private static TaskPayload Payload(EffectStep row) => TaskPayload.FromJson(row.PayloadJson)!;
}
