using System.Net;

namespace St4cker.Gemini;

/// <summary>Gemini answered with an error status. The message holds the status only: an error's text may repeat the request.</summary>
/// <param name="retryAfter">How long the service asks to be left alone, from <c>Retry-After</c> or <c>RetryInfo</c>.</param>
internal sealed class GeminiException(HttpStatusCode status, string? code, TimeSpan? retryAfter)
    : HttpRequestException($"Gemini answered {(int)status} {code}", inner: null, status)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
