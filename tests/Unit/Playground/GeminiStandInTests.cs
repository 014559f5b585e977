using System.Text.Json.Nodes;
using St4cker.Playground.Faults;
using St4cker.Playground.GeminiStandIn;

namespace St4cker.Unit.Playground;

public sealed class GeminiStandInTests : IAsyncLifetime
{
    private readonly FakeGemini _gemini = new();
    private ServedStandIn _served = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await ServedStandIn.StartAsync(app => app.MapGeminiStandIn("/ai", _gemini));
        _served.Http.DefaultRequestHeaders.Add("x-goog-api-key", _gemini.ApiKey);
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task By_itself_it_extracts_the_persons_own_words()
    {
        var item = JsonNode.Parse(Text(await AskAsync("Buy milk tomorrow 9am")))!["items"]![0]!;
        Assert.Equal("task", (string)item["intent"]!);
        Assert.Equal(("Buy milk", "tomorrow 9am"), ((string)item["parameters"]!["title"]!, (string)item["parameters"]!["when"]!));
    }

    [Theory]
    [InlineData("Lunch with Sam on Friday at 1pm", """{"intent":"event","title":"Lunch with Sam","when":"on Friday at 1pm","participants":["Sam"]}""")]
    [InlineData("beli kopi 20rb", """{"intent":"expense","title":"Beli kopi","amount":"20rb"}""")]
    [InlineData("получил зарплату 90 тыс", """{"intent":"income","title":"Зарплату","amount":"90 тыс"}""")]
    [InlineData("thesis is 45%, 2 hours", """{"intent":"progress","project":"Thesis","percent":"45%","duration":"2 hours"}""")]
    [InlineData("Proyek baru: Skripsi", """{"intent":"project","title":"Skripsi"}""")]
    [InlineData("напомни позвонить маме завтра в 18:00", """{"intent":"reminder","title":"Позвонить маме","when":"завтра в 18:00"}""")]
    [InlineData("catat: sandi wifi di bawah router", """{"intent":"note","title":"Sandi wifi di bawah router"}""")]
    [InlineData("move the lab report to Monday", """{"intent":"edit","title":"The lab report","when":"Monday"}""")]
    [InlineData("what do I have tomorrow", """{"intent":"query","title":"What do I have","when":"tomorrow"}""")]
    public async Task By_itself_it_knows_every_kind(string text, string expected)
    {
        var item = JsonNode.Parse(Text(await AskAsync(text)))!["items"]!.AsArray().Single()!;
        var words = item["parameters"]!.AsObject();
        words.Insert(0, "intent", item["intent"]!.DeepClone());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), words), words.ToString());
    }

    [Fact]
    public async Task By_itself_it_takes_several_things_apart() => Assert.Equal(
        ["task", "event", "expense"],
        JsonNode.Parse(Text(await AskAsync("milk, dentist Tue 3pm, paid 20rb coffee")))!["items"]!.AsArray().Select(item => (string)item!["intent"]!));

    [Fact]
    public async Task It_tells_the_names_that_were_given_from_the_words()
    {
        await AskAsync("names <<<ab12\n{\"project\":[\"Thesis\"]}\nab12>>>\n<<<ab12\nhello\nyou\nab12>>>");
        await AskAsync("<<<ab12\nhello\nab12>>>");
        Assert.Equal([("hello\nyou", """{"project":["Thesis"]}"""), ("hello", null)], _gemini.Requests.Select(request => (request.Text, request.Names)));
    }

    [Fact]
    public async Task Its_script_can_be_replaced_and_sees_the_last_words()
    {
        _gemini.Script = request => $"[{request.Model}] {request.Text}";
        var answer = await AskAsync("hello", "flash-2");
        Assert.Equal("[flash-2] hello", Text(answer));
        Assert.True((int)answer["usageMetadata"]!["totalTokenCount"]! > 0);
        Assert.Equal("hello", Assert.Single(_gemini.Requests).Text);
    }

    [Fact]
    public async Task Models_that_were_shut_down_are_not_found()
    {
        _gemini.Models = ["flash-2"];
        Assert.Equal("NOT_FOUND", (string)(await AskAsync("x", "flash-1"))["error"]!["status"]!);
        Assert.Null((await AskAsync("x", "flash-2"))["error"]);
    }

    [Fact]
    public async Task Limits_errors_and_garbage_can_be_played()
    {
        _gemini.Faults.Add(new Fault(FaultKind.TooManyRequests) { RetryAfter = 21 });
        _gemini.Faults.Add(new Fault(FaultKind.ServerError));
        _gemini.Faults.Add(new Fault(FaultKind.Garbage) { Body = "Sure, happy to help!" });
        Assert.Equal("21s", (string)(await AskAsync("x"))["error"]!["details"]![0]!["retryDelay"]!);
        Assert.Equal(500, (int)(await AskAsync("x"))["error"]!["code"]!);
        Assert.Equal("Sure, happy to help!", Text(await AskAsync("x")));
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        _served.Http.DefaultRequestHeaders.Remove("x-goog-api-key");
        Assert.Equal(400, (int)(await AskAsync("x"))["error"]!["code"]!);
    }

    private Task<JsonNode> AskAsync(string text, string model = "flash-2") => _served.PostAsync($"/ai/v1beta/models/{model}:generateContent",
        new { contents = new[] { new { role = "user", parts = new[] { new { text } } } } });

    private static string Text(JsonNode answer) => (string)answer["candidates"]![0]!["content"]!["parts"]![0]!["text"]!;
}
