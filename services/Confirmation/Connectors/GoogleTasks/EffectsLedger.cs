using Npgsql;
using NpgsqlTypes;
using St4cker.Contracts;
using St4cker.Google;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>
/// The table <c>effects</c> for Google Tasks. Every change names the lease it rests on: a worker that was too slow finds that
/// another one has taken over, and leaves.
/// </summary>
internal sealed class EffectsLedger(NpgsqlDataSource database, IEffectOutcomes outcomes, TimeProvider clock, IWakeUps wakeUps)
{
    /// <summary>Longer than all that one attempt may do outside, see <see cref="PushDraft"/>; after a crash its steps wait this long.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    /// <summary>Takes the oldest waiting draft of up to <paramref name="most"/> people nobody works for.</summary>
    public async Task<IReadOnlyList<ClaimedDraft>> ClaimAsync(int most, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var lease = NewLease();
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        // One claims at a time, so that two can not take two drafts of one person. It takes a few milliseconds.
        await using (var turn = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('effects/google_tasks', 0))", connection, transaction))
            await turn.ExecuteNonQueryAsync(stop);
        await using var claim = new NpgsqlCommand(
            """
            with free as (
              select distinct on (e.user_id) e.draft_id, e.created_at
              from effects e
              where e.target = 'google_tasks' and e.status in ('pending', 'processing') and e.next_attempt_at <= $1
                and (e.status = 'pending' or e.lease_until < $1)
                and not exists (select 1 from effects busy where busy.user_id = e.user_id and busy.target = e.target
                                  and busy.status = 'processing' and busy.lease_until >= $1)
              order by e.user_id, e.created_at, e.draft_id
            ), chosen as (
              select draft_id from free order by created_at limit $3
            ), taken as (
              update effects set status = 'processing', lease_until = $2, updated_at = $1
              where target = 'google_tasks' and status in ('pending', 'processing') and draft_id in (select draft_id from chosen)
              returning key
            )
            select e.draft_id, e.user_id, e.key, e.step, e.ordinal, e.marker, e.payload_json, taken.key is not null, e.remote_id,
                   e.attempts, e.first_attempt_at, c.update_id
            from effects e left join taken using (key) join drafts d on d.id = e.draft_id join commands c on c.id = d.command_id
            where e.target = 'google_tasks' and e.draft_id in (select draft_id from chosen)
            order by e.draft_id, e.ordinal
            """, connection, transaction);
        claim.Parameters.Add(new() { Value = now });
        claim.Parameters.Add(new() { Value = lease });
        claim.Parameters.Add(new() { Value = most });
        var drafts = await ReadAsync(claim, lease, stop);
        // From here on the steps are claimed: a stop gives them back instead of letting their lease run out.
        await transaction.CommitAsync(CancellationToken.None);
        return drafts;
    }

    /// <summary>Counts the attempt before it is made and renews the draft's lease. Null: another worker has taken over.</summary>
    public async Task<(ClaimedDraft Draft, ClaimedStep Step)?> BeginAsync(ClaimedDraft draft, ClaimedStep step, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var lease = NewLease();
        await using var begin = database.CreateCommand(
            """
            with renewed as (
              update effects set lease_until = $4, updated_at = $3, attempts = attempts + (key = $1)::integer,
                first_attempt_at = case when key = $1 then coalesce(first_attempt_at, $3) else first_attempt_at end
              where draft_id = $5 and target = 'google_tasks' and status = 'processing' and lease_until = $2
              returning key, attempts, first_attempt_at
            )
            select attempts, first_attempt_at from renewed where key = $1
            """);
        begin.Parameters.Add(new() { Value = step.Key });
        begin.Parameters.Add(new() { Value = draft.Lease });
        begin.Parameters.Add(new() { Value = now });
        begin.Parameters.Add(new() { Value = lease });
        begin.Parameters.Add(new() { Value = draft.DraftId });
        await using var row = await begin.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? (draft with { Lease = lease }, step with { Attempts = row.GetInt32(0), FirstAttemptAt = Instant(row, 1) })
            : null;
    }

