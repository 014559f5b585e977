using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>Answers the question on a card, by a tapped choice or in words.</summary>
internal static class AnswerQuestion
{
    public static void Do(QueuedCommand command, Desk desk, TimeSpan lifetime)
    {
        // Words go the way of every edit: it knows the open question, and what else the words may change.
        if (command.Payload.Pressed is null)
            EditDraft.Do(command, desk, lifetime);
        else if (desk.Find(command.DraftId) is { Status: DraftStatus.Drafted, Question: { } question } draft
            && draft.ExpiresAt > desk.Now && draft.Version == command.Payload.Version)
            Choose(command, draft, question, desk);
    }

    private static void Choose(QueuedCommand command, Draft draft, Language.Question question, Desk desk)
    {
        var kind = DraftKinds.Named(draft.Type);
        if (command.Payload.Pressed == PressKind.None)
            EditDraft.Write(draft, kind.Choose(draft.Json, question, choice: null), desk);
        else if (int.TryParse(command.Payload.Detail, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < question.Choices.Count)
            EditDraft.Write(draft, kind.Choose(draft.Json, question, question.Choices[index]), desk);
    }
}
