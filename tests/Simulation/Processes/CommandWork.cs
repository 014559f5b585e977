using St4cker.Confirmation;
using St4cker.Confirmation.Connectors;
using St4cker.Drafts;
using St4cker.Executor;
using St4cker.Executor.Deeds;
using St4cker.Executor.Queries;
using St4cker.Simulation.People;
using St4cker.Simulation.Store;
using St4cker.Simulation.World;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Simulation.Processes;

/// <summary>Telegram.Desks.CommandStage, as Executor's WorkOffCommands or as Confirmation's WorkOffAnswers, around their deeds.</summary>
internal sealed class CommandWork(Life life, bool confirmation)
{
    public static readonly TimeSpan DraftLifetime = TimeSpan.FromHours(24);
    private static readonly string NewestThings = Stored.Newest.Sql;
    private static readonly string ThingsById = Stored.ById().Sql;
    private const int MostPeople = 64;
    private const int MostAttempts = 3;
    private readonly Place _place = life.Place;
    private readonly MemoryStore _store = life.Place.Store;
    private readonly AnswerQuery _queries = new(connect: null!, devices: null!, again: null!, Crowd.Settings, new ExecutorSettings(DraftLifetime));
    private int _aloneFor;

    public Task RunAsync() => StageLoop.RunAsync(life, WorkAsync);

    private bool IsMine(string type) => CommandTypes.OfConfirmation.Contains(type) == confirmation;

    /// <summary>A batch that the database refuses is taken apart; who is refused again and again is put aside.</summary>
    private async Task<bool> WorkAsync()
    {
        using var transaction = new Transaction(_store, life);
        try
        {
            var more = await WorkBatchAsync(transaction);
            _aloneFor = Math.Max(0, _aloneFor - 1);
            return more;
        }
        catch (KeyViolationException)
        {
            if (_aloneFor == 0)
                _aloneFor = MostPeople;
            else if (transaction.Deeds is [var refused, ..])
                _store.CountAttempt(refused.Id, MostAttempts);
            return true;
        }
    }

    private async Task<bool> WorkBatchAsync(Transaction transaction)
    {
        var now = _place.Clock.Now;
        var (ledger, contended) = transaction.Claim([.. _store.PeopleWithCommands(IsMine, now).Take(_aloneFor > 0 ? 1 : MostPeople)]);
        if (ledger.People.Count == 0)
        {
            if (contended)
                await _store.UntilFreed(life);
            return contended;
        }

        await life.At("before reading commands");
        var commands = _store.WaitingCommands(ledger.People, IsMine);
        var drafts = _store.DraftsOf(commands).ToList();
        var outcomes = _store.OutcomesOf(drafts.Select(draft => draft.Id));
        var desks = ledger.People.ToDictionary(person => person, person => new Desk(_store.People[person], Crowd.BotId, ledger, now, LookAsync));
        foreach (var command in commands)
            desks[command.UserId].Lay(drafts, outcomes);
        var outside = confirmation ? await PrepareAsync(commands, desks, transaction) : Outside.Nothing;
        await life.AtLong("before deciding commands");

        var (done, others, left) = await InOrder.DoAsync(commands, desks, _aloneFor > 0 ? 1 : int.MaxValue, command => IsMine(command.Type), async command =>
        {
            await DecideAsync(command, desks[command.UserId], outside);
            InOrder.Note(command, desks[command.UserId]);
            transaction.Deeds.Add(_store.Commands.First(row => row.Id == command.Id));
            return true;
        });
        await transaction.CommitAsync(journal =>
        {
            _store.Write(ledger, transaction, journal);
            Write(desks.Values, done, transaction, now, journal);
        });
        foreach (var command in transaction.Deeds)
            _place.Tell($"{life.Name} did {command.Type} of u{command.UpdateId} {_place.Name(command.DraftId)}");
        _place.Wake(Everybody.Sender);
        if (confirmation)
            _place.Wake(Everybody.Connector);
        if (others)
            _place.Wake(confirmation ? Everybody.Executor : Everybody.Answers);
        return left || contended || ledger.People.Count == (_aloneFor > 0 ? 1 : MostPeople);
    }

