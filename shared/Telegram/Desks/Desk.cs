using System.Text.Json;
using NodaTime;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Language;
using St4cker.Storage;
using St4cker.Storage.Audit;
using St4cker.Storage.Devices;
using St4cker.Storage.Flow;

namespace St4cker.Telegram.Desks;

/// <summary>
/// One person's things while their commands are worked off: what they have, and what is to be written of it. Nothing here touches
/// the outside; the stage writes all of it in one transaction.
/// </summary>
/// <param name="look">Makes inquiries about the person's stored things, one answer each; null where nothing has to be looked up.</param>
public sealed class Desk(Person person, long botId, Ledger ledger, DateTimeOffset now, Desk.Look? look = null)
{
    // A change becomes a draft of the thing's own kind, and that one may ask once more.
    private const int MostRounds = 3;

    private readonly Dictionary<Guid, Draft> _drafts = [];
    private readonly Dictionary<Guid, IReadOnlyList<TargetOutcome>> _outcomes = [];

    private bool _hasUnpaired;

    public delegate Task<IReadOnlyList<string>> Look(long userId, IReadOnlyList<Inquiry> inquiries);

    public Person Person { get; private set; } = person;
    public bool PersonChanged { get; private set; }
    public DateTimeOffset Now => now;
    public Phrases Phrases => Phrases.In(Person.Language);
    public LocalDateTime LocalNow => Person.LocalTime(now);

    /// <summary>What is being worked off: messages and steps outside that follow from it carry it on.</summary>
    public Cause Cause { get; set; }

    public HashSet<Draft> Changed { get; } = new(ReferenceEqualityComparer.Instance);
    public List<OutgoingMessage> Messages { get; } = [];

    /// <summary>Puts what was read from the rows on the desk.</summary>
    public void Lay(IEnumerable<Draft> drafts, ILookup<Guid, TargetOutcome>? outcomes = null)
    {
        foreach (var draft in drafts)
        {
            _drafts.TryAdd(draft.Id, draft);
            _outcomes.TryAdd(draft.Id, [.. outcomes?[draft.Id] ?? []]);
        }
    }

    /// <summary>The draft a command is about, if it is this person's.</summary>
    public Draft? Find(Guid? draftId) =>
        draftId is { } id && _drafts.TryGetValue(id, out var draft) && draft.UserId == Person.Id ? draft : null;

    /// <summary>The person's open drafts that lie here.</summary>
    public IReadOnlyList<Draft> Open() => [.. _drafts.Values.Where(draft => draft.UserId == Person.Id && draft.Status == DraftStatus.Drafted && draft.ExpiresAt > now)];

    /// <summary>Of the drafts that lie here the one committed last that is not taken back.</summary>
    public Draft? LastCommitted() => _drafts.Values.Where(draft => draft.UserId == Person.Id && draft is { Status: DraftStatus.Executed, Undo: UndoState.None or UndoState.Refused }).MaxBy(draft => draft.UpdatedAt);

    /// <summary>The newest draft that was made from the message which the command is about.</summary>
    public Draft? MadeFrom(QueuedCommand command) => AllMadeFrom(command).MaxBy(draft => draft.Number);

    /// <summary>What the message made is saved: a newer draft of it is a change of that.</summary>
    public bool IsCommitted(QueuedCommand command) => AllMadeFrom(command).Any(draft => draft is { Status: DraftStatus.Executed, Undo: not UndoState.Done });

    public int NextDraftNumber() => ledger.NextDraftNumber(Person.Id);

    /// <summary>Writes a new state of a draft, says what happened in the audit log, and shows its card.</summary>
    /// <param name="note">A key of the texts to show on the card.</param>
    public void Put(Draft draft, string action, string actor, string? note = null) => Show(Move(draft, action, actor), note);

    /// <summary>The same for a state that the draft only passes through: its card shows the next one.</summary>
    public Draft Move(Draft draft, string action, string actor)
    {
        var before = _drafts.GetValueOrDefault(draft.Id);
        if (before is not null && before.Status != draft.Status && !DraftLifecycle.CanMove(before.Status, draft.Status))
            throw new InvalidOperationException($"A draft does not go from {before.Status} to {draft.Status}");
        if (before is not null)
            Changed.Remove(before);
        draft = draft with { UpdatedAt = now };
        _drafts[draft.Id] = draft;
        Changed.Add(draft);
        Audit(action, actor, "draft", draft.Id.ToString(), draft.SourceMessageId, Details(before, draft));
        return draft;
    }

    /// <summary>Writes what only the card shows, and shows it: nothing has happened that would be told of.</summary>
    public void Redraw(Draft draft)
    {
        if (_drafts.GetValueOrDefault(draft.Id) is { } before)
            Changed.Remove(before);
        _drafts[draft.Id] = draft;
        Changed.Add(draft);
        Show(draft);
    }

    /// <summary>Shows a draft's card as it stands.</summary>
    /// <param name="anew">As a new message below, because the person asked for it.</param>
    /// <param name="picking">With its fields as buttons.</param>
    public void Show(Draft draft, string? note = null, bool anew = false, bool picking = false)
    {
        var card = DraftCard.Of(draft, Person, now, _outcomes.GetValueOrDefault(draft.Id) ?? [], note, picking);
        var message = OutgoingMessage.ForDraft(draft.Id, draft.UserId, draft.ChatId, CardMessage.Render(card, Person.Language)) with { Anew = anew, Cause = Cause };
        Messages.Add(message);
    }

