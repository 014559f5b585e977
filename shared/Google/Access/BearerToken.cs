using System.Net.Http.Headers;
using Google.Apis.Http;

namespace St4cker.Google;

/// <summary>Signs one request to Google in one person's name: the service object is shared by all.</summary>
public sealed class BearerToken(AccessToken token) : IHttpExecuteInterceptor
{
    public Task InterceptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return Task.CompletedTask;
    }
}
