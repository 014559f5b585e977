using Npgsql;
using St4cker.Storage;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>Takes drafts that wait from the table <c>effects</c>.</summary>
internal static class ClaimEffects
{
    // A draft waits for earlier ones about the same things, also while those wait for their next attempt: its steps rest on the copies
    // that they make.
    //
    // What is older than a restore may have been done after the backup was made: no row knows of an attempt, and it is looked for all the same.
    private const string Claim = $"""
        with free as (
          select distinct on (e.user_id) e.draft_id, e.seq
          from effects e
          where e.target = 'google_tasks' and e.status in ('pending', 'processing') and e.next_attempt_at <= $1
            and (e.status = 'pending' or e.lease_until < $1)
            and not exists (select 1 from effects busy where busy.user_id = e.user_id and busy.target = e.target
                              and busy.status = 'processing' and busy.lease_until >= $1)
            and not exists (select 1 from effects own
                              join effects earlier on earlier.user_id = own.user_id and earlier.thing_id = own.thing_id and earlier.target = own.target
                              where own.draft_id = e.draft_id and own.target = e.target and own.status in ('pending', 'processing')
                                and earlier.draft_id <> own.draft_id and earlier.status in ('pending', 'processing', 'waiting')
                                and earlier.seq < (select min(first.seq) from effects first where first.draft_id = e.draft_id
                                                     and first.target = e.target and first.status in ('pending', 'processing')))
          order by e.user_id, e.seq
        ), chosen as (
          select draft_id from free order by seq limit $3
        ), taken as (
          update effects set status = 'processing', lease_until = $2, updated_at = $1
          where target = 'google_tasks' and status in ('pending', 'processing') and draft_id in (select draft_id from chosen)
          returning key
        )
        select e.draft_id, e.user_id, e.key, e.step, e.ordinal, e.marker, e.payload_json::text, taken.key is not null, e.thing_id,
               e.attempts, coalesce(e.first_attempt_at, case when d.created_at <= {Restored.At} then d.created_at end), c.update_id, e.deed, e.undoes, e.status,
               e.trace_parent, e.created_at, e.next_attempt_at
        from effects e left join taken using (key) join drafts d on d.id = e.draft_id join commands c on c.id = d.command_id
        where e.target = 'google_tasks' and e.draft_id in (select draft_id from chosen)
        order by e.draft_id, e.ordinal
        """;

    /// <summary>The oldest waiting draft of up to <paramref name="most"/> people nobody works for, theirs until <paramref name="lease"/>.</summary>
    public static async Task<IReadOnlyList<ClaimedDraft>> DoAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, int most, DateTimeOffset now, DateTimeOffset lease, CancellationToken stop)
    {
        // One claims at a time, so that two can not take two drafts of one person. It takes a few milliseconds.
        await using (var turn = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('effects/google_tasks', 0))", connection, transaction))
            await turn.ExecuteNonQueryAsync(stop);
        await using var claim = new NpgsqlCommand(Claim, connection, transaction);
        claim.Parameters.Add(new() { Value = now });
        claim.Parameters.Add(new() { Value = lease });
        claim.Parameters.Add(new() { Value = most });
        var steps = new List<(long UserId, long UpdateId, string? TraceParent, DateTimeOffset Due, ClaimedStep Step)>();
        await using var row = await claim.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            steps.Add((row.GetInt64(1), row.GetInt64(11), row.IsDBNull(15) ? null : row.GetString(15), row.GetFieldValue<DateTimeOffset>(17), Read(row)));
        return [.. steps.GroupBy(step => (step.Step.Planned.DraftId, step.UserId, step.UpdateId))
            .Select(draft => new ClaimedDraft(draft.Key.DraftId, draft.Key.UserId, draft.Key.UpdateId, lease, [.. draft.Select(step => step.Step)])
            {
                TraceParent = draft.First(step => step.Step.IsOpen).TraceParent,
                DueSince = draft.Where(step => step.Step.IsOpen).Min(step => step.Due),
            })];
    }

    private static ClaimedStep Read(NpgsqlDataReader row)
    {
        var planned = new EffectStep(
            row.GetString(2), row.GetGuid(0), row.GetInt64(1), GoogleTasksEffects.Target, row.GetGuid(8), row.GetString(3),
            EffectDeeds.Parse(row.GetString(12)), row.GetInt32(4), row.GetString(5), row.GetString(6))
        { Undoes = row.IsDBNull(13) ? null : row.GetString(13) };
        return new ClaimedStep(planned, TaskPayload.FromJson(planned.PayloadJson, planned.Deed), row.GetString(14), row.GetBoolean(7), row.GetInt32(9),
            row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10))
        { PlannedAt = row.GetFieldValue<DateTimeOffset>(16) };
    }
}
