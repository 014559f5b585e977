using NodaTime;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Unit.Drafts;

public sealed class Batches_of_things
{
    private static readonly DraftKind Batch = DraftKinds.Named("batch");
    private static readonly Phrases English = Phrases.In("en");

    [Fact]
    public void A_day_that_was_asked_for_is_no_new_name_for_the_first()
    {
        var asking = Batch.Fill([Task("Milk"), Task("Tax", new Question("due", Doubt.Impossible, "31 February", []))], new Circumstances(Samples.Speaker));
        Assert.Equal("2.due", asking.Question?.Field);
        var answered = Batch.Edit(asking.Json, asking.Question, "1 March", Samples.Speaker);
        Assert.Null(answered.Question);
        Assert.Equal(["Milk", "Tax"], Content.Read(answered.Json).Parts.Select(part => part.Content.Fields.Title));
        Assert.Equal(new LocalDate(2027, 3, 1), Content.Read(answered.Json).Parts[1].Content.Fields.Due?.Date);
        Assert.Equal("Oat milk", Content.Read(Batch.Edit(asking.Json, asking.Question, "1 title: oat milk", Samples.Speaker).Json).Parts[0].Content.Fields.Title, ignoreCase: true);
    }

    [Fact]
    public void What_is_left_out_is_not_counted_as_saved()
    {
        var two = Batch.Fill([Task("Milk"), Task("Bread")], new Circumstances(Samples.Speaker));
        Assert.Equal("2 items", Batch.Label(two.Json, English).Name);
        Assert.Equal("1 item", Batch.Label(Batch.Drop(two.Json, null, "1").Json, English).Name);
    }

    [Fact]
    public void All_that_is_confirmed_stands_on_the_card_and_what_did_not_fit_is_told()
    {
        var many = Batch.Fill([.. Enumerable.Range(1, 25).Select(number => Task($"Thing {number}"))], new Circumstances(Samples.Speaker));
        var lines = Batch.Describe(many.Json, null, open: true, English, Samples.LocalNow);
        Assert.Equal(20, Batch.Apply(many.Json, Guid.NewGuid()).Count);
        Assert.All(Enumerable.Range(1, 20), number => Assert.Contains(lines, line => line.Essential && line.Text.EndsWith($"Thing {number}", StringComparison.Ordinal)));
        Assert.Contains("from “Thing 21” on", lines[^1].Text, StringComparison.Ordinal);
        Assert.True(lines[^1].Essential);
    }

    [Theory]
    [InlineData("2: move to Friday", 1, "move to Friday")]
    [InlineData("done with the second", 1, "done with")]
    [InlineData("done with the milk", null, null)]
    [InlineData("7: Friday", null, null)]
    public void A_reply_to_what_is_saved_names_one_of_it_by_its_number(string words, int? at, string? rest)
    {
        var draft = Guid.NewGuid();
        var two = Batch.Fill([Task("Milk"), Task("Bread")], new Circumstances(Samples.Speaker));
        var meant = Batch.Meant(two.Json, draft, words, Samples.Speaker);
        Assert.Equal((at is { } one ? Batch.Leaves(two.Json, draft)[one].Id : null, rest), (meant?.Left.Id, meant?.Words));
    }

    [Fact]
    public void What_was_left_out_is_not_meant()
    {
        var two = Batch.Drop(Batch.Fill([Task("Milk"), Task("Bread")], new Circumstances(Samples.Speaker)).Json, null, "1");
        Assert.Null(Batch.Meant(two.Json, Guid.NewGuid(), "1: Friday", Samples.Speaker));
    }

    private static ReadItem Task(string title, Question? question = null) => new(Intent.Task, 1, new Fields { Title = title }, [], question);
}
