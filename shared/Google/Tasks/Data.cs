using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Tasks.v1.Data;

/// <summary>A task as Google keeps it.</summary>
public sealed class Task : IDirectResponseSchema
{
    [JsonProperty("id")]
    public string? Id { get; set; }
    [JsonProperty("etag")]
    public string? ETag { get; set; }
    /// <summary>At most 1024 characters.</summary>
    [JsonProperty("title")]
    public string? Title { get; set; }
    /// <summary>At most 8192 characters.</summary>
    [JsonProperty("notes")]
    public string? Notes { get; set; }
    /// <summary>RFC 3339; Google keeps the date and drops the time of day.</summary>
    [JsonProperty("due")]
    public string? Due { get; set; }
    /// <summary><c>needsAction</c> or <c>completed</c>.</summary>
    [JsonProperty("status")]
    public string? Status { get; set; }
    /// <summary>Read-only: the place of a new task is a parameter of the insert.</summary>
    [JsonProperty("parent")]
    public string? Parent { get; set; }
    /// <summary>Read-only: sorts the siblings, compared as text.</summary>
    [JsonProperty("position")]
    public string? Position { get; set; }
    [JsonProperty("updated")]
    public string? Updated { get; set; }
    [JsonProperty("deleted")]
    public bool? Deleted { get; set; }
    [JsonProperty("hidden")]
    public bool? Hidden { get; set; }
    [JsonProperty("selfLink")]
    public string? SelfLink { get; set; }
    /// <summary>Where a person sees the task in Google's own page.</summary>
    [JsonProperty("webViewLink")]
    public string? WebViewLink { get; set; }
}

/// <summary>One page of a list.</summary>
public sealed class Tasks : IDirectResponseSchema
{
    [JsonProperty("etag")]
    public string? ETag { get; set; }
    [JsonProperty("items")]
    public IList<Task>? Items { get; set; }
    [JsonProperty("nextPageToken")]
    public string? NextPageToken { get; set; }
}
