using St4cker.Confirmation.Connectors;
using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation.Deeds;

/// <summary>
/// Commits a draft: drafted → confirmed → executed, its events, the rows they become, the steps in outside systems and the audit
/// entries, all in the caller's transaction. So it happens wholly or not at all, and a second press finds it done.
/// </summary>
internal static class ConfirmDraft
{
    /// <summary>How long the card has a button to take it back; afterwards there is /undo.</summary>
    private static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    public static async Task DoAsync(QueuedCommand command, Desk desk, Outside outside)
    {
        if (Answering.OpenDraft(command, desk) is not { } draft)
            return;
        var kind = DraftKinds.Named(draft.Type);
        if (draft.Question is not null || kind.Problems(draft.Json, desk.Phrases).Count > 0)
        {
            desk.Audit("answer_refused", "person", "draft", draft.Id.ToString(), command.MessageId, """{"type":"confirm_draft","why":"incomplete"}""");
            desk.Show(draft);
            return;
        }

        if (outside.IsBeingTakenBack(desk.Person.Id, kind.Targets(draft.Json)))
        {
            // Committed now it would end the undo, and yet rest on copies as if the undo had been done.
            desk.Audit("answer_refused", "person", "draft", draft.Id.ToString(), command.MessageId, """{"type":"confirm_draft","why":"being_undone"}""");
            desk.Show(draft, "confirm.being_undone");
            return;
        }

        if (await LookAgainAsync(draft, kind, desk) is { } changed)
            desk.Put(changed.Draft, changed.Draft.Status == DraftStatus.Failed ? "draft_failed" : "draft_edited", "confirmation", changed.Note);
        else
            Commit(draft, kind, desk, outside);
    }

    /// <summary>What was seen on the card must still be so, and a large batch is asked for twice.</summary>
    private static async Task<(Draft Draft, string? Note)?> LookAgainAsync(Draft draft, DraftKind kind, Desk desk)
    {
        var (type, seen) = await desk.ConsiderAsync(draft.Type, new Filled(draft.Json, draft.Question), desk.Person.SpeakingAt(desk.Now));
        if (type != draft.Type || seen.Question is not null || !kind.Describe(seen.Json, null, open: true, desk.Phrases, desk.LocalNow).SequenceEqual(kind.Describe(draft.Json, null, open: true, desk.Phrases, desk.LocalNow)))
            return (draft with { Type = type, Json = seen.Json, PreviousJson = null, Question = seen.Question, Version = draft.Version + 1 }, "confirm.looked_again");
        if (kind.Targets(draft.Json) is { Count: > 0 } targets)
        {
            // A change of a stored thing is made to what stands there now, not to what stood there when it was drafted.
            if (kind.Rebased(draft.Json, await desk.FindStoredAsync(targets)) is not { } rebased)
                return (draft with { Status = DraftStatus.Failed, Failure = "act.gone" }, null);
            if (rebased != draft.Json)
                return (draft with { Json = rebased, Version = draft.Version + 1 }, "confirm.looked_again");
        }

        return kind.ConfirmOnce(draft.Json) is { } once ? (draft with { Json = once.Json, Version = draft.Version + 1 }, once.Note) : null;
    }

    private static void Commit(Draft draft, DraftKind kind, Desk desk, Outside outside)
    {
        draft = desk.Move(draft with { Status = DraftStatus.Confirmed }, "draft_confirmed", "person");
        var events = kind.Apply(draft.Json, draft.Id);
        foreach (var happened in events)
            desk.Append(happened, draft.Id);
        var steps = outside.Connected.TryGetValue(desk.Person.Id, out var active) ? PlanEffects.Plan(draft, events, outside.OfPerson(desk.Person.Id)) : [];
        if (steps.Count > 0)
            desk.Also.Add(PlanEffects.Insert(steps, active ? "pending" : "waiting", desk.Now, desk.Cause.TraceParent));
        desk.Executions.Add(new Execution(draft.Id, draft.UserId, events));
        desk.Expect(draft.Id, PlanEffects.Expected(steps, waiting: !active));
        desk.Put(draft with { Status = DraftStatus.Executed, UndoUntil = desk.Now + UndoTime }, "draft_executed", "confirmation");
    }
}
