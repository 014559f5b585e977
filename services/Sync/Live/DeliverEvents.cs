using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Hosting.Bus;
using St4cker.Storage;
using St4cker.Sync.Devices;
using St4cker.Sync.Pull;

namespace St4cker.Sync.Live;

/// <summary>
/// Brings events to the devices that are connected to this copy. The log is the truth and each device has its place in it; news only say whom to
/// look at. All that can be served is served together: one query for up to 64 devices, a bounded page each, live or days behind alike.
/// </summary>
internal sealed class DeliverEvents(NpgsqlDataSource source, SessionStore sessions, TimeProvider clock, ILogger<DeliverEvents> logger) : Stage(logger), IHearDeviceNews
{
    private const int MostDevices = 64;
    private const int PageLength = 128;
    private const int MostSocketsOfADevice = 4;
    private static readonly TimeSpan AcksEvery = TimeSpan.FromSeconds(1);
    // News get lost with the broker: then a device waits this long.
    private static readonly TimeSpan AllEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private readonly Lock _changing = new();
    // Each list is never changed, only replaced: whoever goes through one needs no lock.
    private readonly ConcurrentDictionary<long, ImmutableList<ConnectedDevice>> _people = new();
    private readonly ConcurrentQueue<ConnectedDevice> _asking = new();
    private readonly ConcurrentDictionary<Guid, long> _acks = new();
    private DateTimeOffset _acksWritten, _allAsked, _allSeen;

    protected override TimeSpan LookAnyway => AcksEvery;

    public void Hear(IReadOnlyCollection<long> people)
    {
        foreach (var person in people)
        {
            foreach (var device in _people.GetValueOrDefault(person) ?? [])
                Ask(device);
        }
    }

    /// <returns>False: the device has as many sockets here as it may.</returns>
    public bool TryAdd(ConnectedDevice device)
    {
        lock (_changing)
        {
            if (IsFull(device.Device))
                return false;
            _people[device.Device.UserId] = [.. _people.GetValueOrDefault(device.Device.UserId) ?? [], device];
        }

        DeviceMeter.Connected(1);
        Ask(device);
        return true;
    }

    public void Remove(ConnectedDevice device)
    {
        lock (_changing)
        {
            var left = _people[device.Device.UserId].Remove(device);
            if (left.IsEmpty)
                _people.TryRemove(device.Device.UserId, out _);
            else
                _people[device.Device.UserId] = left;
        }

        DeviceMeter.Connected(-1);
    }

    public void Acked(ConnectedDevice device) => _acks.AddOrUpdate(device.Device.DeviceId, device.Acked, (_, before) => Math.Max(before, device.Acked));

    /// <summary>The device has as many sockets here as it may.</summary>
    public bool IsFull(DeviceSession device) => (_people.GetValueOrDefault(device.UserId) ?? []).Count(other => other.Device.DeviceId == device.DeviceId) >= MostSocketsOfADevice;

    protected override async Task<bool> WorkAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (now - _acksWritten >= AcksEvery)
            await WriteAcksAsync(now, stop);
        if (now - _allAsked >= AllEvery)
        {
            _allAsked = now;
            await AskBehindAsync(now, stop);
        }

        var served = new List<ConnectedDevice>();
        while (served.Count < MostDevices && _asking.TryDequeue(out var device))
        {
            device.Take();
            served.Add(device);
        }

        if (served.Count == 0)
            return false;
        try
        {
            await ServeAsync(served, stop);
        }
        catch
        {
            foreach (var device in served)
                Done(device, again: true);
            throw;
        }

