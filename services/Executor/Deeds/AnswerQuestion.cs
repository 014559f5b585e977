using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>Answers the question on a card, by a tapped choice or in words.</summary>
internal static class AnswerQuestion
{
    public static Task DoAsync(QueuedCommand command, Desk desk, TimeSpan lifetime)
    {
        // Words go the way of every edit: it knows the open question, and what else the words may change.
        if (command.Payload.Pressed is null)
            return EditDraft.DoAsync(command, desk, lifetime);
        return desk.Find(command.DraftId) is { Status: DraftStatus.Drafted, Question: { } question } draft && draft.ExpiresAt > desk.Now && draft.Version == command.Payload.Version
            ? ChooseAsync(command, draft, question, desk)
            : Task.CompletedTask;
    }

    private static Task ChooseAsync(QueuedCommand command, Draft draft, Language.Question question, Desk desk)
    {
        var kind = DraftKinds.Named(draft.Type);
        var speaker = desk.Person.SpeakingAt(command.Payload.SaidAt);
        if (command.Payload.Pressed == PressKind.None)
            return EditDraft.WriteAsync(draft, kind.Choose(draft.Json, question, choice: null, speaker), desk, speaker);
        return int.TryParse(command.Payload.Detail, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < question.Choices.Count
            ? EditDraft.WriteAsync(draft, kind.Choose(draft.Json, question, question.Choices[index], speaker), desk, speaker)
            : Task.CompletedTask;
    }
}
