using St4cker.Drafts;
using St4cker.Executor.Deeds;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>A button in a list: done and open again are confirmed by the press itself and can be taken back; deleting is a draft like any other.</summary>
internal static class ActOnThing
{
    private const int ConfirmOrdinal = 1;
    private const int RefreshOrdinal = 2;

    public static async Task DoAsync(QueuedCommand command, Desk desk, long botId, TimeSpan lifetime)
    {
        if (SimplePress.ThingOf(command.Payload.Argument) is not var (status, id, view) || await desk.FindStoredAsync(id) is not [{ Deleted: false } stored]
            || DraftKinds.Named(stored.Kind) is not ShapedKind kind)
        {
            desk.Say(command, "act", new Card(desk.Phrases["act.gone"], [], []));
            return;
        }

        List<NewCommand> next = [];
        // Pressed twice it is so already.
        if (stored.Fields.Status != status)
        {
            var filled = kind.Mark(stored, status, desk.Person.SpeakingAt(desk.Now));
            var draft = await DraftFromText.MakeAsync(Guid.CreateVersion7(desk.Now), kind.Name, filled, readBy: "", sourceMessageId: null, command, desk, lifetime);
            if (status != "deleted")
                next.Add(New(ConfirmOrdinal, CommandTypes.ConfirmDraft, new CommandPayload { Version = draft.Version, Pressed = PressKind.Confirm }, draft.Id));
        }

        if (view.Length > 0 && status != "deleted")
            next.Add(New(RefreshOrdinal, CommandTypes.Query, new CommandPayload { Name = SimplePress.View, Argument = view }, draftId: null));
        if (next.Count > 0)
            desk.Queue(next);

        NewCommand New(int ordinal, string type, CommandPayload payload, Guid? draftId) => new(
            desk.Person.Id, botId, command.UpdateId, ordinal, type, payload with { SaidAt = command.Payload.SaidAt }, draftId, WantsPlan: false, command.ChatId, command.MessageId, desk.Cause.TraceParent)
        { ReceivedAt = command.ReceivedAt };
    }
}
