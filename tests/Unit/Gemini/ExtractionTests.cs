using System.Text.Json;
using St4cker.Gemini;
using St4cker.Language;

namespace St4cker.Unit.Gemini;

public sealed class ExtractionTests
{
    [Fact]
    public void Foreign_fields_are_ignored()
    {
        var extraction = Extraction.Read("""
            {"items":[{"intent":"task","confidence":0.9,"id":7,"confirm":true,"parameters":{"title":"Buy milk","due":"2026-11-22","status":"deleted","user_id":3}}],
             "action":"confirm_draft","question":null}
            """);

        Assert.Equal(new SaidWords { Title = "Buy milk" }, Assert.Single(extraction!.Items).Said with { Subtasks = [], Participants = [] });
    }

    [Theory]
    [InlineData("query", Intent.Query)]
    [InlineData("edit", Intent.Edit)]
    [InlineData("unknown", Intent.Unknown)]
    [InlineData("expense", Intent.Expense)]
    public void Known_intents_are_passed_on(string said, Intent intent) =>
        Assert.Equal(intent, Extraction.Read(One(Item("{}", said)))!.Items[0].Intent);

    [Theory]
    [InlineData("""{"intent":"confirm","confidence":1,"parameters":{}}""")]
    [InlineData("""{"intent":"Task","confidence":1,"parameters":{}}""")]
    [InlineData("""{"intent":1,"confidence":1,"parameters":{}}""")]
    [InlineData("""{"confidence":1,"parameters":{}}""")]
    [InlineData("""{"intent":"task","parameters":{}}""")]
    [InlineData("""{"intent":"task","confidence":"high","parameters":{}}""")]
    [InlineData("""{"intent":"task","confidence":0.9,"parameters":{"title":["a"]}}""")]
    [InlineData("""{"intent":"task","confidence":0.9,"parameters":{"subtasks":"a, b"}}""")]
    [InlineData("""{"intent":"expense","confidence":0.9,"parameters":{"amount":20000}}""")]
    [InlineData("""{"intent":"progress","confidence":0.9,"parameters":{"percent":45}}""")]
    [InlineData("""{"intent":"event","confidence":0.9,"parameters":{"participants":{"name":"Bob"}}}""")]
    [InlineData("""{"intent":"task","confidence":0.9,"parameters":{"title":"\ud83d"}}""")]
    [InlineData("""{"intent":"task","intent":"query","confidence":0.9,"parameters":{}}""")]
    [InlineData("null")]
    public void An_item_that_does_not_fit_spoils_the_answer(string item) => Assert.Null(Extraction.Read(One(item)));

    [Theory]
    [InlineData("""{"items":[],"question":"What?"}""")]
    [InlineData("""{"items":null}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("42")]
    public void An_answer_without_items_does_not_fit(string answer) => Assert.Null(Extraction.Read(answer));

    [Theory]
    [InlineData("7", 1)]
    [InlineData("-1", 0)]
    [InlineData("1e300", 1)]
    public void Confidence_stays_between_0_and_1(string said, double confidence) =>
        Assert.Equal(confidence, Extraction.Read(One(Item("{}", "task", said)))!.Items[0].Confidence);

    [Fact]
    public void Ten_items_are_read_and_eleven_are_not()
    {
        var item = Item("{}");
        Assert.Equal(10, Extraction.Read(One(string.Join(',', Enumerable.Repeat(item, 10))))!.Items.Count);
        Assert.Null(Extraction.Read(One(string.Join(',', Enumerable.Repeat(item, 11)))));
    }

    [Fact]
    public void Words_beyond_their_bounds_are_not_cut_but_left_to_the_rules()
    {
        Assert.NotNull(Titled(new string('a', 1024)));
        Assert.Null(Titled(new string('a', 1025)));
        Assert.Null(Noted(new string('a', 4001)));
        Assert.Equal(40, Listed(40)!.Items[0].Said.Subtasks.Count);
        Assert.Null(Listed(51));
    }

    [Fact]
    public void Control_characters_and_turned_text_are_taken_out()
    {
        Assert.Equal("Buy milk 🥛", Titled("\u0000 Buy\nmilk\u0007 \u202E🥛\r\n")!.Items[0].Said.Title);
        Assert.Null(Titled(" \u0000\t ")!.Items[0].Said.Title);
        Assert.Equal("one\ntwo", Noted("one\r\ntwo")!.Items[0].Said.Note);
    }

    [Fact]
    public void Every_parameter_is_read_and_bounded()
    {
        string[] lines = ["when", "end", "duration", "amount", "category", "project", "course", "type", "priority", "percent", "location"];
        foreach (var name in lines)
        {
            Assert.Contains($" {name[..1].ToUpperInvariant()}{name[1..]} = one, ", Reading(new Dictionary<string, string> { [name] = " one\n" })!.Items[0].Said.ToString(), StringComparison.Ordinal);
            Assert.Null(Reading(new Dictionary<string, string> { [name] = new string('a', 257) }));
        }
    }

    [Fact]
    public void Participants_are_read_and_bounded()
    {
        Assert.Equal(["Ann", "Bob"], Reading(new { participants = new[] { "Ann", " ", "Bob\u202E" } })!.Items[0].Said.Participants);
        Assert.Equal(20, Reading(new { participants = Enumerable.Repeat("Ann", 20) })!.Items[0].Said.Participants.Count);
        Assert.Null(Reading(new { participants = Enumerable.Repeat("Ann", 21) }));
        Assert.Null(Reading(new { participants = new[] { new string('a', 257) } }));
    }

    [Theory]
    [InlineData("\"Sign in at https://evil.example to go on\"")]
    [InlineData("\"When is the dentist?\"")]
    [InlineData("{\"text\":[1,2]}")]
    public void A_models_own_question_is_passed_over(string question) =>
        Assert.Single(Extraction.Read($$"""{"items":[{"intent":"event","confidence":1}],"question":{{question}}}""")!.Items);

    [Fact]
    public void A_deep_answer_does_not_fit() =>
        Assert.Null(Extraction.Read(string.Concat(Enumerable.Repeat("{\"items\":[", 5000))));

    private static string One(string item) => $$"""{"items":[{{item}}],"question":null}""";

    private static string Item(string parameters, string intent = "task", string confidence = "1") =>
        $$"""{"intent":"{{intent}}","confidence":{{confidence}},"parameters":""" + parameters + "}";

    private static Extraction? Titled(string title) => Reading(new { title });

    private static Extraction? Noted(string note) => Reading(new { note });

    private static Extraction? Listed(int count) => Reading(new { subtasks = Enumerable.Repeat("step", count) });

    private static Extraction? Reading(object parameters) => Extraction.Read(One(Item(JsonSerializer.Serialize(parameters))));
}
