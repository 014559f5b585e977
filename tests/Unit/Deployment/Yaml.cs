using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace St4cker.Unit.Deployment;

/// <summary>YAML as JSON, every scalar a string.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Read = new DeserializerBuilder().Build();
    private static readonly ISerializer Write = new SerializerBuilder().JsonCompatible().Build();

    public static IReadOnlyList<JsonNode> Documents(string text)
    {
        var parser = new MergingParser(new Parser(new StringReader(text)));
        parser.Consume<StreamStart>();
        var documents = new List<JsonNode>();
        while (parser.Accept<DocumentStart>(out _))
            documents.Add(JsonNode.Parse(Write.Serialize(Read.Deserialize(parser)))!);
        return documents;
    }

    /// <summary>What lies at the end of the path; null when there is no such way. A number is a place in a list.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            node = node switch
            {
                JsonObject named => named[step],
                JsonArray list when int.TryParse(step, CultureInfo.InvariantCulture, out var place) && place < list.Count => list[place],
                _ => null,
            };
        }

        return node;
    }

    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path)?.ToString();

    /// <summary>The items of a list at the end of the path; none when there is no list.</summary>
    public static IEnumerable<JsonNode> Each(this JsonNode? node, params ReadOnlySpan<string> path) => (node.At(path) as JsonArray ?? []).OfType<JsonNode>();

    public static IReadOnlyDictionary<string, string> Pairs(this JsonNode? node, params ReadOnlySpan<string> path) =>
        (node.At(path) as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "", StringComparer.Ordinal);
}
