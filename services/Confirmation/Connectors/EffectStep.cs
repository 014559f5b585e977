namespace St4cker.Confirmation.Connectors;

/// <summary>
/// One step in an outside system, as a commit writes it into the table <c>effects</c> with status <c>pending</c>,
/// <c>next_attempt_at</c> now. The key is stable: planning the same draft again gives the same rows.
/// </summary>
/// <param name="Key"><c>{draftId}:{target}:{step}</c>.</param>
/// <param name="ThingId">What it is about in our own store: a task.</param>
/// <param name="Step">What is done, unique in the draft and target.</param>
/// <param name="Ordinal">The steps of a draft are done in this order, from 0.</param>
/// <param name="Marker">A short text that stands in what is made outside, so that it is found again when an answer got lost. A later
/// change or deletion names the copy it is about by the marker that the copy was made with.</param>
internal sealed record EffectStep(
    string Key, Guid DraftId, long UserId, string Target, Guid ThingId, string Step, EffectDeed Deed, int Ordinal, string Marker, string PayloadJson)
{
    /// <summary>The key of the step that it takes back, or null.</summary>
    public string? Undoes { get; init; }
}

/// <summary>What a step does to a copy in an outside system.</summary>
internal enum EffectDeed { Insert, Update, Delete }

internal static class EffectDeeds
{
    public static string Name(this EffectDeed deed) => deed switch
    {
        EffectDeed.Insert => "insert",
        EffectDeed.Update => "update",
        EffectDeed.Delete => "delete",
        _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "No such deed"),
    };

    public static EffectDeed Parse(string name) => name switch
    {
        "insert" => EffectDeed.Insert,
        "update" => EffectDeed.Update,
        "delete" => EffectDeed.Delete,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such deed"),
    };
}
