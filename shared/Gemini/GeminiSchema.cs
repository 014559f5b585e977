using System.Text.Json;
using System.Text.Json.Nodes;

namespace St4cker.Gemini;

/// <summary>
/// JSON Schema in Gemini's dialect, a subset of OpenAPI's: types in capitals, null as a flag. What the dialect does not know is
/// left out, since the answer is validated by code anyway.
/// </summary>
internal static class GeminiSchema
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "description", "enum", "format", "required", "minItems", "maxItems", "minimum", "maximum",
    };

    public static JsonObject From(JsonElement schema)
    {
        var result = new JsonObject();
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "type":
                    WriteType(result, keyword.Value);
                    break;
                case "properties":
                    WriteProperties(result, keyword.Value);
                    break;
                case "items":
                    result["items"] = From(keyword.Value);
                    break;
                case "anyOf":
                    result["anyOf"] = new JsonArray([.. keyword.Value.EnumerateArray().Select(From)]);
                    break;
                default:
                    if (Kept.Contains(keyword.Name))
                        result[keyword.Name] = JsonNode.Parse(keyword.Value.GetRawText());
                    break;
            }
        }
        return result;
    }

    private static void WriteType(JsonObject result, JsonElement type)
    {
        string[] names = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(name => name.GetString()!)] : [type.GetString()!];
        if (names.FirstOrDefault(name => name != "null") is { } name)
            result["type"] = name.ToUpperInvariant();
        if (names.Contains("null", StringComparer.Ordinal))
            result["nullable"] = true;
    }

    private static void WriteProperties(JsonObject result, JsonElement properties)
    {
        var written = new JsonObject();
        // The model writes in this order; without it the order is by alphabet, and confidence comes before what it is about.
        var order = new JsonArray();
        foreach (var property in properties.EnumerateObject())
        {
            written[property.Name] = From(property.Value);
            order.Add((JsonNode)property.Name);
        }
        result["properties"] = written;
        result["propertyOrdering"] = order;
    }
}
