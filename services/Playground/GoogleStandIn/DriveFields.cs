using System.Text.Json.Nodes;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>The parameter <c>fields</c>: what of an answer is sent.</summary>
internal static class DriveFields
{
    /// <summary>What Drive tells of a file when nothing is said.</summary>
    public const string OfFile = "kind,id,name,mimeType";
    public const string OfList = "kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)";

    /// <exception cref="GoogleRefusal">It names a field that there is not.</exception>
    public static JsonObject Pick(JsonObject whole, string? fields, string otherwise)
    {
        var picked = new JsonObject();
        foreach (var field in Split(string.IsNullOrWhiteSpace(fields) ? otherwise : fields))
        {
            if (field == "*")
                return (JsonObject)whole.DeepClone();
            var (name, inner) = field.IndexOf('(', StringComparison.Ordinal) is var open and > 0 ? (field[..open], field[(open + 1)..^1]) : (field, null);
            if (!whole.TryGetPropertyValue(name, out var value))
                throw GoogleRefusal.Invalid($"Invalid field selection {name}");
            if (value is not null)
                picked[name] = Inner(value, inner);
        }

        return picked;
    }

    private static JsonNode Inner(JsonNode value, string? inner) => (value, inner) switch
    {
        (JsonArray list, not null) => new JsonArray([.. list.Select(item => Pick((JsonObject)item!, inner, inner))]),
        (JsonObject one, not null) => Pick(one, inner, inner),
        _ => value.DeepClone(),
    };

    /// <summary>At the commas that stand in no brackets.</summary>
    private static IEnumerable<string> Split(string fields)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < fields.Length; i++)
        {
            depth += fields[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (fields[i] != ',' || depth > 0)
                continue;
            yield return fields[start..i].Trim();
            start = i + 1;
        }

        yield return fields[start..].Trim();
    }
}
