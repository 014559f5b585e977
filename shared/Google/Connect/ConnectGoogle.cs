using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Google.Apis.Auth.OAuth2.Requests;
using Google.Apis.Auth.OAuth2.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using St4cker.Contracts;

namespace St4cker.Google;

/// <summary>
/// From the link in the chat to Google and back (OAuth 2.0 authorization code with PKCE, RFC 7636). Opening the link changes
/// nothing, so a chat's link preview does no harm; the way back uses the state up.
/// </summary>
internal sealed partial class ConnectGoogle(
    OAuthStates states, BrowserBinding browser, TokenEndpoint tokens, TokenVault vault, Connections connections,
    GoogleSettings settings, PublicUrl publicUrl, TimeProvider clock, ILogger<ConnectGoogle> log)
{
    /// <summary>GET /connect/google?state=…</summary>
    public async Task BeginAsync(HttpContext http)
    {
        if (await OpenStateAsync(http) is not var (state, row))
            return;
        browser.Bind(http.Response, state);
        ConnectPage.Guard(http.Response);
        // Not a RedirectResult: that one logs where it leads, and the state stands there.
        http.Response.Redirect(ConsentPage(state, row).AbsoluteUri);
    }

    /// <summary>GET /connect/google/callback?state=…&amp;code=… or &amp;error=…</summary>
    public async Task FinishAsync(HttpContext http)
    {
        if (await OpenStateAsync(http) is not var (state, row))
            return;
        // Before the state is used up: in the right browser the same link still works.
        if (!browser.IsBound(http.Request, state))
        {
            await ConnectPage.ShowAsync(http, ConnectOutcome.OtherBrowser, row.Language);
            return;
        }
        browser.Release(http.Response);
        var outcome = await states.ConsumeAsync(state, http.RequestAborted)
            ? await FinishAsync(row, http.Request.Query["code"], http.Request.Query["error"], http.RequestAborted)
            : ConnectOutcome.Used;
        await ConnectPage.ShowAsync(http, outcome, row.Language);
    }

    private async Task<(string State, OAuthState Row)?> OpenStateAsync(HttpContext http)
    {
        var state = http.Request.Query["state"].ToString();
        var row = state.Length is > 0 and <= 100 && settings.Enabled ? await states.FindAsync(state, http.RequestAborted) : null;
        ConnectOutcome? obstacle = row switch
        {
            _ when !settings.Enabled => ConnectOutcome.NotSetUp,
            null => ConnectOutcome.Unknown,
            { IsUsed: true } => ConnectOutcome.Used,
            _ when row.ExpiresAt <= clock.GetUtcNow() => ConnectOutcome.Expired,
            _ => null,
        };
        if (obstacle is null)
            return (state, row!);
        await ConnectPage.ShowAsync(http, obstacle.Value, row?.Language ?? BrowserLanguage(http.Request));
        return null;
    }

    private Uri ConsentPage(string state, OAuthState row)
    {
        var verifier = vault.Open(row.UserId, Connections.Provider, Purpose.CodeVerifier, row.SealedVerifier);
        return new GoogleAuthorizationCodeRequestUrl(settings.AuthUrl)
        {
            ClientId = settings.ClientId,
            RedirectUri = Callback.AbsoluteUri,
            Scope = row.Scopes,
            State = state,
            AccessType = "offline",
            // Google gives a refresh token only with a consent, and only at the first one unless asked.
            Prompt = "consent",
            // What else the person allowed before stays part of it.
            IncludeGrantedScopes = GoogleSettings.HasDrive(row.Scopes) ? "true" : null,
            CodeChallenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            CodeChallengeMethod = "S256",
        }.Build();
    }

    private async Task<ConnectOutcome> FinishAsync(OAuthState row, string? code, string? error, CancellationToken stop)
    {
        if (error == "access_denied")
            return ConnectOutcome.Denied;
        if (string.IsNullOrEmpty(code))
            return ConnectOutcome.Failed;
        if (await ExchangeAsync(row, code, stop) is not { } answer)
            return ConnectOutcome.Failed;
        // Google lets people untick what is asked for.
        var granted = answer.Scope ?? row.Scopes;
        if (!granted.Split(' ').Contains(GoogleSettings.TasksScope, StringComparer.Ordinal))
            return ConnectOutcome.NotAllowed;
        if (string.IsNullOrEmpty(answer.RefreshToken))
            return ConnectOutcome.Failed;
        // The code is spent: a browser that goes away now must not cost the connection.
        await connections.SaveAsync(row.UserId, row.ChatId, answer.RefreshToken, row.Scopes, granted, CancellationToken.None);
        return !GoogleSettings.HasDrive(row.Scopes) ? ConnectOutcome.Connected
            : GoogleSettings.HasDrive(granted) ? ConnectOutcome.ConnectedWithDrive : ConnectOutcome.ConnectedWithoutDrive;
    }

    private async Task<TokenResponse?> ExchangeAsync(OAuthState row, string code, CancellationToken stop)
    {
        var verifier = vault.Open(row.UserId, Connections.Provider, Purpose.CodeVerifier, row.SealedVerifier);
        try
        {
            return await tokens.ExchangeAsync(code, verifier, Callback, stop);
        }
        catch (TokenResponseException refusal)
        {
            LogRefused(log, (int?)refusal.StatusCode, Word(refusal.Error?.Error));
            return null;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            LogUnreachable(log, failure.GetType().Name);
            return null;
        }
    }

    private Uri Callback => publicUrl.To("/connect/google/callback");

    /// <summary>Only the error codes of RFC 6749 are logged, never a text that could hold anything.</summary>
    private static string Word(string? error) => error is "invalid_request" or "invalid_client" or "invalid_grant" or "unauthorized_client"
        or "unsupported_grant_type" or "invalid_scope" or "redirect_uri_mismatch" ? error : "other";

    private static string BrowserLanguage(HttpRequest request) => request.Headers.AcceptLanguage.ToString() is { Length: >= 2 } said ? said[..2] : "en";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Google refused to exchange a code: {Status} {Error}")]
    private static partial void LogRefused(ILogger log, int? status, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Google's token address could not be reached: {Failure}")]
    private static partial void LogUnreachable(ILogger log, string failure);
}
