using St4cker.Drafts;
using St4cker.Language;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>Changes a draft by words, by a tapped-away guess or because its message was edited; or asks what to change.</summary>
internal static class EditDraft
{
    public static void Do(QueuedCommand command, Desk desk, TimeSpan lifetime)
    {
        if (command.Payload.Reread)
            Reread(command, desk, lifetime);
        // Somebody else's draft, or none: the press was answered already, and nothing is said about a draft to a stranger.
        else if (desk.Find(command.DraftId) is not { } draft)
            desk.Audit("edit_refused", "person", "draft", command.DraftId?.ToString() ?? "", command.MessageId, """{"why":"not_theirs"}""");
        else if (draft.Status != DraftStatus.Drafted || draft.ExpiresAt <= desk.Now)
            SayClosed(command, draft, desk);
        else if (command.Payload.Pressed == PressKind.Edit)
            Prompt(command, draft, desk);
        else if (command.Payload.Pressed == PressKind.Drop)
            Drop(command, draft, desk);
        else
            Change(command, draft, desk);
    }

    /// <summary>Writes the edited payload: the version goes up, so that a press on what stood there before changes nothing.</summary>
    public static void Write(Draft draft, Filled filled, Desk desk)
    {
        if (filled.Json == draft.Json && Equals(filled.Question?.Field, draft.Question?.Field) && filled.Question?.Words == draft.Question?.Words)
        {
            desk.Show(draft, filled.Note);
            return;
        }

        var edited = draft with
        {
            Json = filled.Json,
            PreviousJson = filled.Json == draft.Json ? draft.PreviousJson : draft.Json,
            Question = filled.Question,
            Version = draft.Version + 1,
        };
        desk.Put(edited, "draft_edited", "person", filled.Note);
    }

    private static void Change(QueuedCommand command, Draft draft, Desk desk)
    {
        var speaker = desk.Person.SpeakingAt(command.Payload.SaidAt);
        Write(draft, DraftKinds.Named(draft.Type).Edit(draft.Json, draft.Question, command.Payload.Text ?? "", speaker), desk);
    }

    /// <summary>The message itself was edited: its draft becomes what it says now; without a draft it is as if it had just been written.</summary>
    private static void Reread(QueuedCommand command, Desk desk, TimeSpan lifetime)
    {
        if (desk.MadeFrom(command.MessageId) is not { } draft)
        {
            if (command.Payload.Reading is { } said)
                DraftFromText.Do(command, DraftKinds.For(said.Items[0].Intent)!, desk, lifetime);
            else
                SayUnknown.Do(command, desk);
        }
        else if (draft.Status != DraftStatus.Drafted || draft.ExpiresAt <= desk.Now)
        {
            SayClosed(command, draft, desk);
        }
        else
        {
            var speaker = desk.Person.SpeakingAt(command.Payload.SaidAt);
            var reading = command.Payload.Reading ?? Reader.ReadAs(Intent.Task, command.Payload.Text ?? "", speaker);
            Write(draft, DraftKinds.Named(draft.Type).Fill(reading.Items[0], reading.Question, new Circumstances(speaker)), desk);
        }
    }

    private static void Drop(QueuedCommand command, Draft draft, Desk desk)
    {
        if (command.Payload.Version == draft.Version)
            Write(draft, DraftKinds.Named(draft.Type).Drop(draft.Json, command.Payload.Detail ?? ""), desk);
    }

    private static void Prompt(QueuedCommand command, Draft draft, Desk desk)
    {
        var phrases = desk.Phrases;
        var title = DraftKinds.Named(draft.Type).Title(draft.Json) is { Length: > 0 } known ? known : phrases["edit.untitled"];
        var card = new Card(phrases.Say("edit.prompt", title), [], []) { AskToType = phrases["edit.placeholder"], ReplyTo = draft.CardMessageId };
        desk.Say(command, "edit", card, draft.Id);
    }

    private static void SayClosed(QueuedCommand command, Draft draft, Desk desk)
    {
        var status = draft.Status == DraftStatus.Drafted ? DraftStatus.Expired : draft.Status;
        var card = new Card(desk.Phrases.Say("edit.closed", desk.Phrases["status." + DraftStore.StatusName(status)]), [], []) { ReplyTo = command.MessageId };
        desk.Say(command, "closed", card);
    }
}
