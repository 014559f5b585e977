namespace St4cker.Storage;

/// <summary>Where a row comes from: its trace goes on from there, and how long the person waited for it counts from there.</summary>
/// <param name="TraceParent">The step that wrote the row, as a W3C traceparent; null when nobody listens.</param>
/// <param name="ReceivedAt">When the update arrived that it answers; null for what no person waits for, such as a draft that expires.</param>
public readonly record struct Cause(string? TraceParent, DateTimeOffset? ReceivedAt);