    /// <summary>
    /// Writes outcomes, and sets the draft's other open steps back, in one transaction with what <see cref="IEffectOutcomes"/> writes.
    /// False: another worker has taken over, nothing was written.
    /// </summary>
    /// <param name="release">Steps that wait again, for <paramref name="releaseAt"/>, as nothing became of them.</param>
    public async Task<bool> SettleAsync(
        ClaimedDraft draft, IReadOnlyList<EffectOutcome> settled,
        IReadOnlyList<ClaimedStep> release, DateTimeOffset releaseAt, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        // First what locks the person's mailbox, then the effects: the order of a commit, so that the two never wait for each other.
        if (settled.Count > 0)
            await outcomes.RecordAsync(connection, transaction, draft.DraftId, draft.UserId, settled, stop);
        foreach (var outcome in settled)
        {
            if (!await WriteAsync(connection, transaction, draft, outcome, stop))
                return false;
        }
        foreach (var step in release)
            await ReleaseAsync(connection, transaction, draft, step.Key, releaseAt, stop);
        await transaction.CommitAsync(stop);
        if (settled.Count > 0)
            await wakeUps.SendAsync<CardChanged>();
        return true;
    }

    /// <summary>
    /// Sets the steps waiting for the person to connect again. When they have done so since <paramref name="seen"/>, the steps are
    /// pending instead: nobody would wake them any more.
    /// </summary>
    /// <returns>Whether they wait.</returns>
    public async Task<bool> AwaitReconnectAsync(
        ClaimedDraft draft, IReadOnlyList<EffectOutcome> waiting, DateTimeOffset? seen, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var back = await Connections.HasReconnectedAsync(connection, transaction, draft.UserId, seen, stop);
        if (!back)
            await outcomes.RecordAsync(connection, transaction, draft.DraftId, draft.UserId, waiting, stop);
        foreach (var outcome in waiting)
        {
            if (back)
                await ReleaseAsync(connection, transaction, draft, outcome.Key, clock.GetUtcNow(), stop);
            else if (!await WriteAsync(connection, transaction, draft, outcome, stop))
                return false;
        }
        await transaction.CommitAsync(stop);
        await wakeUps.SendAsync<CardChanged>();
        return !back;
    }

    private async Task<bool> WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ClaimedDraft draft, EffectOutcome outcome, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var write = new NpgsqlCommand(
            """
            update effects set status = $3, error = $4, remote_id = $5, remote_etag = $6, remote_url = $7,
              next_attempt_at = $8, lease_until = null, updated_at = $9
            where key = $1 and status = 'processing' and lease_until = $2
            """, connection, transaction);
        write.Parameters.Add(new() { Value = outcome.Key });
        write.Parameters.Add(new() { Value = draft.Lease });
        write.Parameters.Add(new() { Value = Status(outcome.Kind) });
        foreach (var text in (string?[])[outcome.Reason, outcome.RemoteId, outcome.RemoteEtag, outcome.RemoteUrl])
            write.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        write.Parameters.Add(new() { Value = outcome.NextAttemptAt ?? now });
        write.Parameters.Add(new() { Value = now });
        return await write.ExecuteNonQueryAsync(stop) == 1;
    }

    private async Task ReleaseAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ClaimedDraft draft, string key, DateTimeOffset at, CancellationToken stop)
    {
        await using var release = new NpgsqlCommand(
            """
            update effects set status = 'pending', lease_until = null, next_attempt_at = $3, updated_at = $4
            where key = $1 and status = 'processing' and lease_until = $2
            """, connection, transaction);
        release.Parameters.Add(new() { Value = key });
        release.Parameters.Add(new() { Value = draft.Lease });
        release.Parameters.Add(new() { Value = at });
        release.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await release.ExecuteNonQueryAsync(stop);
    }

    private static string Status(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Succeeded => "succeeded",
        OutcomeKind.Retrying => "pending",
        OutcomeKind.Waiting => "waiting",
        OutcomeKind.Failed => "failed",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task<IReadOnlyList<ClaimedDraft>> ReadAsync(NpgsqlCommand claim, DateTimeOffset lease, CancellationToken stop)
    {
        var steps = new List<(Guid DraftId, long UserId, long UpdateId, ClaimedStep Step)>();
        await using var row = await claim.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            steps.Add((row.GetGuid(0), row.GetInt64(1), row.GetInt64(11), new ClaimedStep(
                row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetString(5), TaskPayload.FromJson(row.GetString(6)), row.GetBoolean(7),
                row.IsDBNull(8) ? null : row.GetString(8), row.GetInt32(9), Instant(row, 10))));
        }
        return [.. steps.GroupBy(step => (step.DraftId, step.UserId, step.UpdateId))
            .Select(draft => new ClaimedDraft(draft.Key.DraftId, draft.Key.UserId, draft.Key.UpdateId, lease, [.. draft.Select(step => step.Step)]))];
    }

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    // To the microsecond, as the column keeps it: the lease is compared with what was stored.
    private DateTimeOffset NewLease()
    {
        var until = clock.GetUtcNow() + Lease;
        return until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
