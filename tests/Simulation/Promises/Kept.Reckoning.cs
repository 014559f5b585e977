using St4cker.Drafts;
using St4cker.Storage.Audit;
using St4cker.Telegram;

namespace St4cker.Simulation.Promises;

/// <content>When all is healed.</content>
internal sealed partial class Kept
{
    /// <summary>Something waits although a long time has passed.</summary>
    public void NotAtRest()
    {
        if (!IsBroken)
            Broken(Promise.NothingWaits, place.Clock.Steps + " steps, and there is no rest");
    }

    public void Reckon()
    {
        var store = place.Store;
        foreach (var update in store.Updates.Where(row => row.Waits))
            Broken(Promise.NothingWaits, $"u{update.UpdateId} is {update.Status}");
        foreach (var command in store.Commands.Where(row => row.Status != "completed"))
            Broken(Promise.NothingWaits, $"{command.Type} of u{command.UpdateId} is {command.Status}");
        foreach (var effect in store.Effects.Where(row => row.Status != "succeeded"))
            Broken(Promise.NothingWaits, $"{effect.Planned.Step} of {place.Name(effect.Planned.DraftId)} is {effect.Status} {effect.Error}");
        foreach (var message in store.Messages.Where(row => row.Status != "unknown" && (row.Status != "sent" || row.SentRevision != row.Revision)))
            Broken(Promise.NothingWaits, $"{place.Name(message.DraftId) ?? message.Key} is {message.Status}, sent {message.SentRevision} of {message.Revision}");
        foreach (var draft in store.Drafts.Values.Where(draft => draft.Status is DraftStatus.Drafted or DraftStatus.Confirmed || draft.Undo == UndoState.Asked))
            Broken(Promise.NothingWaits, $"{place.Name(draft.Id)} is {draft.Status}, undo {draft.Undo}");
        Updates();
        Drafts();
        Google();
        Cards();
        Audit();
    }

    private void Updates()
    {
        for (var id = 1; id <= place.Telegram.Happened; id++)
        {
            var rows = place.Store.Updates.Count(row => row.UpdateId == id);
            var told = place.Store.Audits.Count(row => row.Entry.Action == "update_received" && row.Entry.EntityId == id.ToString(CultureInfo.InvariantCulture));
            if (rows != 1 || told != 1)
                Broken(Promise.HandledOnce, string.Create(CultureInfo.InvariantCulture, $"u{id} stands there {rows} times and was read {told} times"));
        }

        foreach (var command in place.Store.Commands)
        {
            var done = place.Store.Audits.Count(row => row.Entry.Action == "command_executed" && row.Entry.EntityId == command.Id.ToString(CultureInfo.InvariantCulture));
            if (done != 1)
                Broken(Promise.HandledOnce, $"{command.Type} of u{command.UpdateId} was done {done} times");
        }
    }

    private void Drafts()
    {
        var store = place.Store;
        var commands = store.Commands.ToDictionary(command => command.Id);
        foreach (var several in store.Drafts.Values.GroupBy(draft => commands[draft.CommandId].UpdateId).Where(made => made.Count() > 1))
            Broken(Promise.OneDraft, $"u{several.Key} made {several.Count()}");
        foreach (var command in store.Commands.Where(command => DraftKinds.ForCommand(command.Type) is not null && !store.Drafts.Values.Any(draft => draft.CommandId == command.Id || (draft.UserId == command.UserId && draft.SourceMessageId == command.MessageId))))
            Broken(Promise.OneDraft, $"u{command.UpdateId} made none");
        foreach (var draft in store.Drafts.Values)
        {
            var executions = store.Executions.Count(row => row.Draft == draft.Id);
            var events = store.Events.Where(row => row.Draft == draft.Id).ToList();
            var expected = draft.Status != DraftStatus.Executed ? 0 : 1;
            var reversed = draft.Undo == UndoState.Done ? 1 : 0;
            if (executions > 1 || events.DistinctBy(row => row.Event.EventId).Count() != events.Count)
                Broken(Promise.CommittedOnce, $"{place.Name(draft.Id)} has {executions} executions and {events.Count} events");
            if (executions != expected || events.Count != expected + reversed)
                Broken(Promise.CommittedWhole, $"{place.Name(draft.Id)} is {draft.Status} with {executions} executions and {events.Count} events");
            if (draft is { Status: DraftStatus.Expired, Question: null } && !WasPutOff(draft) && place.Crowd.Presses.Values.Any(one => one.Presser == draft.UserId && one.Press.Kind == PressKind.Confirm && one.Press.DraftId == draft.Id && one.Press.Version == draft.Version))
                Broken(Promise.NothingLost, $"{place.Name(draft.Id)} is expired");
        }
    }