    /// <summary>Looks up what the draft rests on, and gives it in the light of that; it may have become one of another kind.</summary>
    public async Task<(string Kind, Filled Filled)> ConsiderAsync(string kind, Filled filled, Speaker speaker)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var inquiries = DraftKinds.Named(kind).Ask(filled.Json);
            if (inquiries.Count == 0)
                break;
            var considered = DraftKinds.Named(kind).Consider(filled, await LookAsync(inquiries), speaker);
            if (considered.Kind is not { } other || other == kind)
                return (kind, considered);
            (kind, filled) = (other, considered with { Kind = null });
        }

        return (kind, filled);
    }

    /// <summary>The person's stored things with these ids.</summary>
    public async Task<IReadOnlyList<Stored>> FindStoredAsync(params IEnumerable<Guid> ids) => Stored.Read(await LookUpAsync(Stored.ById(ids)));

    /// <summary>What a view shows, as its SQL gives it.</summary>
    public async Task<string> LookUpAsync(Inquiry inquiry) => (await LookAsync([inquiry]))[0];

    // Messages are counted anew in each chat.
    private IEnumerable<Draft> AllMadeFrom(QueuedCommand command) => command.MessageId is not { } messageId ? []
        : _drafts.Values.Where(draft => draft.UserId == Person.Id && draft.ChatId == command.ChatId && draft.SourceMessageId == messageId);

    private Task<IReadOnlyList<string>> LookAsync(IReadOnlyList<Inquiry> inquiries) =>
        look is null ? throw new InvalidOperationException("Nothing can be looked up at this desk") : look(Person.Id, inquiries);

    /// <summary>Answers a command with a message of its own; doing the command again says the same message, not a second one.</summary>
    public void Say(QueuedCommand command, string name, Card card, Guid? about = null) =>
        Messages.Add(OutgoingMessage.ForUpdate(botId, command.UpdateId, name, Person.Id, command.ChatId, CardMessage.Render(card, Person.Language)) with { DraftId = about, Cause = Cause });

    /// <summary>The key of the message that <see cref="Say(QueuedCommand, string, Card, Guid?)"/> says.</summary>
    public string KeyOf(QueuedCommand command, string name) => OutgoingMessage.KeyForUpdate(botId, command.UpdateId, name);

    public void Say(OutgoingMessage message) => Messages.Add(message with { Cause = Cause });

    public OutgoingBody Render(Card card) => CardMessage.Render(card, Person.Language);

    /// <summary>A committed fact, which becomes rows in the same transaction.</summary>
    public void Append(NewEvent happened, Guid draftId)
    {
        ledger.Append(Person.Id, happened, Origin.Chat(draftId));
        HasAppended = true;
    }

    /// <summary>What is looked up of the person's things is not what it was: it must be written first.</summary>
    public bool HasAppended { get; private set; }

    /// <summary>The person's devices have something to learn.</summary>
    public bool HasDeviceNews => HasAppended || _hasUnpaired;

    /// <summary>A device of theirs is cut off.</summary>
    public void Unpair(Guid deviceId)
    {
        Also.Add(Sessions.Revoke(Person.Id, deviceId, now));
        _hasUnpaired = true;
    }

    /// <summary>The commits that were carried out.</summary>
    public List<Execution> Executions { get; } = [];

    /// <summary>What else is to be written with it.</summary>
    public List<Npgsql.NpgsqlBatchCommand> Also { get; } = [];

    /// <summary>Commands that follow from this one, to be done after it in their order.</summary>
    public void Queue(IReadOnlyList<NewCommand> commands)
    {
        foreach (var command in commands)
            Audit("command_created", "executor", "command", string.Create(CultureInfo.InvariantCulture, $"{command.UpdateId}.{command.Ordinal}"), command.MessageId, $$"""{"type":"{{command.Type}}","draft":"{{command.DraftId}}"}""");
        Also.Add(Commands.Insert(commands, now));
        HasQueued = true;
    }

    public bool HasQueued { get; private set; }

    /// <summary>What is to begin when all of it is written.</summary>
    public List<Action> AfterCommit { get; } = [];

    /// <summary>Replaces what the card shows of the effects.</summary>
    public void Expect(Guid draftId, IReadOnlyList<TargetOutcome> outcomes) => _outcomes[draftId] = outcomes;

    /// <summary>What is remembered of the person.</summary>
    public void Change(Person changed, string action, string actor)
    {
        Audit(action, actor, "user", Person.Id.ToString(CultureInfo.InvariantCulture), sourceMessageId: null,
            $$"""{"before":{{Settings(Person)}},"after":{{Settings(changed)}} }""");
        Person = changed;
        PersonChanged = true;
    }

    public void Audit(string action, string actor, string entityType, string entityId, long? sourceMessageId, string detailsJson) =>
        ledger.Audit(new AuditEntry(Person.Id, actor, action, entityType, entityId, sourceMessageId, detailsJson));

    private static string Details(Draft? before, Draft after) =>
        $$"""{"type":"{{after.Type}}","code":"{{after.Code}}","before":{{State(before, content: before?.Json != after.Json)}},"after":{{State(after, content: true)}} }""";

    /// <param name="content">Told once when it did not change.</param>
    private static string State(Draft? draft, bool content) => draft is null
        ? "null"
        : $$"""{"version":{{draft.Version}},"status":"{{DraftStore.StatusName(draft.Status)}}"{{(content ? ",\"content\":" + draft.Json : "")}} }""";

    private static string Settings(Person person) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["language"] = person.Language,
            ["timeZone"] = person.TimeZone,
            ["currency"] = person.Currency,
            ["work"] = string.Create(CultureInfo.InvariantCulture, $"{person.WorkStarts:HH:mm}-{person.WorkEnds:HH:mm}"),
            ["acknowledge"] = person.Acknowledge ?? "",
        });
}
