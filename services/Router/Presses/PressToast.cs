using St4cker.Drafts;
using St4cker.Drafts.Words;

namespace St4cker.Router.Presses;

/// <summary>The short word that answers a press at once. It only tells what is so: what the press does is decided later, from the row.</summary>
/// <param name="Alert">It must be read and closed: the press did nothing, and the card may not show why.</param>
internal sealed record PressToast(string Text, bool Alert)
{
    public static PressToast For(Press press, Draft? draft, string ownerName, long presser, DateTimeOffset now, Phrases phrases)
    {
        if (draft is null)
            return new PressToast(phrases["toast.unknown"], Alert: true);
        if (draft.UserId != presser)
            return new PressToast(phrases.Say("toast.not_yours", ownerName), Alert: true);
        if (press.Kind is PressKind.Again or PressKind.Show)
            return new PressToast(phrases["toast.ok"], Alert: false);
        return draft.Status switch
        {
            DraftStatus.Executed when press.Kind == PressKind.Undo => draft.Undo == UndoState.Done
                ? new PressToast(phrases["toast.already_undone"], Alert: true)
                : new PressToast(phrases["toast.undoing"], Alert: false),
            DraftStatus.Executed or DraftStatus.Confirmed => new PressToast(phrases["toast.already_saved"], press.Kind != PressKind.Confirm),
            DraftStatus.Cancelled => new PressToast(phrases["toast.already_cancelled"], press.Kind != PressKind.Cancel),
            DraftStatus.Expired => new PressToast(phrases["toast.expired"], Alert: true),
            DraftStatus.Failed => new PressToast(phrases["toast.failed"], Alert: true),
            DraftStatus.Drafted when draft.ExpiresAt <= now => new PressToast(phrases["toast.expired"], Alert: true),
            DraftStatus.Drafted when draft.Version != press.Version && press.Kind != PressKind.Edit => new PressToast(phrases["toast.old_version"], Alert: true),
            DraftStatus.Drafted => Open(press, draft, phrases),
            _ => throw new ArgumentOutOfRangeException(nameof(draft), draft.Status, "No toast for this state"),
        };
    }

    private static PressToast Open(Press press, Draft draft, Phrases phrases) => press.Kind switch
    {
        PressKind.Confirm when draft.Question is not null => new PressToast(phrases["toast.question_open"], Alert: true),
        PressKind.Confirm => new PressToast(phrases["toast.saving"], Alert: false),
        PressKind.Cancel => new PressToast(phrases["toast.cancelling"], Alert: false),
        PressKind.Field when press.Detail == "words" => new PressToast(phrases["toast.editing"], Alert: false),
        _ => new PressToast(phrases["toast.ok"], Alert: false),
    };
}
