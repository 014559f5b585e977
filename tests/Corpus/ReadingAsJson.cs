using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using St4cker.Language;

namespace St4cker.Corpus;

/// <summary>A reading in the shape of `st4cker read`. It goes by the names of the properties, so a new field is written without a change here.</summary>
internal static class ReadingAsJson
{
    public static JsonObject Of(Reading reading) => new()
    {
        ["items"] = new JsonArray([.. reading.Items.Select(Of)]),
        ["question"] = reading.Question?.Field,
    };

    private static JsonNode Of(ReadItem item) => new JsonObject
    {
        ["intent"] = Written(item.Intent),
        ["confidence"] = item.Confidence,
        ["fields"] = Fields(item.Fields, []),
        ["assumed"] = new JsonArray([.. item.Assumed.Select(name => JsonValue.Create(name))]),
    };

    private static JsonObject Fields(object record, JsonObject written)
    {
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0 && property.GetValue(record) is { } value && Written(value) is { } node)
                Add(written, JsonNamingPolicy.CamelCase.ConvertName(property.Name), node);
        }
        return written;
    }

    /// <summary>A record inside the fields, such as an amount with its currency, counts as its own fields.</summary>
    private static void Add(JsonObject written, string name, JsonNode node)
    {
        if (node is not JsonObject inner)
        {
            written[name] = node;
            return;
        }
        foreach (var (innerName, value) in inner)
            written[innerName] = value?.DeepClone();
    }

    private static JsonNode? Written(object value) => value switch
    {
        string text => JsonValue.Create(text),
        bool truth => truth ? JsonValue.Create(true) : null,
        int or long or short or decimal or double => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        Enum name => JsonValue.Create(name.ToString().ToLowerInvariant()),
        LocalDate date => JsonValue.Create(date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
        LocalDateTime moment => JsonValue.Create(moment.ToString("uuuu-MM-ddTHH:mm", CultureInfo.InvariantCulture)),
        IEnumerable several => Several(several),
        _ when value.GetType().GetProperty("Iso")?.GetValue(value) is string iso => JsonValue.Create(iso),
        _ when value.GetType().Namespace?.StartsWith("St4cker", StringComparison.Ordinal) == true => Fields(value, []),
        _ => JsonValue.Create(value.ToString()),
    };

    private static JsonArray? Several(IEnumerable values)
    {
        var written = new JsonArray([.. values.Cast<object>().Select(Written)]);
        return written.Count > 0 ? written : null;
    }
}
