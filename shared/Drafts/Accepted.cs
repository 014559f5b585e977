using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace St4cker.Drafts;

/// <summary>What may stand in a payload that somebody else wrote: the right type, a bounded size, nothing that the database could not hold.</summary>
internal static class Accepted
{
    public const int LongestTitle = 1024;
    public const int LongestText = 8192;
    private const int MostNames = 50;
    private const int LongestName = 300;
    private const long LargestAmount = 1_000_000_000_000_000;

    public static bool Text(JsonNode node) => Text(node, LongestText) is not null;

    public static bool Title(JsonNode node) => Text(node, LongestTitle) is { } text && !string.IsNullOrWhiteSpace(text);

    public static bool Word(JsonNode node) => Text(node, LongestName) is not null;

    public static bool When(JsonNode node) => Date(node) || Text(node, 16) is { Length: 16 } text && Minute.Parse(text).Success;

    public static bool Date(JsonNode node) => Text(node, 10) is { Length: 10 } text && LocalDatePattern.Iso.Parse(text).Success;

    public static bool Number(JsonNode node) => node is JsonValue value && value.TryGetValue(out int number) && number >= 0;

    public static bool Amount(JsonNode node) => node is JsonValue value && value.TryGetValue(out long number) && number is >= 0 and <= LargestAmount;

    public static bool Bool(JsonNode node) => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    public static bool Status(JsonNode node) => Text(node, 10) is "open" or "done";

    public static bool Names(JsonNode node) => node is JsonArray { Count: <= MostNames } names && names.All(name => name is not null && Text(name, LongestName) is { Length: > 0 });

    public static bool Currency(JsonNode node) => Text(node, 3) is { Length: 3 } code && code.All(char.IsAsciiLetterUpper);

    public static bool Zone(JsonNode node) => Text(node, 64) is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>The text, when the node is one of at most so many UTF-16 units that PostgreSQL can hold.</summary>
    public static string? Text(JsonNode node, int longest)
    {
        if (node.GetValueKind() != JsonValueKind.String)
            return null;
        try
        {
            // Half of a pair is no text; nor is what holds the sign that ends texts elsewhere.
            return node.GetValue<string>() is { } text && text.Length <= longest && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
}
