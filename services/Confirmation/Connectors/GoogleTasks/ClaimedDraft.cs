namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>A draft whose open steps this worker holds until the lease runs out.</summary>
/// <param name="UpdateId">Of the message that it all began with.</param>
/// <param name="Lease">When it runs out; also the proof that the steps are still this worker's.</param>
/// <param name="Steps">All steps of the draft in their order, the finished ones too.</param>
internal sealed record ClaimedDraft(Guid DraftId, long UserId, long UpdateId, DateTimeOffset Lease, IReadOnlyList<ClaimedStep> Steps)
{
    /// <summary>Where the trace of the answer goes on that planned the open steps.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Since when it could have been worked off.</summary>
    public DateTimeOffset DueSince { get; init; }

    /// <summary>Taking it back is asked for: these come after all others.</summary>
    public IReadOnlyList<ClaimedStep> OpenUndos => [.. Steps.Where(step => step is { IsOpen: true, Planned.Undoes: not null })];

    /// <summary>The open steps from this one on.</summary>
    public IReadOnlyList<ClaimedStep> OpenFrom(ClaimedStep step) => [.. Steps.Where(other => other.IsOpen && other.Ordinal >= step.Ordinal)];

    /// <summary>The open steps behind this one.</summary>
    public IReadOnlyList<ClaimedStep> OpenAfter(ClaimedStep step) => [.. Steps.Where(other => other.IsOpen && other.Ordinal > step.Ordinal)];

    /// <summary>The open steps behind this one that rest on it: of the same thing, and those that take something back.</summary>
    public IReadOnlyList<ClaimedStep> RestingOn(ClaimedStep step) =>
        [.. OpenAfter(step).Where(other => other.Planned.ThingId == step.Planned.ThingId || other.Planned.Undoes is not null)];
}

/// <param name="Payload">Null: this version can not read what is to be sent.</param>
/// <param name="Status">As it was before it was claimed.</param>
/// <param name="IsOpen">It was claimed and waits to be done.</param>
/// <param name="Attempts">How often it was tried, since an operator sent it again.</param>
/// <param name="FirstAttemptAt">Null: it was never tried. Else an answer may have been lost.</param>
internal sealed record ClaimedStep(EffectStep Planned, TaskPayload? Payload, string Status, bool IsOpen, int Attempts, DateTimeOffset? FirstAttemptAt)
{
    /// <summary>When the commit was, or the undo, that planned it.</summary>
    public DateTimeOffset PlannedAt { get; init; }

    public string Key => Planned.Key;
    public int Ordinal => Planned.Ordinal;
}
