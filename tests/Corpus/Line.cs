using System.Text.Json.Nodes;
using St4cker.Language;

namespace St4cker.Corpus;

/// <summary>One message, who said it, and every reading of it that a person would be content with.</summary>
/// <param name="Source">The file's name and the line, such as "en:12".</param>
/// <param name="Group">What its figures are added to: the language, or for dates of other projects the file and the language.</param>
internal sealed record Line(string Source, string Group, JsonObject Json, Speaker Speaker)
{
    public string Text => (string)Json["text"]!;

    public bool IsDateOnly => (string?)Json["part"] == "when";

    /// <summary>The line's own reading first, then its alternatives. An alternative that is only a list of items has the line's question.</summary>
    public IEnumerable<Expected> Readings()
    {
        yield return new Expected(Items(Json["items"]!), Json["question"]);
        foreach (var alternative in Json["alternatives"] as JsonArray ?? [])
        {
            yield return alternative is JsonObject reading
                ? new Expected(Items(reading["items"]!), reading["question"])
                : new Expected(Items(alternative!), Json["question"]);
        }
    }

    private static List<JsonObject> Items(JsonNode items) => [.. items.AsArray().Select(item => item!.AsObject())];
}

/// <param name="Items">Each with intent, fields and the marks that it must have.</param>
/// <param name="Question">The field that must be asked about; null for no question.</param>
internal sealed record Expected(IReadOnlyList<JsonObject> Items, JsonNode? Question);
