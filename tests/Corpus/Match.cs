using System.Text.Json;
using System.Text.Json.Nodes;

namespace St4cker.Corpus;

/// <summary>Is what was read what was expected? "*" stands for anything or nothing, a list for any one of its values (null: nothing).</summary>
internal static class Match
{
    private static readonly string[] Lists = ["participants", "subtasks"];

    public static bool Is(string field, JsonNode? expected, JsonNode? read)
    {
        if (expected is JsonValue value && value.GetValueKind() == JsonValueKind.String && (string)value! == "*")
            return true;
        if (expected is JsonArray choices && !(Lists.Contains(field, StringComparer.Ordinal) && IsPlainList(choices)))
            return choices.Any(choice => Is(field, choice, read));
        return (expected, read) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (JsonArray some, JsonArray others) => some.Count == others.Count && some.Zip(others).All(pair => Same(pair.First!, pair.Second!)),
            _ => Same(expected, read),
        };
    }

    public static bool IsSameDay(JsonNode? expected, JsonNode? read) => expected switch
    {
        JsonArray choices => choices.Any(choice => IsSameDay(choice, read)),
        null => read is null,
        _ => read is not null && Day(expected) == Day(read),
    };

    /// <summary>The names themselves, not a choice between lists of names.</summary>
    private static bool IsPlainList(JsonArray list) => list.All(static name => name is JsonValue);

    private static bool Same(JsonNode expected, JsonNode read) => expected.GetValueKind() switch
    {
        JsonValueKind.String => read.GetValueKind() == JsonValueKind.String && Plain((string)expected!).Equals(Plain((string)read!), StringComparison.OrdinalIgnoreCase),
        JsonValueKind.Number => read.GetValueKind() == JsonValueKind.Number && Math.Abs((double)expected - (double)read) < 0.001,
        _ => JsonNode.DeepEquals(expected, read),
    };

    /// <summary>Without what nobody looks at: spaces in excess, punctuation at the end, a sign of a list at the beginning.</summary>
    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('-', '–', '•', ' ', '@').TrimEnd('.', ',', ';', ':', '!', '?', '…', '-', '–', ' ');

    private static string Day(JsonNode moment) => moment.ToString().Split('T')[0];
}
