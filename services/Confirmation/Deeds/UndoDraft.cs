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
    public static async Task DoAsync(QueuedCommand command, Desk desk, IReadOnlyDictionary<Guid, bool> outside)
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

        if (!await IsAsLeftAsync(draft, desk))
            desk.Put(draft with { Undo = UndoState.Refused, Failure = "undo.changed", UndoUntil = null }, "undo_refused", "confirmation");
        else if (outside.TryGetValue(draft.Id, out var hasCopy) && hasCopy)
        {
            desk.Put(draft with { Undo = UndoState.Asked, UndoUntil = null }, "undo_asked", "person");
        }
        else
        {
            desk.Also.Add(UndoEffects.Drop(draft.Id));
            TakeBack(draft, desk);
        }

        if (command.DraftId is null && desk.Find(draft.Id) is { } told)
            desk.Show(told, anew: true);
    }

    /// <summary>The local part, in the caller's transaction.</summary>
    public static void TakeBack(Draft draft, Desk desk)
    {
        foreach (var happened in DraftKinds.Named(draft.Type).Undo(draft.Json, draft.Id))
            desk.Append(happened, draft.Id);
        desk.Put(draft with { Undo = UndoState.Done, UndoUntil = null, Failure = null }, "draft_undone", "person");
    }

    public static async Task<bool> IsAsLeftAsync(Draft draft, Desk desk)
    {
        var left = DraftKinds.Named(draft.Type).Leaves(draft.Json, draft.Id);
        var stored = (await desk.FindStoredAsync(left.Select(one => one.Id))).ToDictionary(thing => thing.Id);
        return left.All(one => stored.TryGetValue(one.Id, out var thing) && (one.Fields is null ? thing.Deleted
            : !thing.Deleted && DraftKinds.Named(one.Kind) is ShapedKind kind && kind.IsAsLeft(one, thing.Fields)));
    }
}
