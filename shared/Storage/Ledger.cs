using Npgsql;
using NpgsqlTypes;
using St4cker.Drafts;
using St4cker.Storage.Audit;

namespace St4cker.Storage;

/// <summary>
/// The mailboxes of some people, locked for the length of one transaction: whoever holds them is the only one who writes anything of
/// these people, so their things happen in order and their counters have no gaps. What is to be written is collected here and goes
/// out as a few multi-row statements.
/// </summary>
public sealed class Ledger
{
    private readonly Dictionary<long, Mailbox> _mailboxes = [];
    private readonly List<(AuditEntry Entry, long Seq, byte[] Previous, byte[] Hash)> _audits = [];
    private readonly List<(long UserId, long Seq, NewEvent Event, Origin Origin)> _events = [];
    private readonly DateTimeOffset _now;

    private Ledger(DateTimeOffset now) => _now = AuditChain.Moment(now);

    /// <summary>The people whose mailboxes are held.</summary>
    public IReadOnlyCollection<long> People => _mailboxes.Keys;

    /// <summary>Somebody else holds the mailbox of a person who has rows waiting: look again soon.</summary>
    public bool Contended { get; private set; }

    /// <summary>What was collected so far, in its order.</summary>
    internal IEnumerable<AuditEntry> Audited => _audits.Select(row => row.Entry);
    internal IEnumerable<NewEvent> Appended => _events.Select(row => row.Event);

    /// <summary>Empty mailboxes that no row stands behind: for what is decided without a database.</summary>
    internal static Ledger Unlocked(DateTimeOffset now, params ReadOnlySpan<long> people)
    {
        var ledger = new Ledger(now);
        foreach (var userId in people)
            ledger._mailboxes.Add(userId, new Mailbox(eventSeq: 0, auditSeq: 0, auditHash: [], draftNumber: 0));
        return ledger;
    }

    /// <summary>A mailbox that stands elsewhere than in the database, as it is.</summary>
    internal static Ledger Of(DateTimeOffset now, IEnumerable<MailboxState> mailboxes)
    {
        var ledger = new Ledger(now);
        foreach (var state in mailboxes)
            ledger._mailboxes.Add(state.UserId, new Mailbox(state.EventSeq, state.AuditSeq, state.AuditHash, state.DraftNumber));
        return ledger;
    }

    /// <summary>What <see cref="WriteTo"/> writes, as values.</summary>
    internal IReadOnlyList<(AuditEntry Entry, long Seq, byte[] Previous, byte[] Hash)> AuditRows => _audits;
    internal IReadOnlyList<(long UserId, long Seq, NewEvent Event, Origin Origin)> EventRows => _events;
    internal DateTimeOffset Moment => _now;
    /// <summary>Those that something was put into.</summary>
    internal IReadOnlyList<MailboxState> Mailboxes =>
        [.. _mailboxes.Where(box => box.Value.IsChanged).Select(box => new MailboxState(box.Key, box.Value.EventSeq, box.Value.AuditSeq, box.Value.AuditHash, box.Value.DraftNumber))];

    /// <summary>Locks the mailboxes of the people that <paramref name="waiting"/> finds, passing over those that are held elsewhere.</summary>
    /// <param name="waiting">SQL giving a column user_id, each person once.</param>
    public static async Task<Ledger> ClaimAsync(
        NpgsqlConnection connection, string waiting, DateTimeOffset now, CancellationToken stop, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand($"""
            with waiting as materialized ({waiting}),
            held as (
                select m.* from mailboxes m where m.user_id in (select user_id from waiting)
                order by m.user_id for no key update skip locked)
            select w.user_id, h.event_seq, h.audit_seq, h.audit_hash, h.draft_number from waiting w left join held h using (user_id)
            """, connection);
        command.Parameters.AddRange(parameters);
        return await ReadAsync(command, now, stop);
    }

