using Google.Apis.Auth.OAuth2.Responses;

namespace St4cker.Google;

/// <summary>Gives a token for a person's account.</summary>
public interface IAccessTokens
{
    /// <exception cref="ReconnectNeededException">There is no connection, or Google took it back.</exception>
    /// <exception cref="UnreadableTokenException">The stored token does not open.</exception>
    /// <exception cref="TokenResponseException">Google refuses for another reason, such as being overloaded.</exception>
    Task<AccessToken> GetTokenAsync(long userId, CancellationToken stop);

    /// <summary>Google did not take this token although it should still be good: the next one asked for is new.</summary>
    void Forget(long userId, AccessToken refused);
}
