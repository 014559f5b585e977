using St4cker.Simulation.World;
using St4cker.Storage;

namespace St4cker.Simulation.Store;

/// <summary>
/// A transaction of one process: what it writes is seen by nobody until it is committed, and what it locked is free when it ends, also when
/// its process crashes. It reads what is committed at the moment of reading, as PostgreSQL does at READ COMMITTED.
/// </summary>
internal sealed class Transaction : IDisposable
{
    private readonly MemoryStore _store;
    private readonly Life _life;
    private readonly List<long> _mailboxes = [];
    private readonly List<Guid> _drafts = [];

    public Transaction(MemoryStore store, Life life)
    {
        (_store, _life) = (store, life);
        life.Open.Add(this);
    }

    /// <summary>The commands that are done in it, for whoever asks why a draft was committed.</summary>
    public List<CommandRow> Deeds { get; } = [];

    /// <summary>Locks the free ones of these people's mailboxes: FOR NO KEY UPDATE SKIP LOCKED.</summary>
    public (Ledger Ledger, bool Contended) Claim(IReadOnlyList<long> people)
    {
        var free = people.Where(person => _store.TryLock(person, this)).ToList();
        _mailboxes.AddRange(free);
        return (_store.Open(free), free.Count < people.Count);
    }

    /// <summary>Locks a person's mailbox, waiting for whoever holds it.</summary>
    public async Task<Ledger> LockAsync(long person)
    {
        while (!_store.TryLock(person, this))
            await _store.UntilFreed(_life);
        _mailboxes.Add(person);
        return _store.Open([person]);
    }

    /// <summary>Holds the steps of a draft: SELECT … FOR UPDATE.</summary>
    public async Task HoldAsync(Guid draft)
    {
        while (!_store.TryHold(draft, this))
            await _store.UntilFreed(_life);
        _drafts.Add(draft);
    }

    /// <param name="write">Writes; false takes all of it back.</param>
    /// <exception cref="KeyViolationException">Refused; nothing was written.</exception>
    /// <exception cref="ConnectionCutException">Written or not.</exception>
    public async Task<bool> CommitAsync(Func<Journal, bool> write)
    {
        await _life.AtLong("before a commit");
        if (_life.Place.Luck.Cuts())
        {
            RollBack();
            throw new ConnectionCutException();
        }

        var journal = new Journal();
        var written = false;
        try
        {
            written = write(journal);
        }
        catch (KeyViolationException refused)
        {
            _life.Place.Promises.Refused(refused, _life);
            throw;
        }
        finally
        {
            if (!written)
                journal.RollBack();
            End();
        }

        if (_life.Place.Luck.Cuts())
            throw new ConnectionCutException();
        await _life.At("after a commit");
        return written;
    }

    public Task<bool> CommitAsync(Action<Journal> write) => CommitAsync(journal =>
    {
        write(journal);
        return true;
    });

    public void RollBack() => End();

    public void Dispose() => End();

    private void End()
    {
        if (!_life.Open.Remove(this))
            return;
        _store.Free(_mailboxes, _drafts);
    }
}
