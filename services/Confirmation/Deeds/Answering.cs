using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation.Deeds;

/// <summary>What an answer needs before it counts: the draft is the person's, open, and the version they saw. Anything else changes nothing and is told.</summary>
internal static class Answering
{
    /// <summary>The draft that the answer is about; null when it does not count, and then it is said why.</summary>
    public static Draft? OpenDraft(QueuedCommand command, Desk desk)
    {
        if (desk.Find(command.DraftId) is not { } draft)
        {
            Refuse(command, desk, "not_theirs");
            return null;
        }

        if (draft.Status == DraftStatus.Drafted && draft.ExpiresAt <= desk.Now)
        {
            // The clock has not come by yet; the card tells the same either way.
            desk.Put(draft with { Status = DraftStatus.Expired }, "draft_expired", "confirmation");
            Refuse(command, desk, "expired");
            return null;
        }

        var why = draft.Status != DraftStatus.Drafted ? "already_" + DraftStore.StatusName(draft.Status)
            : draft.Version != command.Payload.Version ? "old_version"
            : null;
        if (why is null)
            return draft;

        Refuse(command, desk, why);
        // Should the chat show something older than what is so, it is put right.
        desk.Show(draft, draft.Status == DraftStatus.Drafted ? "toast.old_version" : null);
        return null;
    }

    private static void Refuse(QueuedCommand command, Desk desk, string why) =>
        desk.Audit("answer_refused", "person", "draft", command.DraftId?.ToString() ?? "", command.MessageId, $$"""{"type":"{{command.Type}}","why":"{{why}}"}""");
}
