using St4cker.Drafts;
using St4cker.Simulation.World;
using St4cker.Storage;
using St4cker.Storage.Audit;

namespace St4cker.Simulation.Store;

/// <summary>
/// The database in memory: the tables of the flow, the guards that PostgreSQL gives them, and the statements, each beside the one that it
/// mirrors. What a statement of the program is built from is taken as it is; only what SQL does with it is written here again.
/// </summary>
internal sealed partial class MemoryStore(Place place)
{
    private readonly Dictionary<long, Ledger.MailboxState> _mailboxes = [];
    private readonly Dictionary<long, Transaction> _locked = [];
    private readonly Dictionary<Guid, Transaction> _held = [];
    private readonly List<(long Person, AuditEntry Entry, long Seq, DateTimeOffset At, byte[] Previous, byte[] Hash)> _audits = [];
    private readonly HashSet<(long Person, long Seq)> _auditKeys = [];
    private readonly List<Sleep> _waiting = [];
    private long _ids;

    public Dictionary<long, Person> People { get; } = [];
    /// <summary>Who connected Google.</summary>
    public HashSet<long> Connected { get; } = [];
    public Table<UpdateRow> Updates { get; } = new();
    public Table<CommandRow> Commands { get; } = new();
    public Dictionary<Guid, Draft> Drafts { get; } = [];
    public Table<EffectRow> Effects { get; } = new();
    public Table<MessageRow> Messages { get; } = new();
    public List<(Guid Draft, int Attempt)> Executions { get; } = [];
    public List<(long Person, long Seq, NewEvent Event, Guid Draft)> Events { get; } = [];
    public IReadOnlyList<(long Person, AuditEntry Entry, long Seq, DateTimeOffset At, byte[] Previous, byte[] Hash)> Audits => _audits;
    public IReadOnlyDictionary<long, Ledger.MailboxState> Mailboxes => _mailboxes;

    public long NextId() => ++_ids;

    public void Open(Person person)
    {
        People[person.Id] = person;
        _mailboxes[person.Id] = new Ledger.MailboxState(person.Id, 0, 0, [], 0);
    }

    public Ledger Open(IEnumerable<long> people) => Ledger.Of(place.Clock.Now, people.Select(person => _mailboxes[person]));

    public bool TryLock(long person, Transaction transaction)
    {
        if (!place.Guards.Has(Guard.MailboxLock))
            return true;
        return _locked.TryAdd(person, transaction);
    }

    public bool TryHold(Guid draft, Transaction transaction) =>
        !place.Guards.Has(Guard.StepsHeld) || _held.GetValueOrDefault(draft) == transaction || _held.TryAdd(draft, transaction);

    public bool IsHeld(Guid draft) => _held.ContainsKey(draft);

    /// <summary>Waits until somebody lets go of something.</summary>
    public Sleep UntilFreed(Life life)
    {
        var sleep = life.Idle(TimeSpan.FromSeconds(1));
        _waiting.Add(sleep);
        return sleep;
    }

    public void Free(List<long> people, List<Guid> drafts)
    {
        if (people.Count + drafts.Count == 0)
            return;
        foreach (var sleep in _waiting)
            sleep.Wake();
        _waiting.Clear();
        foreach (var person in people)
            _locked.Remove(person);
        foreach (var draft in drafts)
            _held.Remove(draft);
    }

