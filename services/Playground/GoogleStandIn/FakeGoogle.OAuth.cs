using System.Security.Cryptography;
using System.Text;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>What stands in the address of the consent page.</summary>
internal sealed record ConsentRequest(string ClientId, string RedirectUri, string Scope, string? State, string? Challenge, bool Offline, bool AskAlways, string? LoginHint)
{
    /// <summary>What this account allowed before is part of what is given.</summary>
    public bool IncludeGranted { get; init; }
}

/// <summary>The token endpoint's answer; an error is the OAuth word ("invalid_grant").</summary>
internal sealed record TokenAnswer(string? Error, string? ErrorDescription = null, string? AccessToken = null, string? RefreshToken = null, string? Scope = null, string? Account = null)
{
    public static TokenAnswer InvalidGrant(string why) => new("invalid_grant", why);
}

// OAuth: the authorization code flow with PKCE.
public sealed partial class FakeGoogle
{
    public const string TasksScope = "https://www.googleapis.com/auth/tasks";
    public const string DriveScope = "https://www.googleapis.com/auth/drive.file";
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, (ConsentRequest Asked, string Account, DateTimeOffset At)> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Account, string Scopes, DateTimeOffset Until)> _accessTokens = new(StringComparer.Ordinal);

    /// <summary>An access token without a browser, as another program of the same client would get it.</summary>
    public string SignIn(string account, params string[] scopes)
    {
        lock (_gate)
            return Access(account, string.Join(' ', scopes));
    }

    /// <summary>Why the consent page can not be shown, or null.</summary>
    internal string? WhyNot(ConsentRequest asked) => asked switch
    {
        _ when asked.ClientId != Options.ClientId => "invalid_client: The OAuth client was not found.",
        _ when !Uri.TryCreate(asked.RedirectUri, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") => "redirect_uri_mismatch",
        _ when asked.Scope.Length == 0 => "invalid_request: Missing required parameter: scope",
        _ => null,
    };

    /// <summary>The person pressed Allow.</summary>
    /// <param name="ticked">The scopes whose boxes they ticked.</param>
    /// <returns>The code that goes to the redirect address, and the scopes that it is good for.</returns>
    internal (string Code, string Scopes) Allow(ConsentRequest asked, string account, IEnumerable<string> ticked)
    {
        lock (_gate)
        {
            Shelf(account);
            var before = asked.IncludeGranted ? _refreshTokens.Values.Where(grant => grant.Account == account).SelectMany(grant => grant.Scopes.Split(' ')) : [];
            var scopes = string.Join(' ', ticked.Concat(before).Distinct(StringComparer.Ordinal));
            var code = NewToken("4/0");
            _codes[code] = (asked with { Scope = scopes }, account, Clock.GetUtcNow());
            return (code, scopes);
        }
    }

    internal TokenAnswer Exchange(string code, string redirectUri, string? verifier)
    {
        lock (_gate)
        {
            // A code is good once, whatever comes of it.
            if (!_codes.Remove(code, out var given) || Clock.GetUtcNow() - given.At > CodeLife)
                return TokenAnswer.InvalidGrant("Malformed auth code.");
            if (given.Asked.RedirectUri != redirectUri)
                return new TokenAnswer("redirect_uri_mismatch", "Bad Request");
            if (given.Asked.Challenge is { } challenge && challenge != Challenge(verifier))
                return TokenAnswer.InvalidGrant(verifier is null ? "Missing code verifier." : "Invalid code verifier.");
            var refresh = given.Asked.Offline && (given.Asked.AskAlways || !IsConnected(given.Account)) ? Connect(given.Account, given.Asked.Scope) : null;
            return new TokenAnswer(null, null, Access(given.Account, given.Asked.Scope), refresh, given.Asked.Scope, given.Account);
        }
    }

    internal TokenAnswer Refresh(string refreshToken)
    {
        lock (_gate)
        {
            return _refreshTokens.TryGetValue(refreshToken, out var grant)
                ? new TokenAnswer(null, null, Access(grant.Account, grant.Scopes), null, grant.Scopes, grant.Account)
                : TokenAnswer.InvalidGrant("Token has been expired or revoked.");
        }
    }

    /// <summary>The program gives a token back; the whole grant ends. False: no such token.</summary>
    internal bool GiveBack(string token)
    {
        lock (_gate)
        {
            var account = _refreshTokens.GetValueOrDefault(token)?.Account ?? _accessTokens.GetValueOrDefault(token).Account;
            if (account is null)
                return false;
            Revoke(account);
            return true;
        }
    }

    /// <summary>Whose things a bearer token opens.</summary>
    /// <param name="scope">What it must be good for.</param>
    internal string AccountOf(string? bearer, string scope)
    {
        lock (_gate)
        {
            if (bearer is null || !_accessTokens.TryGetValue(bearer, out var access) || access.Until <= Clock.GetUtcNow())
                throw GoogleRefusal.Unauthenticated();
            return access.Scopes.Split(' ').Contains(scope, StringComparer.Ordinal) ? access.Account : throw GoogleRefusal.NoScope();
        }
    }

    private string Access(string account, string scopes)
    {
        foreach (var old in _accessTokens.Where(pair => pair.Value.Until < Clock.GetUtcNow()).Select(pair => pair.Key).ToList())
            _accessTokens.Remove(old);
        var token = NewToken("ya29.");
        _accessTokens[token] = (account, scopes, Clock.GetUtcNow() + Options.AccessTokenLife);
        return token;
    }

    private void ForgetAccessTokens(string account)
    {
        foreach (var token in _accessTokens.Where(pair => pair.Value.Account == account).Select(pair => pair.Key).ToList())
            _accessTokens.Remove(token);
    }

    private static string? Challenge(string? verifier) => verifier is null
        ? null
        : Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
