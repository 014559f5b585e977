using St4cker.Drafts;
using St4cker.Scheduler;
using St4cker.Simulation.Store;
using St4cker.Simulation.World;
using St4cker.Telegram.Desks;

namespace St4cker.Simulation.Processes;

/// <summary>Scheduler.RunByTheClock, around the decisions of ExpireDrafts and TellOfLostMessages; ResendStalled wakes everybody.</summary>
internal sealed class ByTheClock(Life life)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private const int TicksBetweenResends = 5;
    private readonly Place _place = life.Place;
    private readonly MemoryStore _store = life.Place.Store;

    public Task RunAsync() => _place.Leadership.LeadAsync("scheduler", life, LeadAsync);

    private async Task LeadAsync(Func<bool> isOver)
    {
        for (var tick = 0; !isOver(); tick++)
        {
            await life.Idle(Tick);
            try
            {
                await ExpireAsync();
                await TellOfLostAsync();
            }
            catch (Exception failure) when (failure is ConnectionCutException or KeyViolationException)
            {
                continue;
            }

            if (tick % TicksBetweenResends == 0 && _place.Guards.Has(Guard.ResendStalled) && _store.HasDue(_place.Clock.Now - TimeSpan.FromSeconds(5)))
            {
                foreach (var role in new[] { Everybody.Reader, Everybody.Executor, Everybody.Answers, Everybody.Connector, Everybody.Sender })
                    _place.Wake(role);
            }
        }
    }

    private async Task ExpireAsync()
    {
        var now = _place.Clock.Now;
        bool IsDue(Draft draft) => (draft.Status == DraftStatus.Drafted && draft.ExpiresAt <= now) || draft.UndoUntil <= now;
        long[] people = [.. _store.Drafts.Values.Where(IsDue).Select(draft => draft.UserId).Distinct()];
        if (people.Length == 0)
            return;
        using var transaction = new Transaction(_store, life);
        var (ledger, _) = transaction.Claim(people);
        if (ledger.People.Count == 0)
            return;
        await life.At("before ending drafts");
        var due = _store.Drafts.Values.Where(draft => ledger.People.Contains(draft.UserId) && IsDue(draft)).ToList();
        var desks = ledger.People.ToDictionary(person => person, person => new Desk(_store.People[person], botId: 0, ledger, now));
        var outcomes = _store.OutcomesOf(due.Select(draft => draft.Id));
        foreach (var draft in due)
        {
            desks[draft.UserId].Lay([draft], outcomes);
            ExpireDrafts.End(draft, desks[draft.UserId]);
        }

        await transaction.CommitAsync(journal =>
        {
            _store.Write(ledger, transaction, journal);
            _store.Write(desks.Values.SelectMany(desk => desk.Changed), transaction, journal);
            _store.Put(desks.Values.SelectMany(desk => desk.Messages), now, journal);
        });
        _place.Wake(Everybody.Sender);
    }

    private async Task TellOfLostAsync()
    {
        var now = _place.Clock.Now;
        foreach (var lost in _store.LostMessages(now).GroupBy(message => message.UserId).ToList())
        {
            using var transaction = new Transaction(_store, life);
            var ledger = await transaction.LockAsync(lost.Key);
            await life.At("before telling of a lost message");
            var desk = new Desk(_store.People[lost.Key], botId: 0, ledger, now);
            foreach (var message in lost)
                TellOfLostMessages.Tell(message, desk, message.DraftId is { } id ? _store.Drafts.GetValueOrDefault(id) : null);
            await transaction.CommitAsync(journal =>
            {
                _store.Write(ledger, transaction, journal);
                _store.Put(desk.Messages, now, journal);
            });
            _place.Wake(Everybody.Sender);
        }
    }
}
