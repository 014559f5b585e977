using St4cker.Confirmation.Connectors;
using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation.Deeds;

/// <summary>
/// Takes a commit back: events that reverse its own, and what it brought about outside. It is refused, with the reason, when a thing
/// is no longer as the draft left it. Where an outside system holds a copy, that one is looked at and taken back first; the local
/// part follows when it answers.
/// </summary>
internal static class UndoDraft
{
    public static async Task DoAsync(QueuedCommand command, Desk desk, Outside outside)
    {
        if ((command.DraftId is null ? desk.LastCommitted() : desk.Find(command.DraftId)) is not { Status: DraftStatus.Executed, Undo: UndoState.None or UndoState.Refused } draft)
        {
            desk.Audit("answer_refused", "person", "draft", command.DraftId?.ToString() ?? "", command.MessageId, """{"type":"undo_draft","why":"nothing"}""");
            if (command.DraftId is null)
                desk.Say(command, "undo", new Card(desk.Phrases["undo.nothing"], [], []));
            else if (desk.Find(command.DraftId) is { } other)
                desk.Show(other);
            return;
        }

        var left = Left(draft);
        if (!IsAsLeft(left, await desk.FindStoredAsync(left.Select(one => one.Id))))
            Refuse(draft, desk, "undo.changed");
        else if (UndoEffects.Plan(draft, outside.OfDraft(draft.Id)) is not { Count: > 0 } steps)
            TakeBackHere(draft, desk, copyStays: false);
        else if (outside.Connected.GetValueOrDefault(draft.UserId))
            Ask(draft, desk, steps);
        else
            TakeBackHere(draft, desk, copyStays: true);

        if (command.DraftId is null && desk.Find(draft.Id) is { } told)
            desk.Show(told, anew: true);
    }

    /// <summary>The connector looks at what stands outside, takes it back, and then this.</summary>
    private static void Ask(Draft draft, Desk desk, IReadOnlyList<EffectStep> steps)
    {
        desk.Also.Add(UndoEffects.Drop(draft.Id));
        desk.Also.Add(PlanEffects.Insert(steps, "pending", desk.Now, desk.Cause.TraceParent));
        desk.Expect(draft.Id, PlanEffects.Expected(steps, waiting: false));
        desk.Put(draft with { Undo = UndoState.Asked, UndoUntil = null, Failure = null }, "undo_asked", "person");
    }

    private static void TakeBackHere(Draft draft, Desk desk, bool copyStays)
    {
        desk.Also.Add(UndoEffects.GiveUp(draft.Id));
        TakeBack(draft, desk, copyStays ? EffectOutcomes.CopyStays : null);
    }

    /// <summary>The local part, in the caller's transaction.</summary>
    /// <param name="remark">A key of the texts with something to know, or null.</param>
    public static void TakeBack(Draft draft, Desk desk, string? remark)
    {
        foreach (var happened in DraftKinds.Named(draft.Type).Undo(draft.Json, draft.Id))
            desk.Append(happened, draft.Id);
        desk.Also.Add(UndoEffects.Bury(draft.Id));
        desk.Put(draft with { Undo = UndoState.Done, UndoUntil = null, Failure = remark }, "draft_undone", "person");
    }

    /// <param name="reason">A key of the texts.</param>
    public static void Refuse(Draft draft, Desk desk, string reason) =>
        desk.Put(draft with { Undo = UndoState.Refused, Failure = reason, UndoUntil = null }, "undo_refused", "confirmation");

    /// <summary>How the draft left the things that it made or changed.</summary>
    public static IReadOnlyList<Left> Left(Draft draft) => DraftKinds.Named(draft.Type).Leaves(draft.Json, draft.Id);

    /// <summary>Are the things still like that?</summary>
    public static bool IsAsLeft(IReadOnlyList<Left> left, IReadOnlyList<Stored> things)
    {
        var stored = things.ToDictionary(thing => thing.Id);
        return left.All(one => stored.TryGetValue(one.Id, out var thing) && (one.Fields is null ? thing.Deleted
            : !thing.Deleted && DraftKinds.Named(one.Kind) is ShapedKind kind && kind.IsAsLeft(one, thing.Fields)));
    }
}
