using St4cker.Drafts;
using St4cker.Language;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>Changes a draft by words, by a button or because its message was edited; or asks what to change. Words about what is
/// committed become a draft of a change.</summary>
internal static class EditDraft
{
    public static Task DoAsync(QueuedCommand command, Desk desk, TimeSpan lifetime)
    {
        if (command.Payload.Reread)
            return RereadAsync(command, desk, lifetime);
        // Somebody else's draft, or none: the press was answered already, and nothing is said about a draft to a stranger.
        if (desk.Find(command.DraftId) is not { } draft)
        {
            desk.Audit("edit_refused", "person", "draft", command.DraftId?.ToString() ?? "", command.MessageId, """{"why":"not_theirs"}""");
            return Task.CompletedTask;
        }

        if (draft.Status != DraftStatus.Drafted || draft.ExpiresAt <= desk.Now)
            return ChangeCommitted.DoAsync(command, draft, desk, lifetime);
        if (command.Payload.Pressed is not { } pressed)
            return ChangeAsync(command, draft, desk);
        return PressAsync(pressed, command, draft, desk);
    }

    /// <summary>Writes the edited payload: the version goes up, so that a press on what stood there before changes nothing.</summary>
    public static async Task WriteAsync(Draft draft, Filled filled, Desk desk, Speaker speaker)
    {
        (var kind, filled) = await desk.ConsiderAsync(filled.Kind ?? draft.Type, filled, speaker);
        if (kind == draft.Type && filled.Json == draft.Json && Equals(filled.Question?.Field, draft.Question?.Field) && filled.Question?.Words == draft.Question?.Words)
        {
            desk.Show(draft, filled.Note);
            return;
        }

        var edited = draft with
        {
            Type = kind,
            Json = filled.Json,
            PreviousJson = kind != draft.Type ? null : filled.Json == draft.Json ? draft.PreviousJson : draft.Json,
            Question = filled.Question,
            Version = draft.Version + 1,
        };
        desk.Put(edited, "draft_edited", "person", filled.Note);
    }

    private static Task ChangeAsync(QueuedCommand command, Draft draft, Desk desk)
    {
        var speaker = desk.Person.SpeakingAt(command.Payload.SaidAt);
        return WriteAsync(draft, DraftKinds.Named(draft.Type).Edit(draft.Json, draft.Question, command.Payload.Text ?? "", speaker), desk, speaker);
    }

    private static Task PressAsync(PressKind pressed, QueuedCommand command, Draft draft, Desk desk)
    {
        var kind = DraftKinds.Named(draft.Type);
        var detail = command.Payload.Detail ?? "";
        var speaker = desk.Person.SpeakingAt(command.Payload.SaidAt);
        var isOld = command.Payload.Version != draft.Version;
        switch (pressed)
        {
            case PressKind.Edit when kind.Pickable(draft.Json, desk.Phrases).Count > 0:
                desk.Show(draft, picking: true);
                break;
            case PressKind.Edit:
            case PressKind.Field when detail == "words":
                Prompt(command, draft, desk);
                break;
            case PressKind.Drop when !isOld:
                return WriteAsync(draft, kind.Drop(draft.Json, draft.Question, detail), desk, speaker);
            case PressKind.Field when !isOld && kind.Pick(draft.Json, detail) is { } question:
                return WriteAsync(draft, new Filled(draft.Json, question), desk, speaker);
            case PressKind.Show when detail == "back":
                desk.Show(draft);
                break;
            // The question of what it should be is taken back.
            case PressKind.Show when !isOld && draft.Question is { Doubt: Doubt.Change }:
                return WriteAsync(draft, new Filled(draft.Json, Question: null), desk, speaker);
        }

        return Task.CompletedTask;
    }

    /// <summary>The message itself was edited: its draft becomes what it says now; without a draft it is as if it had just been written.</summary>
    private static Task RereadAsync(QueuedCommand command, Desk desk, TimeSpan lifetime)
    {
        var said = command.Payload.Reading;
        if (desk.MadeFrom(command) is not { } draft)
        {
            if (said is not null)
                return DraftFromText.DoAsync(command, DraftKinds.Of(said.Items), desk, lifetime);
            SayUnknown.Do(command, desk);
            return Task.CompletedTask;
        }

        if (draft.Status != DraftStatus.Drafted || draft.ExpiresAt <= desk.Now)
            return ChangeCommitted.DoAsync(command, draft, desk, lifetime);
        // Read anew it would be a second thing beside the one that is saved.
        if (desk.IsCommitted(command))
            return ChangeAsync(command, draft, desk);
        var speaker = desk.Person.SpeakingAt(command.Payload.SaidAt);
        var kind = said is null ? DraftKinds.Named(draft.Type) : DraftKinds.Of(said.Items);
        var reading = said ?? Reader.ReadAs(kind.Intents.Count > 0 ? kind.Intents[0] : Intent.Task, command.Payload.Text ?? "", speaker);
        return WriteAsync(draft, kind.Fill(reading.Items, new Circumstances(speaker)) with { Kind = kind.Name }, desk, speaker);
    }

    private static void Prompt(QueuedCommand command, Draft draft, Desk desk)
    {
        var phrases = desk.Phrases;
        var title = DraftKinds.Named(draft.Type).Title(draft.Json) is { Length: > 0 } known ? known : phrases["edit.untitled"];
        var card = new Card(phrases.Say("edit.prompt", title), [], []) { AskToType = phrases["edit.placeholder"], ReplyTo = draft.CardMessageId };
        desk.Say(command, "edit", card, draft.Id);
    }
}
