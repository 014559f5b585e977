using System.Text.Json.Nodes;

namespace St4cker.Corpus;

/// <param name="IsWrongGuess">Wrong, sure of itself and not marked: somebody could confirm it without noticing.</param>
internal sealed record Difference(string Part, string Field, string Expected, string Read, bool IsWrongGuess);

/// <summary>How one message did: what was looked at, and where the reading differs.</summary>
internal sealed class Result(Line line, JsonObject read)
{
    private readonly Dictionary<string, bool> partsRight = new(StringComparer.Ordinal);

    public Line Line => line;
    public JsonObject Read => read;
    public List<Difference> Differences { get; } = [];
    public int OverMarked { get; set; }
    public bool IsRight => Differences.Count == 0;

    /// <summary>Null when neither the message nor its reading has this part.</summary>
    public bool? IsPartRight(string part) => partsRight.TryGetValue(part, out var right) ? right : null;

    public void Check(string part, string field, bool isRight, JsonNode? expected, JsonNode? read, bool isWrongGuess = false)
    {
        // What may be absent and is absent says nothing about the part.
        if (isRight && read is null && part is not (Parts.Question or Parts.Items or Parts.Intent))
            return;
        partsRight[part] = isRight && partsRight.GetValueOrDefault(part, true);
        if (!isRight)
            Differences.Add(new Difference(part, field, Shown(expected), Shown(read), isWrongGuess));
    }

    private static string Shown(JsonNode? node) => node is null ? "nothing" : node.ToJsonString(Report.Readable);
}
