using Npgsql;
using NpgsqlTypes;
using St4cker.Drafts;

namespace St4cker.Storage;

/// <summary>An event on its way into the tables.</summary>
public sealed record ProjectedEvent(long UserId, Guid ThingId, string Type, DateTimeOffset Timestamp, string PayloadJson);

/// <summary>Turns events into rows. The same statements serve a commit and a replay.</summary>
public static class Projector
{
    private static readonly Dictionary<string, string> Statements = DraftKinds.All
        .SelectMany(kind => kind.Projections)
        .ToDictionary(projection => projection.EventType, projection => Positional(projection.Sql), StringComparer.Ordinal);

    /// <summary>
    /// The statements for these events, which stand in each person's order. What happens to one thing keeps its order: each wave has one
    /// event of a thing at most, as a statement can not touch a row twice.
    /// </summary>
    public static IEnumerable<NpgsqlBatchCommand> Project(IReadOnlyList<ProjectedEvent> events)
    {
        var waves = new Dictionary<(long, Guid), int>();
        return events
            .Select(happened => (Wave: waves[(happened.UserId, happened.ThingId)] = waves.GetValueOrDefault((happened.UserId, happened.ThingId)) + 1, Event: happened))
            .ToList()
            .GroupBy(row => (row.Wave, row.Event.Type), row => row.Event)
            .OrderBy(wave => wave.Key.Wave)
            .Select(wave => Apply(wave.Key.Type, [.. wave]));
    }

    private static NpgsqlBatchCommand Apply(string eventType, IReadOnlyList<ProjectedEvent> events)
    {
        var command = new NpgsqlBatchCommand(Statements[eventType]);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. events.Select(row => row.UserId)] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. events.Select(row => row.Timestamp)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(row => row.PayloadJson)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json });
        return command;
    }

    private static string Positional(string sql) =>
        sql.Replace("@user_ids", "$1", StringComparison.Ordinal)
            .Replace("@timestamps", "$2", StringComparison.Ordinal)
            .Replace("@payloads", "$3", StringComparison.Ordinal);
}