    /// <summary>Ledger.WriteTo: the audit rows, the events, the rows they become, the mailboxes.</summary>
    public void Write(Ledger ledger, Transaction transaction, Journal journal)
    {
        foreach (var (entry, seq, previous, hash) in ledger.AuditRows)
        {
            // unique (user_id, seq)
            if (!_auditKeys.Add((entry.UserId, seq)))
            {
                if (place.Guards.Has(Guard.AuditKey))
                    throw new KeyViolationException("audit_log");
            }
            else
            {
                journal.Add(() => _auditKeys.Remove((entry.UserId, seq)));
            }

            _audits.Add((entry.UserId, entry, seq, ledger.Moment, previous, hash));
            journal.Add(() => _audits.RemoveAt(_audits.Count - 1));
        }

        foreach (var (person, seq, happened, origin) in ledger.EventRows)
        {
            // event_id unique; primary key (user_id, seq) says nothing that the mailbox does not.
            if (place.Guards.Has(Guard.EventKey) && Events.Exists(row => row.Event.EventId == happened.EventId))
                throw new KeyViolationException("events");
            Events.Add((person, seq, happened, origin.DraftId!.Value));
            journal.Add(() => Events.RemoveAt(Events.Count - 1));
        }

        foreach (var state in ledger.Mailboxes)
        {
            var before = _mailboxes[state.UserId];
            _mailboxes[state.UserId] = state;
            journal.Add(() => _mailboxes[state.UserId] = before);
        }
    }

    /// <summary>DraftStore.Write: INSERT … ON CONFLICT (id) DO UPDATE, which leaves the card's number as it is.</summary>
    public void Write(IEnumerable<Draft> drafts, Transaction transaction, Journal journal)
    {
        foreach (var draft in drafts)
        {
            var before = Drafts.GetValueOrDefault(draft.Id);
            place.Promises.Moves(before, draft, transaction);
            // command_id unique
            if (before is null && Drafts.Values.Any(other => other.CommandId == draft.CommandId))
                throw new KeyViolationException("drafts");
            Drafts[draft.Id] = before is null ? draft : draft with { UserId = before.UserId, CardMessageId = before.CardMessageId, Number = before.Number, CommandId = before.CommandId };
            journal.Add(() =>
            {
                if (before is null)
                    Drafts.Remove(draft.Id);
                else
                    Drafts[draft.Id] = before;
            });
        }
    }

    /// <summary>People.Update.</summary>
    public void Write(Person person, Journal journal)
    {
        var before = People[person.Id];
        People[person.Id] = person;
        journal.Add(() => People[person.Id] = before);
    }

    /// <summary>The tables of the kinds, as the events make them; here from what each committed draft leaves.</summary>
    public IReadOnlyList<Stored> Things(long person)
    {
        var things = new Dictionary<Guid, Stored>();
        foreach (var (_, _, happened, draftId) in Events.Where(row => row.Person == person))
        {
            var draft = Drafts[draftId];
            var content = Content.Read(draft.Json);
            var kind = DraftKinds.Named(draft.Type);
            var back = happened.EventId != EventId.Of(draftId, 0);
            foreach (var left in kind.Leaves(draft.Json, draftId))
            {
                var fields = back ? content.Target?.Before : left.Fields;
                things[left.Id] = new Stored(left.Kind, left.Id, Deleted: fields is null, draft.UpdatedAt, content.Intent, fields ?? content.Target?.Before ?? content.Fields)
                {
                    Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["timeZone"] = content.TimeZone },
                };
            }
        }

        return [.. things.Values];
    }

    /// <summary>Does anybody have something to do now?</summary>
    public bool HasDue(DateTimeOffset now) => NextDue() <= now;

    /// <summary>When somebody has something to do next; what has been due for long counts too.</summary>
    public DateTimeOffset? NextDue()
    {
        DateTimeOffset? next = null;
        foreach (var update in Updates)
            Sooner(update.Waits ? update.LeaseUntil ?? DateTimeOffset.MinValue : null);
        foreach (var command in Commands)
            Sooner(command.Waits ? command.LeaseUntil ?? DateTimeOffset.MinValue : null);
        foreach (var draft in Drafts.Values)
        {
            Sooner(draft.Status == DraftStatus.Drafted ? draft.ExpiresAt : null);
            Sooner(draft.UndoUntil);
        }

        foreach (var effect in Effects)
            Sooner(effect.Status switch { "pending" => effect.NextAttemptAt, "processing" => effect.LeaseUntil, _ => null });
        foreach (var message in Messages)
            Sooner(NextOf(message));
        return next;

        void Sooner(DateTimeOffset? due) => next = due is null || next <= due ? next : due;
    }
}
