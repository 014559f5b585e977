using St4cker.Drafts;
using St4cker.Router.Reading;
using St4cker.Simulation.People;
using St4cker.Simulation.Promises;
using St4cker.Simulation.World;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Simulation.Store;

/// <content>Updates and commands.</content>
internal sealed partial class MemoryStore
{
    /// <summary>StoreUpdates.Insert: ON CONFLICT (bot_id, update_id) DO NOTHING.</summary>
    public void Store(Update update, long userId, DateTimeOffset now, Journal journal)
    {
        if (place.Guards.Has(Guard.UpdateKey) && Updates.Any(row => row.UpdateId == update.Id))
            return;
        Updates.Add(new UpdateRow(update.Id, userId, update, "stored", 0, null, null, now, now), journal);
    }

    /// <summary>WaitingUpdate.PeopleWaiting.</summary>
    public IReadOnlyList<long> PeopleWithUpdates(DateTimeOffset now) =>
    [
        .. Updates.Where(row => row.Waits).GroupBy(row => row.UserId).Select(theirs => theirs.MinBy(row => row.UpdateId)!)
            .Where(row => row.Status == "stored" || !IsLeased(row, now)).OrderBy(row => row.UpdateId).Select(row => row.UserId),
    ];

    /// <summary>WaitingUpdate.Select.</summary>
    public List<WaitingUpdate> WaitingUpdates(IReadOnlyCollection<long> people, DateTimeOffset now) =>
    [
        .. Updates.Where(row => row.Waits && people.Contains(row.UserId)).OrderBy(row => row.UserId).ThenBy(row => row.UpdateId)
            .Select(row => new WaitingUpdate(Crowd.BotId, row.UpdateId, row.UserId, row.Update, row.Said, row.Attempts, row.Status == "processing" && IsLeased(row, now), row.ReceivedAt, TraceParent: null)),
    ];

    /// <summary>WaitingUpdate.Finish.</summary>
    public void Finish(IEnumerable<(WaitingUpdate Update, string Status)> read, DateTimeOffset now, Journal journal)
    {
        foreach (var (update, status) in read)
        {
            Updates.Update(row => row.UpdateId == update.UpdateId, row =>
            {
                if (row.Status == "processing" && row.LeaseUntil >= now)
                    place.Promises.Broken(Promise.ModelHeard, $"u{row.UpdateId} is read");
                return row with { Status = status, LeaseUntil = null, UpdatedAt = now };
            }, journal);
        }
    }

    /// <summary>WaitingUpdate.Lease.</summary>
    public void Lease(WaitingUpdate update, DateTimeOffset now, DateTimeOffset until, Journal journal) =>
        Updates.Update(row => row.UpdateId == update.UpdateId, row => row with { Status = "processing", Attempts = row.Attempts + 1, LeaseUntil = until, UpdatedAt = now }, journal);

    /// <summary>WaitingUpdate.ReturnAsync: only while it is at the model, and in the same attempt.</summary>
    public void Return(WaitingUpdate update, SaidReading? said, DateTimeOffset now, Journal journal) => Updates.Update(
        row => row.UpdateId == update.UpdateId && (!place.Guards.Has(Guard.ReturnCheck) || (row.Status == "processing" && row.Attempts == update.Attempts + 1)),
        row => row with { Status = "stored", LeaseUntil = null, Said = said, UpdatedAt = now }, journal);

    /// <summary>Commands.Insert: ON CONFLICT (bot_id, update_id, ordinal) DO NOTHING.</summary>
    public void Insert(IEnumerable<NewCommand> commands, DateTimeOffset now, Journal journal)
    {
        foreach (var command in commands)
        {
            if (place.Guards.Has(Guard.CommandKey) && Commands.Any(row => row.UpdateId == command.UpdateId && row.Ordinal == command.Ordinal))
                continue;
            Commands.Add(new CommandRow(NextId(), command.UserId, command.UpdateId, command.Ordinal, command.Type, command.Payload.Write(), "pending", command.DraftId,
                command.WantsPlan, command.ChatId, command.MessageId, 0, null, now), journal);
        }
    }

    /// <summary>Commands.PeopleWaiting.</summary>
    public IReadOnlyList<long> PeopleWithCommands(Func<string, bool> isMine, DateTimeOffset now) =>
    [
        .. Commands.Where(row => row.Waits && (place.Guards.Has(Guard.CommandOrder) || isMine(row.Type))).GroupBy(row => row.UserId).Select(theirs => theirs.MinBy(row => row.Id)!)
            .Where(row => isMine(row.Type) && (row.Status == "pending" || row.LeaseUntil < now)).OrderBy(row => row.Id).Select(row => row.UserId),
    ];

