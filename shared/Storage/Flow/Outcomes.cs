using Npgsql;
using St4cker.Drafts;

namespace St4cker.Storage.Flow;

/// <summary>How the effects of drafts stand, for their cards.</summary>
public static class Outcomes
{
    private const string Columns = """
        draft_id, target, bool_and(status = 'succeeded'), bool_or(status = 'failed'), bool_or(status = 'waiting'),
        bool_or(status in ('pending', 'processing') and error is not null),
        min(remote_url) filter (where ordinal = 0), bool_or(payload_json->>'timeDropped' = 'true'),
        min(error) filter (where status in ('pending', 'processing', 'failed') and error not like 'parent_failed%')
        """;

    public static NpgsqlBatchCommand Select(Guid[] drafts)
    {
        var select = new NpgsqlBatchCommand($"select {Columns} from effects where draft_id = any($1) group by draft_id, target order by draft_id, target");
        select.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = drafts });
        return select;
    }

    /// <summary>Of the drafts that the waiting commands of these people are about.</summary>
    public static NpgsqlBatchCommand SelectOfWaitingCommands(long[] people)
    {
        var select = new NpgsqlBatchCommand($"""
            select {Columns} from effects
            where draft_id in (select c.draft_id from commands c where c.user_id = any($1) and c.status in ('pending', 'processing'))
            group by draft_id, target order by draft_id, target
            """);
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        return select;
    }

    public static async Task<ILookup<Guid, TargetOutcome>> ReadAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var rows = new List<(Guid Draft, TargetOutcome Outcome)>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add((reader.GetGuid(0), new TargetOutcome(reader.GetString(1), Succeeded: reader.GetBoolean(2), Failed: reader.GetBoolean(3),
                Waiting: reader.GetBoolean(4), Trying: reader.GetBoolean(5), Url: reader.IsDBNull(6) ? null : reader.GetString(6),
                Note: OutcomeNote.Of(reader.GetBoolean(3), reader.GetBoolean(5), reader.IsDBNull(8) ? null : reader.GetString(8), !reader.IsDBNull(7) && reader.GetBoolean(7)))));
        }

        return rows.ToLookup(row => row.Draft, row => row.Outcome);
    }
}
