using System.Text.Json.Nodes;

namespace St4cker.Drafts;

/// <summary>A change that a device made, checked.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Type">"task.updated"…</param>
/// <param name="Payload">With nothing in it but what the contract names.</param>
public sealed record PushedChange(ShapedKind Kind, string Type, Guid ThingId, JsonObject Payload)
{
    public bool Creates => Type == Kind.CreatedEvent;
    public bool Updates => Type == Kind.Name + ".updated";
}

/// <content>What devices may push: checked like a stranger's, as the statements that take it trust its types.</content>
public abstract partial class ShapedKind
{
    private const string Zone = "timeZone";

    /// <summary>The type of the event that makes one.</summary>
    public string CreatedEvent => CreatedType;

    /// <summary>The names of its fields in payloads.</summary>
    public IEnumerable<string> PayloadFields => Shape.Select(one => one.Payload);

    /// <summary>Does the field (its name in payloads) hold a date or a moment?</summary>
    public bool IsWhen(string payloadField) => Shape.Any(field => field.IsWhen && field.Payload == payloadField);

    /// <summary>Checks what a device says that it did.</summary>
    /// <param name="timeZone">The person's, for times without one.</param>
    /// <param name="problem">What is wrong: a name in the payload, or "eventType".</param>
    /// <returns>Null when something is wrong.</returns>
    public static PushedChange? Accept(string eventType, JsonObject given, string timeZone, DateTimeOffset doneAt, out string problem)
    {
        problem = "eventType";
        if (DraftKinds.All.OfType<ShapedKind>().FirstOrDefault(kind => kind.Projections.Any(projection => projection.EventType == eventType)) is not { } kind)
            return null;
        problem = kind.IdName;
        if (given[kind.IdName] is not { } said || !Guid.TryParseExact(Accepted.Text(said, 36), "D", out var id))
            return null;
        var accepted = new JsonObject { [kind.IdName] = id.ToString() };
        problem = (eventType == kind.CreatedType ? kind.AcceptNew(given, accepted, timeZone, doneAt)
            : eventType == kind.Name + ".updated" ? kind.AcceptUpdate(given, accepted, timeZone) : null) ?? "";
        return problem.Length == 0 ? new PushedChange(kind, eventType, id, accepted) : null;
    }

    /// <summary>Takes over what a created thing has beside its fields; returns the name of what is wrong, or null.</summary>
    protected virtual string? AcceptFacts(JsonObject given, JsonObject accepted, DateTimeOffset doneAt) => null;

    private string? AcceptNew(JsonObject given, JsonObject accepted, string timeZone, DateTimeOffset doneAt)
    {
        foreach (var field in Shape)
        {
            var value = given[field.Payload]?.DeepClone() ?? field.Otherwise?.Invoke();
            if (value is null ? field.IsNeeded : !field.Accepts(value))
                return field.Payload;
            if (value is not null)
                accepted[field.Payload] = value;
        }

        return AcceptZone(given, accepted, timeZone) ?? AcceptFacts(given, accepted, doneAt);
    }

    private string? AcceptUpdate(JsonObject given, JsonObject accepted, string timeZone)
    {
        if (given["updatedFields"] is not JsonArray { Count: > 0 } named)
            return "updatedFields";
        var names = named.Select(name => name is null ? null : Accepted.Text(name, 40)).ToHashSet(StringComparer.Ordinal);
        var fields = Shape.Where(field => names.Contains(field.Payload)).ToList();
        if (fields.Count != named.Count)
            return "updatedFields";
        accepted["updatedFields"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field.Payload))]);
        foreach (var field in fields)
        {
            var value = given[field.Payload]?.DeepClone() ?? field.Otherwise?.Invoke();
            if (value is null ? field.IsNeeded : !field.Accepts(value))
                return field.Payload;
            accepted[field.Payload] = value;
        }

        return fields.Exists(field => field.IsWhen) ? AcceptZone(given, accepted, timeZone) : null;
    }

    private string? AcceptZone(JsonObject given, JsonObject accepted, string timeZone)
    {
        if (!HasZone)
            return null;
        if (given[Zone] is { } zone && !Accepted.Zone(zone))
            return Zone;
        accepted[Zone] = given[Zone]?.DeepClone() ?? timeZone;
        return null;
    }
}
