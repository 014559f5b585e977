using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace St4cker.Playground.GeminiStandIn;

/// <summary>Answers of the right shape for ordinary messages, so that tests need a script only for what is unusual.</summary>
internal static partial class PlausibleAnswers
{
    public static string Answer(GeminiRequest request) => (request.WantsPlan ? Plan(request.Text) : Extract(request.Text)).ToJsonString();

    private static JsonObject Extract(string text)
    {
        var parameters = new JsonObject { ["title"] = Title(text) };
        if (When().Match(text) is { Success: true } when)
            parameters["when"] = when.Value.Trim();
        if (Subtasks(text) is { Count: > 0 } subtasks)
            parameters["subtasks"] = subtasks;
        return new JsonObject
        {
            ["items"] = new JsonArray(new JsonObject { ["intent"] = "task", ["confidence"] = 0.97, ["parameters"] = parameters }),
            ["question"] = null,
        };
    }

    private static JsonObject Plan(string text) => new()
    {
        ["title"] = Title(text),
        ["notes"] = null,
        ["subtasks"] = Subtasks(text) is { Count: > 0 } said ? said : new JsonArray("Prepare", "Do it", "Check"),
        ["due_date_reasoning"] = When().Match(text) is { Success: true } when ? $"The person said “{when.Value.Trim()}”." : "No date was said.",
        ["clarification"] = null,
    };

    private static string Title(string text)
    {
        var title = When().Replace(text.Split(':', '\n')[0], " ").Trim(' ', ',', '.', '!');
        return title.Length == 0 ? text.Trim() : char.ToUpperInvariant(title[0]) + title[1..];
    }

    private static JsonArray Subtasks(string text) => text.Split(':', 2) is [_, var list] && list.Contains(',', StringComparison.Ordinal)
        ? [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => JsonValue.Create(part))]
        : [];

    [GeneratedRegex(
        @"\b(?:(?:by|on|next|hari)\s+)?(?:today|tomorrow|tonight|besok|lusa|hari ini|mon|tues|wednes|thurs|fri|satur|sun|senin|selasa|rabu|kamis|jumat|sabtu|minggu)(?:day)?(?:\s+(?:at\s+|jam\s+|pukul\s+)?\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|pagi|siang|sore|malam)?)?\b",
        RegexOptions.IgnoreCase, 200)]
    private static partial Regex When();
}