    /// <summary>It was said that the press came at the wrong moment.</summary>
    private bool WasPutOff(Draft draft) => place.Store.Audits.Any(row => row.Entry is { Action: "answer_refused" } && row.Entry.EntityId == draft.Id.ToString() && row.Entry.DetailsJson.Contains("being_undone", StringComparison.Ordinal));

    /// <summary>One copy of each task that is there, its subtasks under it in their order, and nothing else.</summary>
    private void Google()
    {
        foreach (var person in place.Store.People.Keys)
        {
            var remote = place.Google.Of(person).ToList();
            var standing = remote.Where(task => task.Parent is null).Select(task => Line(task.Title, remote.Where(other => other.Parent == task.Id).Select(other => other.Title))).Order(StringComparer.Ordinal).ToList();
            var wanted = !place.Store.Connected.Contains(person) ? [] : place.Store.Things(person).Where(thing => thing is { Deleted: false, Kind: "task" })
                .Select(thing => Line(thing.Fields.Title, thing.Fields.Subtasks)).Order(StringComparer.Ordinal).ToList();
            if (!standing.SequenceEqual(wanted, StringComparer.Ordinal))
                Broken(Promise.OneCopy, $"Google has [{string.Join(" | ", standing)}] of {person}, wanted is [{string.Join(" | ", wanted)}]");
        }

        static string Line(string? title, IEnumerable<string?> under) => title + ": " + string.Join(", ", under);
    }

    private void Cards()
    {
        foreach (var draft in place.Store.Drafts.Values)
        {
            if (place.Store.Messages.FirstOrDefault(row => row.Key == $"draft:{draft.Id}") is not { } row)
            {
                Broken(Promise.TrueCards, $"{place.Name(draft.Id)} has no card");
                continue;
            }

            // Nobody knows whether it arrived: a notice offers it.
            if (row.Status == "unknown")
                continue;
            var person = place.Store.People[draft.UserId];
            var wanted = CardMessage.Render(DraftCard.Of(draft, person, place.Clock.Now, [.. place.Store.OutcomesOf([draft.Id])[draft.Id]]), person.Language);
            var shown = place.Telegram.Chat(draft.ChatId).FirstOrDefault(message => message.Id == row.MessageId)?.Body;
            if (shown is null || Says(shown) != Says(wanted))
                Broken(Promise.TrueCards, $"{place.Name(draft.Id)} is {draft.Status}, undo {draft.Undo}; its card says {(shown is null ? "nothing" : Says(shown))}, and should say {Says(wanted)}");
        }
    }

    /// <summary>The heading and the buttons; a remark may stand beneath.</summary>
    private static string Says(OutgoingBody body) =>
        body.Html.Split('\n')[0] + " " + string.Join(' ', (body.Keyboard ?? []).SelectMany(row => row).Select(button => $"[{button.Text} {button.Data}]"));

    private void Audit()
    {
        foreach (var (person, mailbox) in place.Store.Mailboxes)
        {
            byte[] previous = [];
            long seq = 0;
            foreach (var row in place.Store.Audits.Where(row => row.Person == person).OrderBy(row => row.Seq))
            {
                if (row.Seq != ++seq || !row.Previous.AsSpan().SequenceEqual(previous) || !row.Hash.AsSpan().SequenceEqual(AuditChain.Hash(previous, seq, row.At, row.Entry)))
                {
                    Broken(Promise.WholeAudit, string.Create(CultureInfo.InvariantCulture, $"{person} at {seq}"));
                    return;
                }

                previous = row.Hash;
            }

            if (mailbox.AuditSeq != seq || !mailbox.AuditHash.AsSpan().SequenceEqual(previous))
                Broken(Promise.WholeAudit, string.Create(CultureInfo.InvariantCulture, $"{person}: the head is at {mailbox.AuditSeq}, the rows end at {seq}"));
        }
    }
}