    private Task DecideAsync(QueuedCommand command, Desk desk, Outside outside)
    {
        if (confirmation)
            return WorkOffAnswers.DoAsync(command, desk, outside);
        if (DraftKinds.ForCommand(command.Type) is { } kind)
            return DraftFromText.DoAsync(command, kind, desk, DraftLifetime);
        return command.Type == CommandTypes.Query
            ? _queries.DoAsync(command, desk, connection: null!, CancellationToken.None)
            : WorkOffCommands.ChangeAsync(command, desk, DraftLifetime);
    }

    /// <summary>WorkOffAnswers.PrepareAsync and Outside.LookAsync.</summary>
    private async Task<Outside> PrepareAsync(List<QueuedCommand> commands, Dictionary<long, Desk> desks, Transaction transaction)
    {
        foreach (var command in commands.Where(command => command.DraftId is null))
        {
            if (command.Type == CommandTypes.CancelDraft)
                desks[command.UserId].Lay(_store.OpenOf(command.UserId));
            else if (_store.Drafts.Values.Where(draft => draft.UserId == command.UserId && draft is { Status: DraftStatus.Executed, Undo: UndoState.None or UndoState.Refused }).MaxBy(draft => draft.UpdatedAt) is { } last)
                desks[command.UserId].Lay([last]);
        }

        var steps = new List<KnownStep>();
        foreach (var command in commands.Where(command => command.Type == CommandTypes.ConfirmDraft))
        {
            if (desks[command.UserId].Find(command.DraftId) is { } draft)
                steps.AddRange(_store.StepsAbout(command.UserId, DraftKinds.Named(draft.Type).Targets(draft.Json)));
        }

        foreach (var command in commands.Where(command => command.Type == CommandTypes.UndoDraft))
        {
            var desk = desks[command.UserId];
            if ((command.DraftId is null ? desk.LastCommitted() : desk.Find(command.DraftId)) is not { } undone || steps.Exists(step => step.Planned.DraftId == undone.Id))
                continue;
            await transaction.HoldAsync(undone.Id);
            steps.AddRange(_store.Effects.Where(row => row.Planned.DraftId == undone.Id).OrderBy(row => row.Planned.Ordinal).Select(row => row.Known));
        }

        return new Outside(desks.Keys.Where(_store.Connected.Contains).ToDictionary(person => person, _ => true), steps);
    }

    /// <summary>Inquiries.MakeAsync: the tables of the kinds are asked by two statements only.</summary>
    private Task<IReadOnlyList<string>> LookAsync(long person, IReadOnlyList<Inquiry> inquiries)
    {
        var things = _store.Things(person);
        return Task.FromResult<IReadOnlyList<string>>([.. inquiries.Select(inquiry => inquiry.Sql == ThingsById ? Written(things.Where(thing => inquiry.ArgumentJson.Contains(thing.Id.ToString(), StringComparison.Ordinal)))
            : inquiry.Sql == NewestThings ? Written(things.Where(thing => !thing.Deleted).OrderByDescending(thing => thing.UpdatedAt))
            : throw new InvalidOperationException("The store in memory can not look this up:\n" + inquiry.Sql))]);
    }

    private static string Written(IEnumerable<Stored> things) => System.Text.Json.JsonSerializer.Serialize([.. things], DraftJson.Readable.IReadOnlyListStored);

    /// <summary>CommandStage.WriteAsync, after the ledger.</summary>
    private void Write(IReadOnlyCollection<Desk> desks, List<CommandOutcome> done, Transaction transaction, DateTimeOffset now, Journal journal)
    {
        _store.Write(desks.SelectMany(desk => desk.Changed), transaction, journal);
        foreach (var execution in desks.SelectMany(desk => desk.Executions))
            _store.Insert(execution, journal);
        var statements = new Statements(_place, journal);
        foreach (var desk in desks)
        {
            if (desk.PersonChanged)
                _store.Write(desk.Person, journal);
            foreach (var also in desk.Also)
                statements.Do(also);
        }

        _store.Put(desks.SelectMany(desk => desk.Messages), now, journal);
        _store.Finish(done, transaction, now, journal);
    }
}
