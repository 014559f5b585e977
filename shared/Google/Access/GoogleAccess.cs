using System.Collections.Concurrent;
using Google.Apis.Auth.OAuth2.Responses;

namespace St4cker.Google;

/// <summary>
/// Access tokens by person, kept in memory until a minute before they lapse. The stored connection is asked every time (one row
/// by its key), so that a reconnect to another account, in whatever process, is followed at once.
/// </summary>
public sealed class GoogleAccess : IAccessTokens
{
    private const int MostPeople = 10_000;
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<long, Person> _people = new();
    private readonly Connections _connections;
    private readonly TokenVault _vault;
    private readonly TokenEndpoint _endpoint;
    private readonly TimeProvider _clock;

    internal GoogleAccess(Connections connections, TokenVault vault, TokenEndpoint endpoint, TimeProvider clock) =>
        (_connections, _vault, _endpoint, _clock) = (connections, vault, endpoint, clock);

    public async Task<AccessToken> GetTokenAsync(long userId, CancellationToken stop)
    {
        var connection = await ActiveAsync(userId, stop);
        MakeRoom();
        var person = _people.GetOrAdd(userId, static _ => new Person());
        if (person.Usable(connection, _clock.GetUtcNow()) is { } kept)
            return kept;

        await person.Refreshing.WaitAsync(stop);
        try
        {
            return await RefreshAsync(userId, person, stop);
        }
        finally
        {
            person.Refreshing.Release();
        }
    }

    public void Forget(long userId, AccessToken refused)
    {
        if (_people.TryGetValue(userId, out var person))
            Interlocked.CompareExchange(ref person.Token, null, refused);
    }

    private async Task<AccessToken> RefreshAsync(long userId, Person person, CancellationToken stop)
    {
        while (true)
        {
            // Read again: whoever refreshed while this call waited may have brought a token or ended the connection.
            var connection = await ActiveAsync(userId, stop);
            if (person.Usable(connection, _clock.GetUtcNow()) is { } kept)
                return kept;
            try
            {
                return person.Token = await FetchAsync(userId, connection, stop);
            }
            catch (TokenResponseException refusal) when (refusal.Error?.Error == "invalid_grant")
            {
                if (await _connections.RevokeAsync(userId, connection, stop))
                    throw new ReconnectNeededException(connection.Version);
            }
        }
    }

    private async Task<AccessToken> FetchAsync(long userId, Connection connection, CancellationToken stop)
    {
        var refreshToken = _vault.Open(userId, Connections.Provider, Purpose.RefreshToken, connection.SealedToken);
        var answer = await _endpoint.RefreshAsync(refreshToken, stop);
        var version = connection.Version;
        if (answer.RefreshToken is { Length: > 0 } successor && successor != refreshToken)
            version = await _connections.RotateAsync(userId, connection, successor, stop) ?? version;
        var usableUntil = _clock.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresInSeconds ?? 0) - Margin;
        return new AccessToken(answer.AccessToken, usableUntil, version);
    }

    private async Task<Connection> ActiveAsync(long userId, CancellationToken stop)
    {
        var connection = await _connections.FindAsync(userId, stop);
        return connection is { IsActive: true } ? connection : throw new ReconnectNeededException(connection?.Version);
    }

    // A person dropped while refreshing only costs one refresh more.
    private void MakeRoom()
    {
        if (_people.Count < MostPeople)
            return;
        var now = _clock.GetUtcNow();
        foreach (var (userId, person) in _people)
        {
            if (person.Token is not { } token || token.UsableUntil <= now)
                _people.TryRemove(userId, out _);
        }
        if (_people.Count >= MostPeople)
            _people.Clear();
    }

    private sealed class Person
    {
        public readonly SemaphoreSlim Refreshing = new(1, 1);
        public AccessToken? Token;

        public AccessToken? Usable(Connection connection, DateTimeOffset now) =>
            Token is { } token && token.ConnectionVersion == connection.Version && token.UsableUntil > now ? token : null;
    }
}
