using Npgsql;

namespace St4cker.Confirmation.Connectors;

/// <summary>A step as it stands in the table <c>effects</c>: what a later change, or taking it back, rests on.</summary>
/// <param name="Status"><c>pending</c>, <c>processing</c>, <c>waiting</c>, <c>succeeded</c>, <c>failed</c>.</param>
/// <param name="RemoteId">The copy's id outside, once the step succeeded.</param>
/// <param name="Tried">Something of it may stand outside although no answer says so.</param>
internal sealed record KnownStep(EffectStep Planned, string Status, string? RemoteId, bool Tried)
{
    private const string Columns = "key, draft_id, user_id, target, thing_id, step, deed, ordinal, marker, payload_json::text, undoes, status, remote_id, first_attempt_at is not null";

    public bool Succeeded => Status == "succeeded";
    public bool Failed => Status == "failed";

    /// <summary>All steps ever planned about these things of these people, in their order.</summary>
    public static NpgsqlBatchCommand SelectOfThings(long[] people, Guid[] things)
    {
        var select = new NpgsqlBatchCommand($"select {Columns} from effects where user_id = any($1) and thing_id = any($2) order by seq, ordinal");
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        select.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = things });
        return select;
    }

    /// <summary>The steps of these drafts, held until the transaction ends: no connector begins one of them meanwhile.</summary>
    public static NpgsqlBatchCommand HoldOfDrafts(Guid[] drafts)
    {
        var select = new NpgsqlBatchCommand($"select {Columns} from effects where draft_id = any($1) order by draft_id, ordinal for update");
        select.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = drafts });
        return select;
    }

    public static async Task<IReadOnlyList<KnownStep>> ReadAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var steps = new List<KnownStep>();
        while (await reader.ReadAsync(stop))
        {
            var planned = new EffectStep(
                reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3), reader.GetGuid(4), reader.GetString(5),
                EffectDeeds.Parse(reader.GetString(6)), reader.GetInt32(7), reader.GetString(8), reader.GetString(9))
            { Undoes = reader.IsDBNull(10) ? null : reader.GetString(10) };
            steps.Add(new KnownStep(planned, reader.GetString(11), reader.IsDBNull(12) ? null : reader.GetString(12), reader.GetBoolean(13)));
        }

        return steps;
    }
}
