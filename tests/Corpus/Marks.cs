using System.Text.Json.Nodes;

namespace St4cker.Corpus;

/// <summary>The marks of one item: which of its fields were guessed. A mark on a whole field ("due") covers its time ("dueTime").</summary>
internal sealed class Marks(HashSet<string> names)
{
    private const string Time = "Time";

    public static Marks Of(JsonObject item) => new(item["assumed"]!.AsArray().Select(static name => (string)name!).ToHashSet(StringComparer.Ordinal));

    public bool Have(string mark) => names.Contains(mark) || IsTime(mark) && names.Contains(Field(mark));

    /// <summary>A field that was left out, as some expectations allow, needs no mark; nor does the time of a date alone.</summary>
    public bool IsDue(string mark, JsonObject fields) =>
        fields[Field(mark)] is { } value && (!IsTime(mark) || ((string?)value)?.Contains('T', StringComparison.Ordinal) == true);

    /// <summary>Is a wrong value at least shown as a guess? A mark on the time excuses the time, not the day.</summary>
    public bool Cover(string field, JsonNode? expected, JsonNode? read) =>
        names.Contains(field) || names.Contains(field + Time) && Match.IsSameDay(expected, read);

    public int Beyond(JsonArray expected) =>
        names.Count(name => !expected.Any(mark => (string)mark! == name || Field((string)mark!) == name));

    private static bool IsTime(string mark) => mark.EndsWith(Time, StringComparison.Ordinal);

    private static string Field(string mark) => IsTime(mark) ? mark[..^Time.Length] : mark;
}
