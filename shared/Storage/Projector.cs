using Npgsql;
using NpgsqlTypes;
using St4cker.Drafts;

namespace St4cker.Storage;

/// <summary>Turns events into rows. The same statements serve a commit and a replay.</summary>
public static class Projector
{
    private static readonly Dictionary<string, string> Statements = DraftKinds.All
        .SelectMany(kind => kind.Projections)
        .ToDictionary(projection => projection.EventType, projection => Positional(projection.Sql), StringComparer.Ordinal);

    public static NpgsqlBatchCommand Apply(string eventType, IReadOnlyList<(long UserId, DateTimeOffset Timestamp, string PayloadJson)> events)
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
