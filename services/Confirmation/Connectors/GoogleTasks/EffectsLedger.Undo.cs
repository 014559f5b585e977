using Npgsql;
using St4cker.Contracts;
using St4cker.Google;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <content>Taking back.</content>
internal sealed partial class EffectsLedger
{
    public async Task<bool> IsAsLeftAsync(ClaimedDraft draft, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await outcomes.IsAsLeftAsync(connection, draft.DraftId, draft.UserId, stop);
    }

    public async Task RefuseUndoAsync(ClaimedDraft draft, string reason, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await outcomes.RefuseUndoAsync(connection, draft.DraftId, draft.UserId, reason, stop);
        if (!await EndAsync(connection, draft, UndoEffects.Forget(draft.DraftId), stop))
            return;
        await transaction.CommitAsync(stop);
        await wakeUps.SendAsync<CardChanged>();
    }

    public async Task GiveUpUndoAsync(ClaimedDraft draft, DateTimeOffset? seen, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (await Connections.HasReconnectedAsync(connection, transaction, draft.UserId, seen, stop))
        {
            foreach (var step in draft.Steps.Where(step => step.IsOpen))
                await ReleaseAsync(connection, transaction, draft, step.Key, clock.GetUtcNow(), stop);
        }
        else
        {
            await outcomes.TakeBackHereAsync(connection, draft.DraftId, draft.UserId, stop);
            if (!await EndAsync(connection, draft, UndoEffects.GiveUp(draft.DraftId), stop))
                return;
        }

        await transaction.CommitAsync(stop);
        await wakeUps.SendAsync<CardChanged>();
    }

    /// <returns>False: another worker has taken over.</returns>
    private static async Task<bool> EndAsync(NpgsqlConnection connection, ClaimedDraft draft, NpgsqlBatchCommand end, CancellationToken stop)
    {
        await using (var mine = new NpgsqlCommand("select exists (select 1 from effects where draft_id = $1 and undoes is not null and status = 'processing' and lease_until = $2)", connection))
        {
            mine.Parameters.Add(new() { Value = draft.DraftId });
            mine.Parameters.Add(new() { Value = draft.Lease });
            if (!(bool)(await mine.ExecuteScalarAsync(stop))!)
                return false;
        }

        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { end } };
        await batch.ExecuteNonQueryAsync(stop);
        return true;
    }
}
