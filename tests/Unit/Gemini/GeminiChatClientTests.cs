using System.Text.Json.Nodes;

namespace St4cker.Unit.Gemini;

public sealed class GeminiChatClientTests
{
    [Fact]
    public async Task The_key_travels_in_the_header_and_never_in_the_url()
    {
        var request = await SentAsync();

        Assert.Equal("/v1beta/models/first:generateContent", request.PathAndQuery);
        Assert.Equal(Asking.Key, request.Key);
        Assert.DoesNotContain(Asking.Key, request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_is_asked_for_as_a_schema_in_geminis_dialect()
    {
        var config = (await SentAsync()).Json["generationConfig"]!;

        Assert.Equal("application/json", config["responseMimeType"]!.GetValue<string>());
        Assert.Equal(0.1, config["temperature"]!.GetValue<double>(), 3);
        var schema = config["responseSchema"]!;
        Assert.Equal("OBJECT", schema["type"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(schema["properties"]!["question"], JsonNode.Parse("""{"type":"STRING","nullable":true}""")));
        var item = schema["properties"]!["items"]!["items"]!;
        Assert.Equal(["intent", "confidence", "parameters"], item["propertyOrdering"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Contains("edit", item["properties"]!["intent"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Equal("ARRAY", item["properties"]!["parameters"]!["properties"]!["participants"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_instructions_stand_apart_from_the_persons_words()
    {
        var request = await SentAsync();

        Assert.Equal("user", request.Json["contents"]![0]!["role"]!.GetValue<string>());
        Assert.Contains("Buy milk", request.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Buy milk", request.Instructions, StringComparison.Ordinal);
        Assert.DoesNotContain(Asking.Ann.ToString(CultureInfo.InvariantCulture), request.Body, StringComparison.Ordinal);
    }

    private static async Task<Received> SentAsync()
    {
        await using var gemini = await FakeGemini.StartAsync(Replies.Saying(Replies.MilkTomorrow));
        await using var asking = new Asking(gemini.Url);
        await asking.ExtractAsync();
        return gemini.Requests.Single();
    }
}
