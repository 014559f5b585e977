using System.Text.Json;
using System.Text.Json.Nodes;

namespace St4cker.Client;

/// <summary>One thing of a person.</summary>
/// <param name="Fields">By their names in payloads, without the id.</param>
public sealed record Thing(string Type, Guid Id, JsonObject Fields, bool IsDeleted);

/// <summary>
/// What a device knows: the things that follow from the events in their order. An event is applied once, whether it comes over the socket, by
/// <see cref="DeviceApi.EventsAsync"/> or from a log file.
/// </summary>
/// <remarks>In memory. A client that stores it writes the things, the event's id and the cursor in one transaction: a crash between them would double or lose.</remarks>
public sealed class Things
{
    private readonly Dictionary<(string Type, Guid Id), Thing> _things = [];
    private readonly HashSet<Guid> _applied = [];

    /// <summary>The newest event that is applied together with all before it.</summary>
    public long Seq { get; private set; }

    /// <summary>Those that are not deleted.</summary>
    public IEnumerable<Thing> All => _things.Values.Where(thing => !thing.IsDeleted);

    public Thing? Find(string type, Guid id) => _things.GetValueOrDefault((type, id));

    /// <summary>Begins with what a snapshot says; events up to it are in it.</summary>
    public void Begin(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _things.Clear();
        Seq = snapshot.Seq;
        foreach (var thing in snapshot.Things)
            Create(thing.Type, thing.Payload);
    }

    /// <returns>False: it was applied before.</returns>
    public bool Apply(SyncEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Seq <= Seq || !_applied.Add(happened.EventId))
            return false;
        Seq = happened.Seq;
        var dot = happened.EventType.IndexOf('.', StringComparison.Ordinal);
        var (type, deed) = dot > 0 ? (happened.EventType[..dot], happened.EventType[(dot + 1)..]) : (happened.EventType, "");
        switch (deed)
        {
            case "created" or "logged":
                Create(type, happened.Payload);
                break;
            case "updated":
                Update(type, happened.Payload);
                break;
            case "deleted" when IdOf(type, happened.Payload) is { } id && _things.TryGetValue((type, id), out var gone):
                _things[(type, id)] = gone with { IsDeleted = true };
                break;
        }

        return true;
    }

    private void Create(string type, JsonElement payload)
    {
        if (IdOf(type, payload) is { } id && JsonObject.Create(payload.Clone()) is { } fields)
        {
            fields.Remove(type + "Id");
            _things[(type, id)] = new Thing(type, id, fields, IsDeleted: false);
        }
    }

    private void Update(string type, JsonElement payload)
    {
        if (IdOf(type, payload) is not { } id || !_things.TryGetValue((type, id), out var thing) || !payload.TryGetProperty("updatedFields", out var named))
            return;
        var fields = thing.Fields.DeepClone().AsObject();
        foreach (var name in named.EnumerateArray().Select(name => name.GetString()!).Append("timeZone"))
        {
            if (payload.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                fields[name] = JsonNode.Parse(value.GetRawText());
            else if (name != "timeZone")
                fields.Remove(name);
        }

        _things[(type, id)] = thing with { Fields = fields };
    }

    private static Guid? IdOf(string type, JsonElement payload) =>
        payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(type + "Id", out var said) && said.TryGetGuid(out var id) ? id : null;
}
