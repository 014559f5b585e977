using System.Text.Json;
using NodaTime;
using St4cker.Drafts;
using St4cker.Language;

namespace St4cker.Unit.Drafts;

/// <summary>What a change of a stored thing says, and what takes it back.</summary>
public sealed class Stored_things_change
{
    private static readonly ShapedKind Task = (ShapedKind)DraftKinds.Named("task");
    private static readonly Guid Draft = Guid.NewGuid();

    private static Stored Milk { get; } = new("task", Guid.NewGuid(), Deleted: false, Samples.Now, Intent.Task, new Fields { Title = "Buy milk", Due = new When(new LocalDate(2026, 11, 22), null, ""), Status = "open" })
    {
        Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["timeZone"] = "Asia/Tokyo" },
    };

    [Theory]
    [InlineData("done", "done")]
    [InlineData("Done!", "done")]
    [InlineData("done with it", "done")]
    [InlineData("delete it please", "deleted")]
    [InlineData("remove", "deleted")]
    [InlineData("selesai", "done")]
    [InlineData("hapus saja", "deleted")]
    [InlineData("готово", "done")]
    [InlineData("удали задачу", "deleted")]
    [InlineData("reopen", "open")]
    [InlineData("cancel", null)]
    [InlineData("no", null)]
    [InlineData("done by Friday", null)]
    [InlineData("delete the second line", null)]
    [InlineData("it", null)]
    [InlineData("", null)]
    public void A_reply_may_say_only_what_becomes_of_it(string words, string? status)
    {
        foreach (var language in (string[])["en", "id", "ru"])
        {
            var read = Reader.ReadDeed(words, (Samples.Ann with { Language = language }).SpeakingAt(Samples.Now));
            Assert.True(read == status || read is null, $"{language}: {read}");
        }

        var own = words.Any(letter => letter >= 'а') ? "ru" : words is "selesai" or "hapus saja" ? "id" : "en";
        Assert.Equal(status, Reader.ReadDeed(words, (Samples.Ann with { Language = own }).SpeakingAt(Samples.Now)));
    }

    [Fact]
    public void A_deletion_is_taken_back_with_the_same_id_and_zone()
    {
        var deleted = Task.Mark(Milk, "deleted", Samples.Speaker).Json;
        using var back = JsonDocument.Parse(Assert.Single(Task.Undo(deleted, Draft)).PayloadJson);
        Assert.Equal(Milk.Id, back.RootElement.GetProperty("taskId").GetGuid());
        Assert.Equal("Asia/Tokyo", back.RootElement.GetProperty("timeZone").GetString());
    }

    [Fact]
    public void Only_a_change_of_its_time_says_another_zone()
    {
        using var renamed = Payload(Task.Apply(Task.Reply(Milk, "title: oat milk", Samples.Speaker).Json, Draft));
        Assert.False(renamed.RootElement.TryGetProperty("timeZone", out _));
        var moved = Task.Reply(Milk, "no, Friday 4pm", Samples.Speaker).Json;
        using var there = Payload(Task.Apply(moved, Draft));
        Assert.Equal("Asia/Jakarta", there.RootElement.GetProperty("timeZone").GetString());
        using var back = Payload(Task.Undo(moved, Draft));
        Assert.Equal("Asia/Tokyo", back.RootElement.GetProperty("timeZone").GetString());
    }

    [Fact]
    public void Once_it_is_chosen_among_several_it_is_asked_no_more()
    {
        var other = Milk with { Id = Guid.NewGuid() };
        var change = DraftKinds.Named("change");
        var said = change.Fill(new ReadItem(Intent.Edit, 1, new Fields { Title = "milk", Status = "done" }, []), new Circumstances(Samples.Speaker));
        var found = Found(Milk, other);
        var asked = change.Consider(said, [found], Samples.Speaker);
        Assert.Equal(2, asked.Question?.Choices.Count);
        var chosen = change.Consider(change.Choose(asked.Json, asked.Question!, asked.Question!.Choices[1], Samples.Speaker), [found], Samples.Speaker);
        Assert.Equal(("task", (Question?)null), (chosen.Kind, chosen.Question));
        Assert.Equal([other.Id], Task.Targets(chosen.Json));
    }

    [Fact]
    public void A_move_that_says_no_day_asks_for_it_when_the_thing_is_known()
    {
        var change = DraftKinds.Named("change");
        var said = change.Fill(new ReadItem(Intent.Edit, 1, new Fields { Title = "milk" }, [], new Question("due", Doubt.Missing, "", [])), new Circumstances(Samples.Speaker));
        Assert.Equal("due", change.Consider(said, [Found(Milk)], Samples.Speaker).Question?.Field);
    }

    [Fact]
    public void The_deadline_of_a_project_is_what_moves()
    {
        var project = (ShapedKind)DraftKinds.Named("project");
        var garden = new Stored("project", Guid.NewGuid(), Deleted: false, Samples.Now, Intent.Project, new Fields { Title = "Garden" });
        var day = new When(new LocalDate(2027, 6, 1), null, "");
        var moved = project.Change(garden, new Content { Intent = Intent.Edit, Fields = new Fields { Title = "garden", Due = day }, TimeZone = "UTC" }, open: null, Samples.Speaker);
        Assert.Equal((day, null), (Content.Read(moved.Json).Fields.Due, Content.Read(moved.Json).Fields.Start));
    }

    private static JsonDocument Payload(IReadOnlyList<NewEvent> events) => JsonDocument.Parse(Assert.Single(events).PayloadJson);

    private static string Found(params Stored[] things) => JsonSerializer.Serialize<IReadOnlyList<Stored>>(things, DraftJson.Readable.IReadOnlyListStored);
}
