using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>A reply to a card that is no draft any more: words about what it committed become a draft of a change; anything else is told.</summary>
internal static class ChangeCommitted
{
    public static async Task DoAsync(QueuedCommand command, Draft draft, Desk desk, TimeSpan lifetime)
    {
        if (draft is not { Status: DraftStatus.Executed, Undo: not UndoState.Done } || command.Payload is not { Pressed: null, Text: { Length: > 0 } words }
            || DraftKinds.Named(draft.Type).Leaves(draft.Json, draft.Id) is not [var left]
            || await desk.FindStoredAsync(left.Id) is not [{ Deleted: false } stored]
            || DraftKinds.Named(left.Kind) is not ShapedKind kind)
        {
            SayClosed(command, draft, desk);
            return;
        }

        var speaker = desk.Person.SpeakingAt(command.Payload.SaidAt);
        var filled = kind.Reply(stored, words, speaker);
        if (filled.Note is { } note && filled.Question is null)
        {
            desk.Say(command, "closed", new Card(desk.Phrases[note == "edit.press" ? "edit.committed" : note], [], []) { ReplyTo = command.MessageId });
            return;
        }

        await DraftFromText.MakeAsync(Guid.CreateVersion7(desk.Now), kind.Name, filled, "rules", command.MessageId, command, desk, lifetime);
    }

    private static void SayClosed(QueuedCommand command, Draft draft, Desk desk)
    {
        var status = draft.Status == DraftStatus.Drafted ? DraftStatus.Expired : draft.Status;
        var card = new Card(desk.Phrases.Say("edit.closed", desk.Phrases["status." + DraftStore.StatusName(status)]), [], []) { ReplyTo = command.MessageId };
        desk.Say(command, "closed", card);
    }
}
