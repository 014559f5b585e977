using St4cker.Simulation.People;
using St4cker.Simulation.Store;
using St4cker.Simulation.World;
using St4cker.Telegram;

namespace St4cker.Simulation.Processes;

/// <summary>OutboundDispatcher, around Delivery and SendLimits.</summary>
internal sealed class Sending(Life life)
{
    private const int MostUnderWay = 64;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WriteAgain = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Trifle = TimeSpan.FromMilliseconds(10);
    private readonly Place _place = life.Place;
    private readonly MemoryStore _store = life.Place.Store;
    private readonly SendLimits _limits = new(Crowd.Settings, life.Place.Clock);
    private readonly Dictionary<long, ClaimedMessage> _inHand = [];
    private Guid _leadership;
    private bool _claimInDoubt;
    private DateTimeOffset _lookAt;

    public Task RunAsync() => _place.Leadership.LeadAsync("telegram-outbound", life, LeadAsync);

    private async Task LeadAsync(Func<bool> isOver)
    {
        PutBack();
        _inHand.Clear();
        _leadership = _place.Luck.NextGuid();
        await life.At("before recovering messages");
        _store.Recover(_leadership, until: null, _place.Clock.Now);
        await StageLoop.RunAsync(life, WorkAsync, isOver);
        // What was started is answered and written, or left to the next leader's judgement.
        while (_inHand.Count > 0)
            await life.After(TimeSpan.FromMilliseconds(100));
    }

    private async Task<bool> WorkAsync()
    {
        PutBack();
        if (_place.Clock.Now >= _lookAt)
        {
            _store.Recover(_leadership, _place.Clock.Now - MemoryStore.FormerLeadersGone, _place.Clock.Now);
            _lookAt = _place.Clock.Now + LookEvery;
        }

        var wanted = _limits.Take(MostUnderWay - _inHand.Count);
        if (wanted == 0)
            return Rest();
        await life.At("before claiming messages");
        var claimed = _store.ClaimMessages(_leadership, wanted, _limits.BusyChats(), _place.Clock.Now);
        if (_place.Luck.Cuts())
        {
            _limits.GiveBack(wanted);
            _claimInDoubt = true;
            throw new ConnectionCutException();
        }

        _limits.GiveBack(wanted - claimed.Count);
        await life.AtLong("after claiming messages");
        foreach (var message in claimed)
        {
            _inHand[message.Id] = message;
            _limits.Start(message.ChatId);
            _ = DeliverAsync(message, _leadership);
        }

        return claimed.Count > 0 || Rest();
    }

    private void PutBack()
    {
        if (_claimInDoubt)
            _store.PutBack(_leadership, [.. _inHand.Keys], _place.Clock.Now);
        _claimInDoubt = false;
    }

    private async Task DeliverAsync(ClaimedMessage message, Guid leadership)
    {
        Delivery delivery;
        try
        {
            delivery = Delivery.Sent(message, await (message.IsFirstSend ? _place.Telegram.SendAsync(life, message, leadership) : _place.Telegram.EditAsync(life, message)));
        }
        catch (RequestException failure)
        {
            delivery = Delivery.Of(message, failure);
        }

        delivery = delivery with { NotBefore = _place.Clock.Now + delivery.Pause - Trifle };
        _limits.Answered(message.ChatId);
        _limits.Heed(delivery);
        while (!await TryWriteAsync(delivery, leadership))
            await life.After(WriteAgain);
        _inHand.Remove(message.Id);
        _limits.Release(message.ChatId);
        life.Wake();
    }

    private async Task<bool> TryWriteAsync(Delivery delivery, Guid leadership)
    {
        try
        {
            await life.AtLong("before writing what came of a message");
            using var transaction = new Transaction(_store, life);
            await transaction.CommitAsync(journal => _store.Write(leadership, delivery, _place.Clock.Now, journal));
            _place.Tell($"{life.Name} wrote {delivery.Outcome} of {_place.Name(delivery.Message.DraftId) ?? delivery.Message.Kind} revision {delivery.Message.Revision}");
            return true;
        }
        catch (ConnectionCutException)
        {
            return false;
        }
    }

    private bool Rest()
    {
        if (_limits.NextChange() is { } wait && _place.Guards.Has(Guard.LookAnyway))
            _place.Clock.In(wait + TimeSpan.FromMilliseconds(1), life.Wake, life);
        return false;
    }
}
