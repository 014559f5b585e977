using System.Text.Json.Serialization;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>A task as the Tasks API v1 writes it.</summary>
public sealed record GoogleTask
{
    public string Kind => "tasks#task";
    public required string Id { get; init; }
    public string Etag { get; init; } = "";
    public string Title { get; init; } = "";
    /// <summary>RFC 3339, UTC, milliseconds.</summary>
    public string Updated { get; init; } = "";
    public string SelfLink { get; init; } = "";
    /// <summary>The id of the task above; null at the top.</summary>
    public string? Parent { get; init; }
    /// <summary>Twenty digits that sort among siblings.</summary>
    public string Position { get; init; } = "";
    public string? Notes { get; init; }
    /// <summary>"needsAction" or "completed".</summary>
    public string Status { get; init; } = "needsAction";
    /// <summary>A date at midnight UTC: Google keeps no time.</summary>
    public string? Due { get; init; }
    public string? Completed { get; init; }
    public bool? Deleted { get; init; }
    public bool? Hidden { get; init; }
    public string WebViewLink { get; init; } = "";

    /// <summary>The list it stands in; not part of Google's answer.</summary>
    [JsonIgnore]
    public string ListId { get; init; } = "";
}

/// <summary>A call that was made to an API or the token endpoint.</summary>
/// <param name="Operation">"tasks.insert", "token"…</param>
/// <param name="Status">The HTTP status answered.</param>
public sealed record GoogleCall(string Operation, string? Account, DateTimeOffset At, int Status);
