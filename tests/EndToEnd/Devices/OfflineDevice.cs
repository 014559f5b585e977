using System.Text.Json;
using System.Text.Json.Nodes;
using St4cker.Client;

namespace St4cker.EndToEnd.Devices;

/// <summary>
/// A device whose person goes on while it is offline: each change is laid over what it knows until its event comes back, and is told when there is a connection, perhaps
/// several times as answers get lost.
/// </summary>
/// <param name="clockError">How wrong its clock is.</param>
internal sealed class OfflineDevice(DeviceUnderTest device, TimeSpan clockError)
{
    private readonly List<Change> _pending = [];
    private readonly HashSet<Guid> _answered = [];

    public Things Things => device.Things;

    /// <summary>What its person sees.</summary>
    public Things Seen => device.Things.With(_pending);

    public bool HasPending => _pending.Count > 0;

    /// <summary>Every change that it made, with what it was told of it last.</summary>
    public Dictionary<Guid, (Change Change, string? Status)> Made { get; } = [];

    public void Do(string eventType, JsonObject payload)
    {
        var change = new Change(Guid.NewGuid(), eventType, DateTimeOffset.UtcNow + clockError, Things.Seq, JsonSerializer.SerializeToElement(payload));
        _pending.Add(change);
        Made.Add(change.EventId, (change, null));
    }

    /// <summary>Tells its oldest changes, as many as the connection lasts for.</summary>
    /// <param name="again">Also what was answered already.</param>
    /// <param name="answerIsLost">It does not hear what became of them.</param>
    public async Task PushAsync(int atMost = int.MaxValue, bool again = false, bool answerIsLost = false)
    {
        var told = _pending.Where(change => again || !_answered.Contains(change.EventId)).Take(atMost).ToList();
        if (told.Count == 0)
            return;
        var results = await device.Api.PushAsync(told);
        Assert.Equal(told.Select(change => (Guid?)change.EventId), results.Select(result => result.EventId));
        Assert.All(results, result => Assert.True(result.Status != "refused", result.Error?.Message));
        if (answerIsLost)
            return;
        foreach (var result in results)
        {
            _answered.Add(result.EventId!.Value);
            if (result.Status != "duplicate")
                Made[result.EventId.Value] = (Made[result.EventId.Value].Change, result.Status);
        }
    }

    /// <summary>Looks what happened since; a page that got lost on the way comes again.</summary>
    public async Task PullAsync(int limit, bool twice = false)
    {
        var page = await device.Api.EventsAsync(Things.Seq, limit);
        foreach (var happened in twice ? page.Events.Concat(page.Events) : page.Events)
            Apply(happened);
    }

    /// <summary>Follows the live events until it has all up to this one.</summary>
    public async Task FollowUntilAsync(long seq)
    {
        await device.FollowAsync();
        await device.UntilAsync(() => Things.Seq >= seq, $"the event {seq} came");
        device.Locked(() => _pending.RemoveAll(change => device.Came.Exists(happened => happened.EventId == change.EventId)));
    }

    private void Apply(SyncEvent happened)
    {
        Things.Apply(happened);
        _pending.RemoveAll(change => change.EventId == happened.EventId);
    }
}
