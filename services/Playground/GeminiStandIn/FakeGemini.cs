using System.Text.Json.Nodes;
using St4cker.Playground.Faults;

namespace St4cker.Playground.GeminiStandIn;

/// <summary>A request as the script sees it.</summary>
/// <param name="Text">The last words of the person: the text of the last user content.</param>
/// <param name="Names">The names of the person's things that were given beside them, or null.</param>
/// <param name="WantsPlan">The answer's schema has a due_date_reasoning: it asks for a plan, else for an extraction.</param>
/// <param name="Body">The whole request.</param>
public sealed record GeminiRequest(string Model, string Text, string? Names, bool WantsPlan, JsonObject Body);

/// <summary>Gemini in one process: it answers what its script says.</summary>
public sealed class FakeGemini(TimeProvider? clock = null)
{
    private readonly Lock _gate = new();
    private readonly List<GeminiRequest> _requests = [];

    public string ApiKey { get; init; } = "gemini-stand-in-key";
    /// <summary>The models that exist; empty: any. Others are answered 404, as models that were shut down.</summary>
    public IReadOnlyList<string> Models { get; set; } = [];
    /// <summary>Turns a request into the answer's text; by default a small reader of ordinary messages in English, Indonesian and Russian.</summary>
    public Func<GeminiRequest, string> Script { get; set; } = PlausibleAnswers.Answer;
    /// <summary>What shall go wrong: the operation is "generateContent", what it is about the model. Garbage stands where the JSON should.</summary>
    public FaultPlan Faults { get; } = new();

    internal TimeProvider Clock { get; } = clock ?? TimeProvider.System;

    /// <summary>All requests that had the right key, oldest first.</summary>
    public IReadOnlyList<GeminiRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    internal void Asked(GeminiRequest request)
    {
        lock (_gate)
            _requests.Add(request);
    }
}
