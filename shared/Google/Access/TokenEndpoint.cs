using Google.Apis.Auth.OAuth2.Requests;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Util;

namespace St4cker.Google;

/// <summary>Google's token endpoint. Secrets travel in the body only.</summary>
internal sealed class TokenEndpoint(IHttpClientFactory http, GoogleSettings settings)
{
    /// <summary>The name of the HttpClient.</summary>
    public const string Client = "google";

    /// <exception cref="TokenResponseException">Google said no; its <c>Error.Error</c> says why.</exception>
    public Task<TokenResponse> ExchangeAsync(string code, string codeVerifier, Uri redirect, CancellationToken stop) =>
        SendAsync(new AuthorizationCodeTokenRequest { Code = code, CodeVerifier = codeVerifier, RedirectUri = redirect.AbsoluteUri }, stop);

    /// <exception cref="TokenResponseException">Google said no; <c>invalid_grant</c> when it never will say yes again.</exception>
    public Task<TokenResponse> RefreshAsync(string refreshToken, CancellationToken stop) =>
        SendAsync(new RefreshTokenRequest { RefreshToken = refreshToken }, stop);

    private async Task<TokenResponse> SendAsync(TokenRequest request, CancellationToken stop)
    {
        request.ClientId = settings.ClientId;
        request.ClientSecret = settings.ClientSecret;
        using var client = http.CreateClient(Client);
        return await request.ExecuteAsync(client, settings.TokenUrl.AbsoluteUri, stop, SystemClock.Default);
    }
}
