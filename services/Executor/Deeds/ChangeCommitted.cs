using St4cker.Drafts;
using St4cker.Language;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>A reply to a card that is no draft any more: words about what it committed become a draft of a change; anything else is told.</summary>
internal static class ChangeCommitted
{
    public static async Task DoAsync(QueuedCommand command, Draft draft, Desk desk, TimeSpan lifetime)
    {
        if (draft is not { Status: DraftStatus.Executed, Undo: not UndoState.Done } || command.Payload is not { Pressed: null, Text: { Length: > 0 } text })
        {
            SayClosed(command, draft, desk);
            return;
        }

        var speaker = desk.Person.SpeakingAt(command.Payload.SaidAt);
        var committed = DraftKinds.Named(draft.Type);
        if (committed.Meant(draft.Json, draft.Id, text, speaker) is not var (left, words))
        {
            await OfSeveralAsync(command, committed.Leaves(draft.Json, draft.Id).Count, text, draft, desk, lifetime);
            return;
        }
        if (await desk.FindStoredAsync(left.Id) is not [{ Deleted: false } stored] || DraftKinds.Named(left.Kind) is not ShapedKind kind)
        {
            SayClosed(command, draft, desk);
            return;
        }

        var filled = kind.Reply(stored, words, speaker);
        if (filled.Note is { } note && filled.Question is null)
        {
            desk.Say(command, "closed", new Card(desk.Phrases[note == "edit.press" ? "edit.committed" : note], [], []) { ReplyTo = command.MessageId });
            return;
        }

        await DraftFromText.MakeAsync(Guid.CreateVersion7(desk.Now), kind.Name, filled, "rules", command.MessageId, command, desk, lifetime);
    }

    /// <summary>A reply to a card of several things that gives no number: one that names its thing is a change like any other.</summary>
    private static Task OfSeveralAsync(QueuedCommand command, int things, string text, Draft draft, Desk desk, TimeSpan lifetime)
    {
        var items = Reader.Read(text, desk.Person.SpeakingAt(command.Payload.SaidAt)).Items;
        if (things > 1 && items is [{ Intent: Intent.Edit, Fields.Title: not null }])
            return DraftFromText.DoAsync(command with { Payload = command.Payload with { Reading = new Reading(text, items) } }, DraftKinds.Of(items), desk, lifetime);
        if (things > 1)
            desk.Say(command, "closed", new Card(desk.Phrases["edit.batch"], [], []) { ReplyTo = command.MessageId });
        else
            SayClosed(command, draft, desk);
        return Task.CompletedTask;
    }

    private static void SayClosed(QueuedCommand command, Draft draft, Desk desk)
    {
        var status = draft.Status == DraftStatus.Drafted ? DraftStatus.Expired : draft.Status;
        var card = new Card(desk.Phrases.Say("edit.closed", desk.Phrases["status." + DraftStore.StatusName(status)]), [], []) { ReplyTo = command.MessageId };
        desk.Say(command, "closed", card);
    }
}
