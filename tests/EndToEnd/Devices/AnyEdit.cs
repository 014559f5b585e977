using System.Text.Json.Nodes;

namespace St4cker.EndToEnd.Devices;

/// <summary>Random edits of some things, each value one that is seldom set twice.</summary>
internal sealed class AnyEdit(Random dice)
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["note"] = ["title", "text"],
        ["task"] = ["title", "deadline", "course", "priority", "note", "status", "subtasks"],
        ["transaction"] = ["amountMinor", "currency", "description", "category", "date", "note"],
    };

    private static readonly string[] Needed = ["title", "status", "subtasks", "amountMinor", "currency", "date"];
    private readonly (string Type, Guid Id)[] _things = [.. from type in (string[])["note", "task", "task", "transaction"] select (type, NewId(dice))];
    private int _values;

    /// <summary>What somebody does who sees these things.</summary>
    public (string EventType, JsonObject Payload) Of(Client.Things seen)
    {
        var (type, id) = _things[dice.Next(_things.Length)];
        var payload = new JsonObject { [type + "Id"] = id.ToString() };
        var isThere = seen.Find(type, id) is { IsDeleted: false };
        switch (isThere ? dice.Next(10) : 0)
        {
            // Also of one that is there: a first upload does so.
            case 0:
                foreach (var field in Fields[type].Where(field => Needed.Contains(field, StringComparer.Ordinal) || dice.Next(2) == 0))
                    payload[field] = Value(field);
                if (type == "transaction")
                    payload["type"] = Any("expense", "income");
                return (type + ".created", WithZone(payload));
            case 1:
                return (type + ".deleted", payload);
            default:
                var names = Fields[type].Where(_ => dice.Next(3) == 0).DefaultIfEmpty(Fields[type][0]).ToList();
                payload["updatedFields"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
                foreach (var field in names)
                    payload[field] = !Needed.Contains(field, StringComparer.Ordinal) && dice.Next(5) == 0 ? null : Value(field);
                return (type + ".updated", WithZone(payload));
        }
    }

    private JsonObject WithZone(JsonObject payload)
    {
        if (payload["deadline"] is not null)
            payload["timeZone"] = Any("Asia/Jakarta", "Europe/Moscow", "America/Lima", "Asia/Tokyo");
        return payload;
    }

    private JsonNode Value(string field)
    {
        var number = ++_values;
        return field switch
        {
            "deadline" => number % 2 == 0 ? Day(number) : Day(number) + "T08:30",
            "date" => Day(number),
            "priority" => Any("high", "medium", "low"),
            "status" => Any("open", "done"),
            "currency" => Any("EUR", "IDR", "RUB"),
            "category" => Any("food", "transport"),
            "amountMinor" => number,
            "subtasks" => new JsonArray([.. Enumerable.Range(0, dice.Next(3)).Select(step => new JsonObject { ["title"] = $"step {number}.{step}", ["done"] = dice.Next(2) == 0 })]),
            _ => $"{field} {number} ‮мир 🌍",
        };
    }

    private string Any(params string[] words) => words[dice.Next(words.Length)];

    private static string Day(int number) => new DateOnly(2027, 1, 1).AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Guid NewId(Random dice)
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new Guid(bytes);
    }
}