        return !_asking.IsEmpty;
    }

    /// <summary>Finds by itself for whom there is something, or who is paired no more: one query, however many rest.</summary>
    private async Task AskBehindAsync(DateTimeOffset now, CancellationToken stop)
    {
        ConnectedDevice[] all = [.. _people.Values.SelectMany(devices => devices)];
        if (all.Length == 0)
            return;
        await using var find = source.CreateCommand("""
            select d.place from unnest($1, $2, $3) with ordinality as d(id, u, sent, place)
            left join sessions s on s.device_id = d.id and s.revoked_at is null and s.expires_at > $4
            left join mailboxes m on m.user_id = d.u
            where s.device_id is null or m.event_seq > d.sent
            """);
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. all.Select(device => device.Device.DeviceId)] });
        find.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. all.Select(device => device.Device.UserId)] });
        find.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. all.Select(device => device.Sent)] });
        find.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await using var reader = await find.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            Ask(all[reader.GetInt64(0) - 1]);
    }

    private async Task ServeAsync(List<ConnectedDevice> served, CancellationToken stop)
    {
        var (paired, pages) = await ReadAsync(served, stop);
        foreach (var device in served)
        {
            // Not waited for: who is slow is slow alone.
            if (!paired.Contains(device.Device.DeviceId))
                _ = device.DropAsync(DeviceError.Unauthorized);
            else if (pages.TryGetValue(device, out var page))
                _ = SendAsync(device, page);
            else
                Done(device, again: false);
        }
    }

    private async Task SendAsync(ConnectedDevice device, List<LoggedEvent> page)
    {
        await Task.Yield();
        await device.SendAsync(page);
        DeviceMeter.Sent(page.Count);
        Done(device, again: page.Count == PageLength);
    }

    private void Done(ConnectedDevice device, bool again)
    {
        var asked = device.Release();
        if (asked)
            Queue(device);
        else if (again)
            Ask(device);
    }

    private void Ask(ConnectedDevice device)
    {
        if (device.Ask())
            Queue(device);
    }

    private void Queue(ConnectedDevice device)
    {
        _asking.Enqueue(device);
        Wake();
    }

    private async Task<(HashSet<Guid> Paired, Dictionary<ConnectedDevice, List<LoggedEvent>> Pages)> ReadAsync(List<ConnectedDevice> served, CancellationToken stop)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(Paired(served));
        batch.BatchCommands.Add(Pages(served));
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var paired = new HashSet<Guid>();
        while (await reader.ReadAsync(stop))
            paired.Add(reader.GetGuid(0));
        await reader.NextResultAsync(stop);
        var pages = new Dictionary<ConnectedDevice, List<LoggedEvent>>();
        while (await reader.ReadAsync(stop))
        {
            var device = served[(int)reader.GetInt64(0) - 1];
            if (!pages.TryGetValue(device, out var page))
                pages.Add(device, page = []);
            page.Add(LoggedEvent.Read(reader, from: 1));
        }

        return (paired, pages);
    }

    private NpgsqlBatchCommand Paired(List<ConnectedDevice> served)
    {
        var select = new NpgsqlBatchCommand("select device_id from sessions where device_id = any($1) and revoked_at is null and expires_at > $2");
        select.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. served.Select(device => device.Device.DeviceId)] });
        select.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        return select;
    }

    private static NpgsqlBatchCommand Pages(List<ConnectedDevice> served)
    {
        var select = new NpgsqlBatchCommand($"""
            select d.place, {LoggedEvent.Columns} from unnest($1, $2) with ordinality as d(u, after, place)
            cross join lateral (select * from events where user_id = d.u and seq > d.after order by seq limit $3) e order by d.place, e.seq
            """);
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. served.Select(device => device.Device.UserId)] });
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. served.Select(device => device.Sent)] });
        select.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PageLength });
        return select;
    }

    private async Task WriteAcksAsync(DateTimeOffset now, CancellationToken stop)
    {
        if (now - _allSeen >= SeenEvery)
        {
            _allSeen = now;
            foreach (var device in _people.Values.SelectMany(devices => devices))
                Acked(device);
        }

        _acksWritten = now;
        var acks = new Dictionary<Guid, long>();
        foreach (var device in _acks.Keys)
        {
            if (_acks.TryRemove(device, out var seq))
                acks.Add(device, seq);
        }

        if (acks.Count > 0)
            await sessions.SeenAsync(acks, stop);
    }
}
