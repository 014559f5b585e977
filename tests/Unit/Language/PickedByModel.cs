using St4cker.Language;

namespace St4cker.Unit.Language;

public class PickedByModel
{
    [Fact]
    public void Code_computes_the_date_from_the_words()
    {
        var reading = Reader.Resolve("pls get Milk  tomorrow 9AM", Intent.Task, 0.97, new SaidWords { Title = "get milk", When = "tomorrow 9am" }, Said.By("en"));
        var item = Assert.Single(reading.Items);
        Assert.Equal((Intent.Task, 0.97, "Get milk", "2026-11-22T09:00"), (item.Intent, item.Confidence, item.Fields.Title, item.Fields.Due?.Iso));
        Assert.Empty(item.Assumed);
    }

    [Fact]
    public void A_date_nobody_said_is_ignored()
    {
        var reading = Reader.Resolve("buy milk", Intent.Task, 0.9, new SaidWords { Title = "buy milk", When = "next Tuesday" }, Said.By("en"));
        Assert.Null(reading.Items[0].Fields.Due);
    }

    [Fact]
    public void A_computed_date_gives_way_to_the_said_one()
    {
        var reading = Reader.Resolve("buy milk tomorrow", Intent.Task, 0.9, new SaidWords { Title = "buy milk", When = "2026-12-24" }, Said.By("en"));
        Assert.Equal("2026-11-22", reading.Items[0].Fields.Due?.Iso);
    }

    [Fact]
    public void What_is_not_in_the_text_is_a_guess_or_dropped()
    {
        var said = new SaidWords { Title = "Milk run", Priority = "extreme", Type = "PR", Course = "Physics", Subtasks = ["oat", ""] };
        var item = Reader.Resolve("buy milk", Intent.Task, double.NaN, said, Said.By("id")).Items[0];
        Assert.Equal(("Milk run", null, "homework", "Physics", 0d), (item.Fields.Title, item.Fields.Priority, item.Fields.Type, item.Fields.Course, item.Confidence));
        Assert.Equal(["title", "type", "course", "subtasks"], item.Assumed);
        Assert.Equal(["oat"], item.Fields.Subtasks);
    }

    [Fact]
    public void A_flood_is_bounded()
    {
        var said = new SaidWords { Title = new string('x', 100_000), Note = new string('y', 100_000), Course = new string('z', 9_000), Subtasks = [.. Enumerable.Repeat("s", 5_000)] };
        var fields = Reader.Resolve("x", Intent.Task, 7, said, Said.By("en")).Items[0].Fields;
        Assert.True(fields is { Title.Length: <= 1024, Note.Length: <= 8192, Course.Length: <= 128, Subtasks.Count: <= 50 });
    }

    [Fact]
    public void Doubt_about_the_words_is_asked()
    {
        var reading = Reader.Resolve("pay 31 Feb", Intent.Task, 0.9, new SaidWords { Title = "pay", When = "31 Feb" }, Said.By("en"));
        Assert.Equal(Doubt.Impossible, reading.Question?.Doubt);
    }
}
