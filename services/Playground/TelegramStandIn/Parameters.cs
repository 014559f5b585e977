using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>A call's parameters, whether they came in the query, a form or a JSON body.</summary>
internal sealed class Parameters(JsonObject values, IReadOnlyDictionary<string, byte[]> files)
{
    public static async Task<Parameters> ReadAsync(HttpRequest request)
    {
        var values = new JsonObject();
        var files = new Dictionary<string, byte[]>();
        foreach (var (name, value) in request.Query)
            values[name] = value.ToString();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            foreach (var (name, value) in form)
                values[name] = value.ToString();
            foreach (var file in form.Files)
                files[file.Name] = await ReadFileAsync(file, request.HttpContext.RequestAborted);
        }
        else if (request.HasJsonContentType())
        {
            foreach (var (name, value) in await ReadJsonAsync(request))
                values[name] = value?.DeepClone();
        }
        return new Parameters(values, files);
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

    /// <summary>What was uploaded in this part of the form.</summary>
    public byte[]? File(string name) => files.GetValueOrDefault(name);

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

    private static async Task<byte[]> ReadFileAsync(IFormFile file, CancellationToken stop)
    {
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, stop);
        return bytes;
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
