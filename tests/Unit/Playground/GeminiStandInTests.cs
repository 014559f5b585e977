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
