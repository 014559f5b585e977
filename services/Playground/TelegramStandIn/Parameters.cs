using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>A call's parameters, whether they came in the query, a form or a JSON body.</summary>
internal sealed class Parameters(JsonObject values)
{
    public static async Task<Parameters> ReadAsync(HttpRequest request)
    {
        var values = new JsonObject();
        foreach (var (name, value) in request.Query)
            values[name] = value.ToString();
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(request.HttpContext.RequestAborted))
                values[name] = value.ToString();
        }
        else if (request.HasJsonContentType())
        {
            foreach (var (name, value) in await ReadJsonAsync(request))
                values[name] = value?.DeepClone();
        }
        return new Parameters(values);
    }

    public string? Text(string name) => values[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };

    public long? Number(string name) => Text(name) is { Length: > 0 } text
        ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.BadRequest($"invalid {name} specified")
        : null;

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    /// <summary>A parameter that is itself JSON; in a form or the query it comes as a string.</summary>
    public T? Json<T>(string name) where T : class
    {
        if (Text(name) is not { Length: > 0 } text)
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(text, BotApiJson.Options);
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest($"can't parse {name} JSON object");
        }
    }

    private static async Task<JsonObject> ReadJsonAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest("can't parse JSON object");
        }
    }
}
