using Npgsql;
using St4cker.Storage.Devices;

namespace St4cker.Google;

/// <summary>One person's connection to Google, as stored.</summary>
/// <param name="Version">Changes with every new token; tells whether a token that failed is still the current one.</param>
public sealed record Connection(bool IsActive, byte[] SealedToken, DateTimeOffset Version);

/// <summary>The table <c>connections</c>. A change that rests on a token names the token it saw, so that a newer one is never lost to it.</summary>
public sealed class Connections(NpgsqlDataSource database, TokenVault vault, IConnectionEvents events, TimeProvider clock)
{
    public const string Provider = "google";

    public async Task<Connection?> FindAsync(long userId, CancellationToken stop)
    {
        await using var find = database.CreateCommand(
            "select status, refresh_token, updated_at from connections where user_id = $1 and provider = $2");
        find.Parameters.Add(new() { Value = userId });
        find.Parameters.Add(new() { Value = Provider });
        await using var row = await find.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? new Connection(row.GetString(0) == "active", row.GetFieldValue<byte[]>(1), row.GetFieldValue<DateTimeOffset>(2))
            : null;
    }

    /// <summary>Stores a refresh token that was got elsewhere; the person must exist.</summary>
    /// <param name="withDrive">It is good for the log in their Drive too, which they want.</param>
    public Task ImportAsync(long userId, string refreshToken, bool withDrive, CancellationToken stop)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refreshToken);
        var scopes = withDrive ? GoogleSettings.BothScopes : GoogleSettings.TasksScope;
        return SaveAsync(userId, null, refreshToken.Trim(), asked: scopes, granted: scopes, stop);
    }

    /// <summary>
    /// Has the person connected anew since <paramref name="seen"/>? Until the transaction ends the answer stays true to the table:
    /// so an effect is never set waiting for a connection that has just come back.
    /// </summary>
    public static async Task<bool> HasReconnectedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, DateTimeOffset? seen, CancellationToken stop)
    {
        await LockAsync(connection, transaction, userId, stop);
        await using var ask = new NpgsqlCommand(
            """
            select exists (select 1 from connections
              where user_id = $1 and provider = $2 and status = 'active' and updated_at is distinct from $3::timestamptz)
            """, connection, transaction);
        ask.Parameters.Add(new() { Value = userId });
        ask.Parameters.Add(new() { Value = Provider });
        ask.Parameters.Add(new() { Value = (object?)seen ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        return (bool)(await ask.ExecuteScalarAsync(stop))!;
    }

    /// <param name="asked">The scopes that the person was asked for.</param>
    /// <param name="granted">Those that they gave.</param>
    internal async Task SaveAsync(long userId, long? chatId, string refreshToken, string asked, string granted, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await LockAsync(connection, transaction, userId, stop);
        await using var save = new NpgsqlCommand(
            """
            insert into connections (user_id, provider, status, refresh_token, scopes, created_at, updated_at)
            values ($1, $2, 'active', $3, $4, $5, $5)
            on conflict (user_id, provider) do update
              set status = 'active', refresh_token = excluded.refresh_token, scopes = excluded.scopes, updated_at = excluded.updated_at
            """, connection, transaction);
        save.Parameters.Add(new() { Value = userId });
        save.Parameters.Add(new() { Value = Provider });
        save.Parameters.Add(new() { Value = vault.Seal(userId, Provider, Purpose.RefreshToken, refreshToken) });
        save.Parameters.Add(new() { Value = granted });
        save.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await save.ExecuteNonQueryAsync(stop);
        // First what locks the person's mailbox, then the effects: the order of a commit, so that the two never wait for each other.
        await events.ConnectedAsync(connection, transaction, userId, Provider, chatId, DriveOf(asked, granted), stop);
        await ReleaseWaitingAsync(connection, transaction, userId, stop);
        await LogInDriveAsync(connection, transaction, userId, DriveOf(asked, granted), GoogleSettings.HasDrive(granted), stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Stores the refresh token that came in place of <paramref name="seen"/>; the new version, or null when another had come before.</summary>
    internal async Task<DateTimeOffset?> RotateAsync(long userId, Connection seen, string refreshToken, CancellationToken stop)
    {
        await using var rotate = database.CreateCommand(
            """
            update connections set refresh_token = $4, updated_at = $5
            where user_id = $1 and provider = $2 and refresh_token = $3 and status = 'active' returning updated_at
            """);
        rotate.Parameters.Add(new() { Value = userId });
        rotate.Parameters.Add(new() { Value = Provider });
        rotate.Parameters.Add(new() { Value = seen.SealedToken });
        rotate.Parameters.Add(new() { Value = vault.Seal(userId, Provider, Purpose.RefreshToken, refreshToken) });
        rotate.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return await rotate.ExecuteScalarAsync(stop) is DateTime version ? new DateTimeOffset(version, TimeSpan.Zero) : null;
    }

    /// <summary>Google refused the token of <paramref name="seen"/> for good. False: the person has connected anew meanwhile.</summary>
    internal async Task<bool> RevokeAsync(long userId, Connection seen, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var revoke = new NpgsqlCommand(
            """
            update connections set status = 'revoked', updated_at = $4
            where user_id = $1 and provider = $2 and refresh_token = $3 and status = 'active'
            """, connection, transaction);
        revoke.Parameters.Add(new() { Value = userId });
        revoke.Parameters.Add(new() { Value = Provider });
        revoke.Parameters.Add(new() { Value = seen.SealedToken });
        revoke.Parameters.Add(new() { Value = clock.GetUtcNow() });
        if (await revoke.ExecuteNonQueryAsync(stop) == 0)
            return false;
        await events.RevokedAsync(connection, transaction, userId, Provider, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private async Task ReleaseWaitingAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, CancellationToken stop)
    {
        await using var release = new NpgsqlCommand(
            """
            update effects set status = 'pending', next_attempt_at = $2, error = null, updated_at = $2
            where user_id = $1 and status = 'waiting' and target like 'google\_%'
            """, connection, transaction);
        release.Parameters.Add(new() { Value = userId });
        release.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await release.ExecuteNonQueryAsync(stop);
    }

    private async Task LogInDriveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, DriveAnswer answer, bool allowed, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var log = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { answer == DriveAnswer.Allowed ? DriveLogs.TurnOn(userId, now) : DriveLogs.Reconnected(userId, allowed, now) },
        };
        await log.ExecuteNonQueryAsync(stop);
    }

    private static DriveAnswer DriveOf(string asked, string granted) =>
        !GoogleSettings.HasDrive(asked) ? DriveAnswer.NotAsked : GoogleSettings.HasDrive(granted) ? DriveAnswer.Allowed : DriveAnswer.NotTicked;

    // Who sets effects waiting and who connects take turns; a row lock would not do, as there may be no row yet.
    private static async Task LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, CancellationToken stop)
    {
        await using var turn = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('connections/google', $1))", connection, transaction);
        turn.Parameters.Add(new() { Value = userId });
        await turn.ExecuteNonQueryAsync(stop);
    }
}
