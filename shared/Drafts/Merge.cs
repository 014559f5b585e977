using System.Text.Json.Nodes;

namespace St4cker.Drafts;

/// <summary>An event about the same thing that the device did not know of when its person made the change.</summary>
/// <param name="DoneAt">When it was done, as the server keeps it.</param>
/// <param name="Fields">The names that its payload sets.</param>
public sealed record UnseenEvent(string Type, DateTimeOffset DoneAt, IReadOnlyCollection<string> Fields);

/// <summary>What a pushed change becomes.</summary>
/// <param name="Type">Of the event that is appended.</param>
/// <param name="Superseded">The fields that lost.</param>
public sealed record Merged(string Type, JsonObject Payload, IReadOnlyList<string> Superseded, bool AnyWon);

/// <summary>
/// Brings a change that was made on a device, perhaps days ago, together with what happened since, field by field: what was done later stands, and
/// of two at the same moment the one that is stored. What loses stays readable in the event as "superseded". Pure.
/// </summary>
public static class Merge
{
    /// <param name="unseen">In the order of the log; without what the same device did, which it knew of.</param>
    public static Merged Of(PushedChange change, DateTimeOffset doneAt, IReadOnlyList<UnseenEvent> unseen)
    {
        if (unseen.Count == 0 || !change.Creates && !change.Updates)
            return new Merged(change.Type, change.Payload, [], AnyWon: true);
        // A tombstone stands: what is said of it is kept, and seen when the thing comes back.
        var gone = change.Creates && unseen.LastOrDefault(other => other.Type != change.Kind.Name + ".updated")?.Type == change.Kind.Name + ".deleted";
        var lost = unseen.Where(other => gone || other.DoneAt >= doneAt).SelectMany(other => other.Fields).ToHashSet(StringComparer.Ordinal);
        var fields = change.Kind.PayloadFields.Where(change.Payload.ContainsKey).ToList();
        var losers = fields.Where(field => gone || lost.Contains(field)).ToList();
        return Together(change, [.. fields.Except(losers, StringComparer.Ordinal)], losers);
    }

    private static Merged Together(PushedChange change, IReadOnlyList<string> winners, IReadOnlyList<string> losers)
    {
        if (losers.Count == 0 && change.Updates)
            return new Merged(change.Type, change.Payload, [], AnyWon: true);
        var payload = new JsonObject
        {
            [change.Kind.IdName] = change.ThingId.ToString(),
            ["updatedFields"] = new JsonArray([.. winners.Select(name => JsonValue.Create(name))]),
        };
        foreach (var name in winners)
            payload[name] = change.Payload[name]?.DeepClone();
        if (winners.Any(change.Kind.IsWhen) && change.Payload["timeZone"] is { } zone)
            payload["timeZone"] = zone.DeepClone();
        if (losers.Count > 0)
            payload["superseded"] = new JsonObject(losers.Select(name => KeyValuePair.Create(name, change.Payload[name]?.DeepClone())));
        return new Merged(change.Kind.Name + ".updated", payload, losers, winners.Count > 0);
    }
}
