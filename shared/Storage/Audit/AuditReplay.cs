using System.Data;
using Npgsql;
using St4cker.Drafts;

namespace St4cker.Storage.Audit;

/// <param name="Differences">One sentence for each row that differs; empty when the tables say what the events say.</param>
public sealed record ReplayReport(long Events, long Rows, IReadOnlyList<string> Differences);

/// <summary>Builds the tables again from the events, in a schema of its own, and compares them with the real ones.</summary>
public static class AuditReplay
{
    private const int MostNamed = 100;
    private const int EventsAtOnce = 1000;

    public static async Task<ReplayReport> RunAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        // Nothing of it is kept: the schema goes with the transaction, also when the program is killed.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var tables = DraftKinds.All.SelectMany(kind => kind.Tables).ToList();
        await ExecuteAsync(connection, "create schema replay", stop);
        foreach (var table in tables)
            await ExecuteAsync(connection, $"create table replay.{table} (like public.{table} including all)", stop);
        await ExecuteAsync(connection, "set local search_path = replay, public", stop);

        var events = await ApplyAllAsync(connection, stop);
        var differences = new List<string>();
        long rows = 0;
        foreach (var table in tables)
            rows += await CompareAsync(connection, table, differences, stop);
        await transaction.RollbackAsync(stop);
        return new ReplayReport(events, rows, differences);
    }

    private static async Task<long> ApplyAllAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await ExecuteAsync(connection, """
            declare replayed no scroll cursor for
            select user_id, thing_id, event_type, timestamp, payload_json::text from public.events order by seq, user_id
            """, stop);
        long count = 0;
        while (true)
        {
            var read = await FetchAsync(connection, stop);
            if (read.Count == 0)
                return count;
            count += read.Count;
            await using var batch = new NpgsqlBatch(connection);
            foreach (var projection in Projector.Project(read))
                batch.BatchCommands.Add(projection);
            await batch.ExecuteNonQueryAsync(stop);
        }
    }

    private static async Task<List<ProjectedEvent>> FetchAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var rows = new List<ProjectedEvent>();
        await using var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"fetch {EventsAtOnce} from replayed"), connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            rows.Add(new ProjectedEvent(reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4)));
        return rows;
    }

    private static async Task<long> CompareAsync(NpgsqlConnection connection, string table, List<string> differences, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"""
            select coalesce(is_now.user_id, should_be.user_id), coalesce(is_now.id, should_be.id),
                   case when is_now.id is null then 'is missing' when should_be.id is null then 'has no event' else 'differs from its events' end
            from public.{table} is_now full join replay.{table} should_be using (user_id, id)
            where (is_now.*) is distinct from (should_be.*) limit {MostNamed};
            select count(*) from replay.{table}
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            differences.Add($"{table}: row {reader.GetGuid(1)} of person {reader.GetInt64(0)} {reader.GetString(2)}");
        await reader.NextResultAsync(stop);
        await reader.ReadAsync(stop);
        return reader.GetInt64(0);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
