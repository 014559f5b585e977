using System.Text.Json.Nodes;
using St4cker.Client;

namespace St4cker.EndToEnd.Devices;

/// <summary>What a person would see of their things, to compare: without when they were made, with nothing instead of emptiness, whatever the order.</summary>
internal static class Telling
{
    public static List<string> Of(Things things) => [.. things.All.Select(Of).Order(StringComparer.Ordinal)];

    /// <summary>The same text for the same value.</summary>
    public static string Of(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject fields => "{" + string.Join(",", fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"\"{field.Key}\":{Of(field.Value)}")) + "}",
        JsonArray all => "[" + string.Join(",", all.Select(Of)) + "]",
        _ => value.ToJsonString(),
    };

    private static string Of(Thing thing)
    {
        var fields = thing.Fields.Where(field => field.Key is not "createdAt" and not "updatedAt" && field.Value is not null).OrderBy(field => field.Key, StringComparer.Ordinal);
        return $"{thing.Type} {thing.Id} {string.Join(", ", fields.Select(field => $"{field.Key}={Of(field.Value)}"))}";
    }
}
