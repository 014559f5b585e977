using Npgsql;

namespace St4cker.Google;

/// <summary>Whether the log in the person's Drive was part of connecting.</summary>
public enum DriveAnswer
{
    NotAsked,
    Allowed,
    /// <summary>Its box was not ticked.</summary>
    NotTicked,
}

/// <summary>
/// Hears what became of a person's connection, inside the transaction that changes it: what it writes (audit entry, notice in
/// the chat) stands exactly when the change does. It calls nothing outside.
/// </summary>
public interface IConnectionEvents
{
    /// <summary>The person's account is connected; in the same transaction, after this, what waited for it becomes pending.</summary>
    /// <param name="chatId">The chat where the link was made; null when the connection was imported.</param>
    Task ConnectedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, string provider, long? chatId, DriveAnswer drive, CancellationToken stop);

    /// <summary>The outside system refused the stored token for good: the person took the access back, or it lapsed.</summary>
    Task RevokedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, string provider, CancellationToken stop);
}
