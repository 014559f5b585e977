using System.Text.Json.Nodes;

namespace St4cker.Playground.GeminiStandIn;

/// <summary>Answers of the right shape for ordinary messages, so that tests need a script only for what is unusual.</summary>
internal static class PlausibleAnswers
{
    public static string Answer(GeminiRequest request) => (request.WantsPlan ? Plan(request.Text) : Extract(request.Text)).ToJsonString();

    private static JsonObject Extract(string text) => new()
    {
        ["items"] = new JsonArray([.. PlausibleItems.Of(text)]),
        ["question"] = null,
    };

    private static JsonObject Plan(string text) => new()
    {
        ["title"] = PlausibleItems.Title(text),
        ["notes"] = null,
        ["subtasks"] = PlausibleItems.Subtasks(text) is { Count: > 0 } said ? said : new JsonArray("Prepare", "Do it", "Check"),
        ["due_date_reasoning"] = PlausibleItems.When(text) is { } when ? $"The person said “{when}”." : "No date was said.",
        ["clarification"] = null,
    };
}
