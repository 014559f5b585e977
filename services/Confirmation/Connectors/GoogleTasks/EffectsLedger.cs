using Npgsql;
using NpgsqlTypes;
using St4cker.Contracts;
using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>The table <c>effects</c> for Google Tasks.</summary>
internal sealed partial class EffectsLedger(NpgsqlDataSource database, IEffectOutcomes outcomes, TimeProvider clock, IWakeUps wakeUps) : IEffectsLedger
{
    /// <summary>Longer than all that one attempt may do outside, see <see cref="PushDraft"/>; after a crash its steps wait this long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    /// <summary>Takes the oldest waiting draft of up to <paramref name="most"/> people nobody works for.</summary>
    public async Task<IReadOnlyList<ClaimedDraft>> ClaimAsync(int most, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var drafts = await ClaimEffects.DoAsync(connection, transaction, most, clock.GetUtcNow(), NewLease(), stop);
        // From here on the steps are claimed: a stop gives them back instead of letting their lease run out.
        await transaction.CommitAsync(CancellationToken.None);
        if (drafts.Count > 0)
            CrashPoints.Pass(nameof(ClaimEffects), CrashMoment.AfterSave);
        return drafts;
    }

    public async Task<Copies> CopiesAsync(ClaimedDraft draft, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(KnownStep.SelectOfThings([draft.UserId], [.. draft.Steps.Select(step => step.Planned.ThingId).Distinct()]));
        await using var reader = await batch.ExecuteReaderAsync(stop);
        return Copies.Of((await KnownStep.ReadAsync(reader, stop)).Where(step => step.Planned.Target == GoogleTasksEffects.Target));
    }

    public async Task<(ClaimedDraft Draft, ClaimedStep Step)?> BeginAsync(ClaimedDraft draft, ClaimedStep step, bool looking, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var lease = NewLease();
        await using var begin = database.CreateCommand(
            """
            with renewed as (
              update effects set lease_until = $4, updated_at = $3, attempts = attempts + (key = $1)::integer,
                first_attempt_at = case when key = $1 and not $6 then coalesce(first_attempt_at, $3) else first_attempt_at end
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
        begin.Parameters.Add(new() { Value = looking });
        await using var row = await begin.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? (draft with { Lease = lease }, step with { Attempts = row.GetInt32(0), FirstAttemptAt = row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1) })
            : null;
    }

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
        CrashPoints.Pass(nameof(EffectsLedger), CrashMoment.BeforeSave);
        await transaction.CommitAsync(stop);
        CrashPoints.Pass(nameof(EffectsLedger), CrashMoment.AfterSave);
        if (settled.Count > 0)
            await wakeUps.SendAsync<CardChanged>();
        return true;
    }

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

    // To the microsecond, as the column keeps it: the lease is compared with what was stored.
    private DateTimeOffset NewLease()
    {
        var until = clock.GetUtcNow() + Lease;
        return until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
