namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>A task or subtask at Google.</summary>
/// <param name="Marker">With which it was made.</param>
/// <param name="Parent">The marker of the copy it stands under.</param>
/// <param name="RemoteId">Null: it is still to be made.</param>
internal sealed record Copy(string Marker, Guid ThingId, string? Parent, string Title, string? RemoteId)
{
    public bool Gone { get; init; }
}

/// <summary>
/// The copies of some things, as the steps about them tell. A copy is known by the marker it was made with; one that was deleted and made
/// again, because its deletion was taken back, is found under the old marker too.
/// </summary>
internal sealed class Copies
{
    private readonly List<Copy> _copies = [];
    private readonly Dictionary<string, string> _successors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EffectStep> _done = new(StringComparer.Ordinal);

    /// <param name="steps">All steps about the things, in their order.</param>
    /// <param name="hoped">Also what is still to be made or deleted, as if it were.</param>
    public static Copies Of(IEnumerable<KnownStep> steps, bool hoped = false)
    {
        var copies = new Copies();
        foreach (var step in steps)
        {
            if (step.Succeeded || (hoped && !step.Failed))
                copies.Done(step.Planned, step.RemoteId);
        }

        return copies;
    }

    /// <summary>A step was done.</summary>
    public void Done(EffectStep step, string? remoteId)
    {
        _done[step.Key] = step;
        if (step.Deed == EffectDeed.Delete && Find(step.Marker) is { } gone)
            _copies[_copies.FindIndex(copy => copy.Marker == gone.Marker)] = gone with { Gone = true };
        if (step.Deed != EffectDeed.Insert || TaskPayload.FromJson(step.PayloadJson) is not { } payload)
            return;
        _copies.Add(new Copy(step.Marker, step.ThingId, payload.Parent, payload.Title!, remoteId));
        if (step.Undoes is { } key && _done.TryGetValue(key, out var deletion))
            _successors[deletion.Marker] = step.Marker;
    }

    /// <summary>Was the step with this key done?</summary>
    public bool HasDone(string? key) => key is not null && _done.ContainsKey(key);

    public Copy? Find(string marker)
    {
        while (_successors.TryGetValue(marker, out var successor))
            marker = successor;
        return _copies.FindLast(copy => copy.Marker == marker);
    }

    /// <summary>The copy of the thing itself, if there is one.</summary>
    public Copy? Main(Guid thingId) => _copies.FindLast(copy => copy.ThingId == thingId && copy is { Parent: null, Gone: false });

    /// <summary>What stands under a copy, in its order.</summary>
    public IReadOnlyList<Copy> Under(Copy parent) => _copies.FindAll(copy => copy is { Parent: { } above, Gone: false } && Find(above)?.Marker == parent.Marker);
}
