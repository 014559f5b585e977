using Npgsql;

namespace St4cker.Confirmation.Connectors;

/// <summary>What taking a commit back means for its steps in outside systems.</summary>
internal static class UndoEffects
{
    /// <summary>Which of these drafts have left a copy in an outside system, or may have: something of them was tried.</summary>
    public static async Task<IReadOnlyDictionary<Guid, bool>> OutsideAsync(NpgsqlConnection connection, Guid[] drafts, CancellationToken stop)
    {
        var outside = new Dictionary<Guid, bool>();
        await using var find = new NpgsqlCommand("select draft_id, bool_or(remote_id is not null or first_attempt_at is not null) from effects where draft_id = any($1) group by draft_id", connection);
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = drafts });
        await using var reader = await find.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            outside.Add(reader.GetGuid(0), reader.GetBoolean(1));
        return outside;
    }

    /// <summary>Steps that were never tried are not tried any more.</summary>
    public static NpgsqlBatchCommand Drop(Guid draftId)
    {
        var drop = new NpgsqlBatchCommand("delete from effects where draft_id = $1 and first_attempt_at is null");
        drop.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draftId });
        return drop;
    }
}
