using System.Net;
using Google;
using Google.Apis.Auth.OAuth2.Responses;

namespace St4cker.Google;

/// <summary>What a failed call to Google means for what was to be done. Pure.</summary>
public abstract record Verdict(string Reason)
{
    public sealed record Transient(string Reason, TimeSpan? NotBefore = null) : Verdict(Reason);
    public sealed record Permanent(string Reason) : Verdict(Reason);
    public sealed record Reconnect(DateTimeOffset? ConnectionVersion) : Verdict(Reasons.ReconnectNeeded);

    // A daily quota comes back at midnight in California: short pauses would only use up the attempts.
    private static readonly TimeSpan QuotaPause = TimeSpan.FromHours(2);

    /// <summary>The verdict, or null for a failure that is none of the outside world's: it is thrown on.</summary>
    /// <param name="token">The token that was used, when there was one.</param>
    public static Verdict? Of(Exception failure, AccessToken? token) => failure switch
    {
        ReconnectNeededException missing => new Reconnect(missing.ConnectionVersion),
        UnreadableTokenException => new Transient(Reasons.TokenUnreadable),
        TokenResponseException refusal => OfTokenEndpoint(refusal),
        GoogleRefusedException refusal => OfApi(refusal.Refusal, refusal.RetryAfter, token),
        HttpRequestException or IOException => new Transient(Reasons.Network),
        OperationCanceledException => new Transient(Reasons.Timeout),
        _ => null,
    };

    private static Verdict OfTokenEndpoint(TokenResponseException refusal) => refusal.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => new Transient(Reasons.RateLimited),
        >= HttpStatusCode.InternalServerError => new Transient(Reasons.Unavailable),
        _ => new Transient(Reasons.ClientRefused),
    };

    private static Verdict OfApi(GoogleApiException refusal, TimeSpan? retryAfter, AccessToken? token) => refusal.HttpStatusCode switch
    {
        // A new token was tried already, see the callers.
        HttpStatusCode.Unauthorized => new Reconnect(token?.ConnectionVersion),
        HttpStatusCode.Forbidden => OfForbidden(refusal, retryAfter, token),
        HttpStatusCode.TooManyRequests => new Transient(Reasons.RateLimited, retryAfter),
        HttpStatusCode.RequestTimeout => new Transient(Reasons.Timeout, retryAfter),
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new Permanent(Reasons.NotFound),
        >= HttpStatusCode.InternalServerError => new Transient(Reasons.Unavailable, retryAfter),
        >= HttpStatusCode.BadRequest => new Permanent(Reasons.Rejected),
        // An answer of 2xx or 3xx that is not what was asked for: some proxy stands between, and nothing is known of the deed.
        _ => new Transient(Reasons.Garbled, retryAfter),
    };

    private static Verdict OfForbidden(GoogleApiException refusal, TimeSpan? retryAfter, AccessToken? token) =>
        refusal.Error?.Errors?.Select(error => error.Reason).FirstOrDefault() switch
        {
            "rateLimitExceeded" or "userRateLimitExceeded" => new Transient(Reasons.RateLimited, retryAfter),
            "quotaExceeded" or "dailyLimitExceeded" => new Transient(Reasons.QuotaExceeded, Longer(retryAfter, QuotaPause)),
            // Only the person makes room, and nobody asks Google about it every few seconds meanwhile.
            "storageQuotaExceeded" => new Transient(Reasons.StorageFull, Longer(retryAfter, QuotaPause)),
            "accessNotConfigured" => new Transient(Reasons.ApiDisabled, retryAfter),
            "insufficientPermissions" or "authError" => new Reconnect(token?.ConnectionVersion),
            _ => new Permanent(Reasons.Forbidden),
        };

    private static TimeSpan Longer(TimeSpan? one, TimeSpan other) => one > other ? one.Value : other;
}