    /// <summary>Commands.SelectWaiting and ReadWaitingAsync.</summary>
    public List<QueuedCommand> WaitingCommands(IReadOnlyCollection<long> people, Func<string, bool> isMine)
    {
        var rows = Commands.Where(row => row.Waits && people.Contains(row.UserId) && (place.Guards.Has(Guard.CommandOrder) || isMine(row.Type)));
        return [.. rows.OrderBy(row => row.UserId).ThenBy(row => row.Id).Select(row => row.Queued(Seen(row, CommandPayload.Read(row.PayloadJson))))];
    }

    /// <summary>Commands.Finish: only what still waits.</summary>
    public void Finish(IReadOnlyList<CommandOutcome> outcomes, Transaction transaction, DateTimeOffset now, Journal journal)
    {
        foreach (var outcome in outcomes)
        {
            Commands.Update(row => row.Id == outcome.Id && row.Waits, row =>
            {
                place.Promises.Done(row);
                return row with { Status = outcome.Status, LeaseUntil = null, UpdatedAt = now };
            }, journal);
        }
    }

    /// <summary>Commands.CountAttemptAsync, and CommandStage.PutAsideAsync without its words.</summary>
    public void CountAttempt(long id, int most) => Commands.Update(row => row.Id == id && row.Waits,
        row => row with { Attempts = row.Attempts + 1, Status = row.Attempts + 1 < most ? row.Status : "failed" }, new Journal());

    /// <summary>DraftStore.SelectOfWaitingCommands.</summary>
    public IEnumerable<Draft> DraftsOf(IReadOnlyList<QueuedCommand> commands)
    {
        foreach (var command in commands)
        {
            if (command.DraftId is { } id && Drafts.TryGetValue(id, out var named))
                yield return Seen(named, command.UserId);
            else if (command.DraftId is null && (command.Type == CommandTypes.EditDraft || DraftKinds.ForCommand(command.Type) is not null))
            {
                foreach (var made in Drafts.Values.Where(draft => draft.UserId == command.UserId && draft.SourceMessageId == command.MessageId && draft.ChatId == command.ChatId))
                    yield return made;
            }
        }
    }

    /// <summary>Executions.Insert.</summary>
    public void Insert(Execution execution, Journal journal)
    {
        // unique (draft_id, attempt)
        if (place.Guards.Has(Guard.ExecutionKey) && Executions.Contains((execution.DraftId, 1)))
            throw new KeyViolationException("executions");
        Executions.Add((execution.DraftId, 1));
        journal.Add(() => Executions.RemoveAt(Executions.Count - 1));
    }

    public IEnumerable<Draft> OpenOf(long person) => Drafts.Values.Where(draft => draft.UserId == person && draft.Status == DraftStatus.Drafted).OrderByDescending(draft => draft.Number);

    /// <summary>Outcomes.Select.</summary>
    public ILookup<Guid, TargetOutcome> OutcomesOf(IEnumerable<Guid> drafts) => drafts.Distinct()
        .SelectMany(draft => Confirmation.Connectors.StepState.Summarize(StepsOf(draft)).Select(outcome => (Draft: draft, Outcome: outcome)))
        .ToLookup(row => row.Draft, row => row.Outcome);

    // Without the check a press is as good as one of the version that there is now.
    private CommandPayload Seen(CommandRow row, CommandPayload payload) =>
        place.Guards.Has(Guard.VersionCheck) || row.DraftId is not { } id || !Drafts.TryGetValue(id, out var draft) ? payload : payload with { Version = draft.Version };

    // Without the checks the draft looks as if it were whoever's and in whatever state the check would want.
    private Draft Seen(Draft draft, long presser)
    {
        if (!place.Guards.Has(Guard.OwnerCheck) && draft.UserId != presser)
            draft = draft with { UserId = presser };
        if (!place.Guards.Has(Guard.StatusCheck) && draft.Status is (DraftStatus.Executed or DraftStatus.Cancelled))
            draft = draft with { Status = DraftStatus.Drafted };
        return draft;
    }

    private bool IsLeased(UpdateRow row, DateTimeOffset now) => place.Guards.Has(Guard.ModelLease) && row.LeaseUntil >= now;
}
