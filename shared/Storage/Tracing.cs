using System.Diagnostics;

namespace St4cker.Storage;

/// <summary>The trace of an update through the stages: each row carries the place where its trace goes on, as a W3C traceparent.</summary>
public static class Tracing
{
    private static readonly ActivitySource Source = new("St4cker.Flow");

    /// <summary>Begins a step of an update's trace; null when nobody listens.</summary>
    /// <param name="traceParent">From the row; null begins a trace.</param>
    public static Activity? Step(string name, long updateId, string? traceParent)
    {
        if (!Source.HasListeners())
            return null;
        // Else whatever is under way here, such as a request that nobody records, would be taken for the beginning.
        if (!ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var parent))
            Activity.Current = null;
        var step = Source.StartActivity(name, ActivityKind.Consumer, parent);
        step?.SetTag(Correlation.Tag, Correlation.Of(updateId).Id);
        return step;
    }
}
