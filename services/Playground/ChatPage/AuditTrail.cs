using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace St4cker.Playground.ChatPage;

/// <summary>One row of the audit log, as the panel shows it.</summary>
/// <param name="At">Unix milliseconds, with fractions.</param>
internal sealed record AuditStep(long Seq, double At, string Actor, string Action, string EntityType, string EntityId, long? SourceMessageId, JsonElement Details);

/// <summary>A person's audit steps past <paramref name="afterSeq"/>, oldest first; at the start only the last ones.</summary>
internal delegate Task<IReadOnlyList<AuditStep>> ReadAuditSteps(long userId, long afterSeq, CancellationToken stop);

/// <summary>Reads the trail from the program's own database.</summary>
internal static class AuditTrail
{
    private const int AtMost = 200;

    public static ReadAuditSteps Of(IServiceProvider services) => services.GetService<NpgsqlDataSource>() is { } database
        ? (userId, afterSeq, stop) => ReadAsync(database, userId, afterSeq, stop)
        : (_, _, _) => Task.FromResult<IReadOnlyList<AuditStep>>([]);

    private static async Task<IReadOnlyList<AuditStep>> ReadAsync(NpgsqlDataSource database, long userId, long afterSeq, CancellationToken stop)
    {
        await using var command = database.CreateCommand("""
            select seq, timestamp, actor, action, entity_type, entity_id, source_message_id, details_json::text
            from (select * from audit_log where user_id = $1 and seq > $2 order by seq desc limit $3) latest
            order by seq
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterSeq });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = AtMost });
        try
        {
            var steps = new List<AuditStep>();
            await using var rows = await command.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop))
                steps.Add(Step(rows));
            return steps;
        }
        catch (NpgsqlException e) when (e is { IsTransient: true } or { SqlState: PostgresErrorCodes.UndefinedTable })
        {
            // The database is still being set up, or away for a moment: the panel waits for the next look.
            return [];
        }
    }

    private static AuditStep Step(NpgsqlDataReader row)
    {
        using var details = JsonDocument.Parse(row.GetString(7));
        return new AuditStep(
            row.GetInt64(0),
            (row.GetFieldValue<DateTime>(1).ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds,
            row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
            row.IsDBNull(6) ? null : row.GetInt64(6),
            details.RootElement.Clone());
    }
}
