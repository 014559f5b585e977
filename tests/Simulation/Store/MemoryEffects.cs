using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Confirmation.Deeds;
using St4cker.Drafts;
using St4cker.Simulation.People;
using St4cker.Simulation.Processes;
using St4cker.Simulation.World;
using St4cker.Telegram.Desks;

namespace St4cker.Simulation.Store;

/// <summary>EffectsLedger and EffectOutcomes over the store in memory, as one process uses them.</summary>
internal sealed class MemoryEffects(Life life) : IEffectsLedger
{
    private readonly Place _place = life.Place;
    private readonly MemoryStore _store = life.Place.Store;

    private DateTimeOffset Now => _place.Clock.Now;
    private DateTimeOffset NewLease => Now + EffectsLedger.Lease;

    public async Task<IReadOnlyList<ClaimedDraft>> ClaimAsync(int most)
    {
        await life.At("before claiming steps");
        var chosen = _store.FreeDrafts(most, Now).FindAll(draft => !_store.IsHeld(draft));
        // Two that claim at once see the same as free: the second waits for the first's rows, and takes them after it.
        if (!_place.Guards.Has(Guard.ClaimTurn))
            await life.After(TimeSpan.FromMilliseconds(200));
        var claimed = chosen.Count == 0 ? [] : _store.Take(chosen, NewLease);
        if (_place.Luck.Cuts())
            throw new ConnectionCutException();
        await life.AtLong("after claiming steps");
        return claimed;
    }

    public async Task<Copies> CopiesAsync(ClaimedDraft draft, CancellationToken stop)
    {
        await life.At("before reading copies");
        return Copies.Of(_store.StepsAbout(draft.UserId, [.. draft.Steps.Select(step => step.Planned.ThingId).Distinct()]));
    }

    public async Task<(ClaimedDraft Draft, ClaimedStep Step)?> BeginAsync(ClaimedDraft draft, ClaimedStep step, bool looking, CancellationToken stop)
    {
        await life.AtLong("before beginning a step");
        // The rows are held while the person takes the draft back.
        while (_store.IsHeld(draft.DraftId))
            await _store.UntilFreed(life);
        var lease = NewLease;
        if (_store.Begin(draft, step.Key, looking, Now, lease) is not var (attempts, first))
            return null;
        if (_place.Luck.Cuts())
            throw new ConnectionCutException();
        return (draft with { Lease = lease }, step with { Attempts = attempts, FirstAttemptAt = first });
    }

    public async Task<bool> SettleAsync(
        ClaimedDraft draft, IReadOnlyList<EffectOutcome> settled, IReadOnlyList<ClaimedStep> release, DateTimeOffset releaseAt, CancellationToken stop)
    {
        await life.AtLong("before writing outcomes");
        using var transaction = new Transaction(_store, life);
        var decided = settled.Count == 0 ? null : await DecideAsync(draft, transaction, (desk, row, steps) => EffectOutcomes.Record(desk, row, steps, settled));
        var written = await transaction.CommitAsync(journal =>
        {
            decided?.Invoke(journal);
            foreach (var outcome in settled)
            {
                if (!_store.Write(draft, outcome, Now, journal))
                    return false;
            }

            foreach (var step in release)
                _store.Release(draft, step.Key, releaseAt, journal);
            return true;
        });
        foreach (var outcome in settled)
            _place.Tell($"{life.Name} {(written ? "wrote" : "may not write")} {outcome.Kind} of {_place.Name(draft.DraftId)} {outcome.Step} {outcome.Reason}");
        if (written && settled.Count > 0)
            _place.Wake(Everybody.Sender);
        return written;
    }

    public Task<bool> AwaitReconnectAsync(ClaimedDraft draft, IReadOnlyList<EffectOutcome> waiting, DateTimeOffset? seen, CancellationToken stop) =>
        throw new InvalidOperationException("Nobody loses their access here");

    public async Task<bool> IsAsLeftAsync(ClaimedDraft draft, CancellationToken stop)
    {
        await life.At("before looking at the things");
        var left = UndoDraft.Left(_store.Drafts[draft.DraftId]);
        return UndoDraft.IsAsLeft(left, [.. _store.Things(draft.UserId).Where(thing => left.Any(one => one.Id == thing.Id))]);
    }

    public Task RefuseUndoAsync(ClaimedDraft draft, string reason, CancellationToken stop) => EndUndoAsync(draft, UndoEffects.Forget(draft.DraftId), (desk, row, steps) => EffectOutcomes.RefuseUndo(desk, row, steps, reason));

    public Task GiveUpUndoAsync(ClaimedDraft draft, DateTimeOffset? seen, CancellationToken stop) => EndUndoAsync(draft, UndoEffects.GiveUp(draft.DraftId), (desk, row, _) =>
    {
        if (row.Undo == UndoState.Asked)
            UndoDraft.TakeBack(row, desk, EffectOutcomes.CopyStays);
    });

    private async Task EndUndoAsync(ClaimedDraft draft, Npgsql.NpgsqlBatchCommand end, Action<Desk, Draft, List<StepState>> decide)
    {
        await life.At("before ending an undo");
        using var transaction = new Transaction(_store, life);
        var decided = await DecideAsync(draft, transaction, decide);
        await transaction.CommitAsync(journal =>
        {
            decided(journal);
            if (!_store.HoldsUndo(draft))
                return false;
            new Statements(_place, journal).Do(end);
            return true;
        });
        _place.Wake(Everybody.Sender);
    }

    /// <summary>EffectOutcomes.OpenAsync and WriteAsync: reads under the person's mailbox, decides, and gives what is to be written.</summary>
    private async Task<Action<Journal>> DecideAsync(ClaimedDraft draft, Transaction transaction, Action<Desk, Draft, List<StepState>> decide)
    {
        var ledger = await transaction.LockAsync(draft.UserId);
        await life.At("before reading a draft's steps");
        var (row, steps) = (_store.Drafts[draft.DraftId], _store.StepsOf(draft.DraftId));
        var desk = new Desk(_store.People[draft.UserId], Crowd.BotId, ledger, Now);
        desk.Lay([row]);
        desk.Expect(draft.DraftId, StepState.Summarize(steps));
        decide(desk, row, steps);
        return journal =>
        {
            _store.Write(ledger, transaction, journal);
            _store.Write(desk.Changed, transaction, journal);
            var statements = new Statements(_place, journal);
            foreach (var also in desk.Also)
                statements.Do(also);
            _store.Put(desk.Messages, Now, journal);
        };
    }
}