    /// <summary>Locks the mailboxes of these people, waiting for whoever holds them.</summary>
    public static async Task<Ledger> LockAsync(NpgsqlConnection connection, long[] people, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("""
            select user_id, event_seq, audit_seq, audit_hash, draft_number from mailboxes where user_id = any($1)
            order by user_id for no key update
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        return await ReadAsync(command, now, stop);
    }

    /// <summary>
    /// Ends the transaction, as the last of the statements that write it: what it waits for is the disk, and not one more round trip. When one
    /// before it fails, it is not run.
    /// </summary>
    public static NpgsqlBatchCommand Commit() => new("commit");

    /// <summary>Adds the statements of <see cref="WriteTo"/> with no rows in them.</summary>
    public static void RehearseIn(NpgsqlBatch batch)
    {
        var empty = new Ledger(DateTimeOffset.UnixEpoch);
        batch.BatchCommands.Add(empty.InsertAudits());
        batch.BatchCommands.Add(UpdateMailboxes(empty.Mailboxes));
    }

    /// <summary>The newest place in the person's event log, with what is collected here.</summary>
    public long EventSeq(long userId) => _mailboxes[userId].EventSeq;

    public int NextDraftNumber(long userId) => ++_mailboxes[userId].DraftNumber;

    public void Audit(AuditEntry entry)
    {
        var mailbox = _mailboxes[entry.UserId];
        var previous = mailbox.AuditHash;
        mailbox.AuditHash = AuditChain.Hash(previous, ++mailbox.AuditSeq, _now, entry);
        _audits.Add((entry, mailbox.AuditSeq, previous, mailbox.AuditHash));
    }

    /// <summary>Adds an event to the person's log.</summary>
    /// <returns>Its place there.</returns>
    public long Append(long userId, NewEvent happened, Origin origin)
    {
        _events.Add((userId, ++_mailboxes[userId].EventSeq, happened, origin));
        return _mailboxes[userId].EventSeq;
    }

    /// <summary>Adds the statements that write all of it: the audit rows, the events, the rows they become, and the mailboxes.</summary>
    public void WriteTo(NpgsqlBatch batch)
    {
        if (_audits.Count > 0)
            batch.BatchCommands.Add(InsertAudits());
        if (_events.Count > 0)
            batch.BatchCommands.Add(InsertEvents());
        foreach (var projection in Projector.Project([.. _events.Select(row => new ProjectedEvent(row.UserId, row.Event.ThingId, row.Event.Type, _now, row.Event.PayloadJson))]))
            batch.BatchCommands.Add(projection);
        if (Mailboxes is { Count: > 0 } changed)
            batch.BatchCommands.Add(UpdateMailboxes(changed));
    }

    private static async Task<Ledger> ReadAsync(NpgsqlCommand command, DateTimeOffset now, CancellationToken stop)
    {
        var ledger = new Ledger(now);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            if (reader.IsDBNull(1))
                ledger.Contended = true;
            else
                ledger._mailboxes.Add(reader.GetInt64(0), new Mailbox(reader.GetInt64(1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3), reader.GetInt32(4)));
        }

        return ledger;
    }

    private NpgsqlBatchCommand InsertAudits()
    {
        var command = new NpgsqlBatchCommand("""
            insert into audit_log (user_id, seq, timestamp, actor, action, entity_type, entity_id, source_message_id, details_json, prev_hash, hash)
            select u, s, $1, a, c, t, e, m, d, p, h
            from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as x(u, s, a, c, t, e, m, d, p, h)
            """);
        var parameters = command.Parameters;
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = _now });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _audits.Select(row => row.Entry.UserId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _audits.Select(row => row.Seq)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _audits.Select(row => row.Entry.Actor)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _audits.Select(row => row.Entry.Action)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _audits.Select(row => row.Entry.EntityType)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _audits.Select(row => row.Entry.EntityId)] });
        parameters.Add(new NpgsqlParameter<long?[]> { TypedValue = [.. _audits.Select(row => row.Entry.SourceMessageId)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _audits.Select(row => row.Entry.DetailsJson)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json });
        parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. _audits.Select(row => row.Previous)] });
        parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. _audits.Select(row => row.Hash)] });
        return command;
    }

    private NpgsqlBatchCommand InsertEvents()
    {
        var command = new NpgsqlBatchCommand("""
            insert into events (user_id, seq, event_id, event_type, timestamp, payload_json, source, draft_id, thing_id, device_id, changed_at)
            select u, s, i, t, $1, p, o, d, g, v, c from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as x(u, s, i, t, p, o, d, g, v, c)
            """);
        var parameters = command.Parameters;
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = _now });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _events.Select(row => row.UserId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _events.Select(row => row.Seq)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. _events.Select(row => row.Event.EventId)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _events.Select(row => row.Event.Type)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _events.Select(row => row.Event.PayloadJson)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _events.Select(row => row.Origin.Source)] });
        parameters.Add(new NpgsqlParameter<Guid?[]> { TypedValue = [.. _events.Select(row => row.Origin.DraftId)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. _events.Select(row => row.Event.ThingId)] });
        parameters.Add(new NpgsqlParameter<Guid?[]> { TypedValue = [.. _events.Select(row => row.Origin.DeviceId)] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset?[]> { TypedValue = [.. _events.Select(row => row.Origin.ChangedAt)] });
        return command;
    }

    private static NpgsqlBatchCommand UpdateMailboxes(IReadOnlyList<MailboxState> mailboxes)
    {
        var command = new NpgsqlBatchCommand("""
            update mailboxes m set event_seq = x.e, audit_seq = x.a, audit_hash = x.h, draft_number = x.n
            from unnest($1, $2, $3, $4, $5) as x(u, e, a, h, n) where m.user_id = x.u
            """);
        var parameters = command.Parameters;
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. mailboxes.Select(mailbox => mailbox.UserId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. mailboxes.Select(mailbox => mailbox.EventSeq)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. mailboxes.Select(mailbox => mailbox.AuditSeq)] });
        parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. mailboxes.Select(mailbox => mailbox.AuditHash)] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. mailboxes.Select(mailbox => mailbox.DraftNumber)] });
        return command;
    }

    internal sealed record MailboxState(long UserId, long EventSeq, long AuditSeq, byte[] AuditHash, int DraftNumber);

    private sealed class Mailbox(long eventSeq, long auditSeq, byte[] auditHash, int draftNumber)
    {
        private readonly (long, long, int) _found = (eventSeq, auditSeq, draftNumber);

        public long EventSeq { get; set; } = eventSeq;
        public long AuditSeq { get; set; } = auditSeq;
        public byte[] AuditHash { get; set; } = auditHash;
        public int DraftNumber { get; set; } = draftNumber;
        public bool IsChanged => (EventSeq, AuditSeq, DraftNumber) != _found;
    }
}
