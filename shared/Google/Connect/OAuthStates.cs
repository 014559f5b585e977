using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace St4cker.Google;

/// <summary>One link that was given out, as the table <c>oauth_states</c> holds it.</summary>
internal sealed record OAuthState(long UserId, long ChatId, byte[] SealedVerifier, DateTimeOffset ExpiresAt, bool IsUsed, string Language, string Scopes);

/// <summary>The table <c>oauth_states</c>. The state itself is in the link only; the table knows its SHA-256.</summary>
internal sealed class OAuthStates(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>With one link more than this the oldest open one of the person stops working.</summary>
    public const int MostOpen = 5;
    private static readonly TimeSpan KeptForExplaining = TimeSpan.FromDays(1);

    public async Task AddAsync(string state, long userId, long chatId, byte[] sealedVerifier, string scopes, TimeSpan life, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // Two links made at once take turns, so that the limit holds.
                new("select pg_advisory_xact_lock(hashtextextended('oauth_states', $1))") { Parameters = { new() { Value = userId } } },
                new("delete from oauth_states where expires_at < $1") { Parameters = { new() { Value = now - KeptForExplaining } } },
                new("""
                    update oauth_states set expires_at = $2 where state_hash in (
                      select state_hash from oauth_states where user_id = $1 and used_at is null and expires_at > $2
                      order by created_at desc offset $3)
                    """)
                {
                    Parameters = { new() { Value = userId }, new() { Value = now }, new() { Value = MostOpen - 1 } },
                },
                new("""
                    insert into oauth_states (state_hash, user_id, provider, chat_id, code_verifier, expires_at, created_at, scopes)
                    values ($1, $2, $3, $4, $5, $6, $7, $8)
                    """)
                {
                    Parameters =
                    {
                        new() { Value = Hash(state) }, new() { Value = userId }, new() { Value = Connections.Provider }, new() { Value = chatId },
                        new() { Value = sealedVerifier }, new() { Value = now + life }, new() { Value = now }, new() { Value = scopes },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }

    public async Task<OAuthState?> FindAsync(string state, CancellationToken stop)
    {
        await using var find = database.CreateCommand(
            """
            select s.user_id, s.chat_id, s.code_verifier, s.expires_at, s.used_at is not null, u.language, s.scopes
            from oauth_states s join users u on u.id = s.user_id
            where s.state_hash = $1 and s.provider = $2
            """);
        find.Parameters.Add(new() { Value = Hash(state) });
        find.Parameters.Add(new() { Value = Connections.Provider });
        await using var row = await find.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? new OAuthState(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<DateTimeOffset>(3), row.GetBoolean(4), row.GetString(5), row.GetString(6))
            : null;
    }

    /// <summary>Uses the state up. False: it was used or had expired, also when two do it at once.</summary>
    public async Task<bool> ConsumeAsync(string state, CancellationToken stop)
    {
        await using var consume = database.CreateCommand(
            "update oauth_states set used_at = $2 where state_hash = $1 and used_at is null and expires_at > $2");
        consume.Parameters.Add(new() { Value = Hash(state) });
        consume.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return await consume.ExecuteNonQueryAsync(stop) == 1;
    }

    private static byte[] Hash(string state) => SHA256.HashData(Encoding.UTF8.GetBytes(state));
}
