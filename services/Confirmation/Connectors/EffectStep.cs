namespace St4cker.Confirmation.Connectors;

/// <summary>
/// One step in an outside system, as a commit writes it into the table <c>effects</c> with status <c>pending</c>,
/// <c>next_attempt_at</c> now. The key is stable: planning the same draft again gives the same rows.
/// </summary>
/// <param name="Key"><c>{draftId}:{target}:{step}</c>.</param>
/// <param name="Step">What is done, unique in the draft and target.</param>
/// <param name="Ordinal">The steps of a draft are done in this order, from 0.</param>
/// <param name="Marker">A short text that stands in what is made outside, so that it is found again when an answer got lost.</param>
internal sealed record EffectStep(
    string Key, Guid DraftId, long UserId, string Target, string Step, int Ordinal, string Marker, string PayloadJson);
