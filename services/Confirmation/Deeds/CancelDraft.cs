using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation.Deeds;

/// <summary>Ends a draft; nothing is saved.</summary>
internal static class CancelDraft
{
    public static void Do(QueuedCommand command, Desk desk)
    {
        if (command.DraftId is null)
            CancelNewest(command, desk);
        else if (Answering.OpenDraft(command, desk) is { } draft)
            desk.Put(draft with { Status = DraftStatus.Cancelled }, "draft_cancelled", "person");
    }

    /// <summary>/cancel names no draft: the newest open one is meant.</summary>
    private static void CancelNewest(QueuedCommand command, Desk desk)
    {
        if (desk.Open().MaxBy(draft => draft.Number) is { } newest)
            desk.Put(newest with { Status = DraftStatus.Cancelled }, "draft_cancelled", "person");
        else
            desk.Say(command, "cancel", new Card(desk.Phrases["cancel.nothing"], [], []));
    }
}
