using System.Net;
using Google;
using Google.Apis.Http;

namespace St4cker.Google;

/// <summary>Google refused a call.</summary>
public sealed class GoogleRefusedException(GoogleApiException refusal, TimeSpan? retryAfter) : Exception("Google refused the call.", refusal)
{
    public GoogleApiException Refusal { get; } = refusal;
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>There is nothing of that id, or not any more.</summary>
    public bool IsGone => Refusal.HttpStatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone;

    /// <summary>An answer that is not what was asked for: some proxy stands between, and nothing is known of the deed.</summary>
    public static GoogleRefusedException Garbled(string service) => new(new GoogleApiException(service) { HttpStatusCode = HttpStatusCode.OK }, retryAfter: null);
}

/// <summary>Hears the header Retry-After, which Google's exception does not carry.</summary>
public sealed class PauseAsked(TimeProvider clock) : IHttpUnsuccessfulResponseHandler
{
    /// <summary>Of the last refusal.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    public Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
    {
        RetryAfter = args.Response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => null,
        };
        return Task.FromResult(false);
    }
}
