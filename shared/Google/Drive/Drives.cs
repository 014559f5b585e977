using Google.Apis.Drive.v3;
using Google.Apis.Http;
using Google.Apis.Services;

namespace St4cker.Google;

/// <summary>
/// Opens people's Drives. An upload can not be signed by request as other calls are, so each person gets a service of their own;
/// the connections below are shared by all.
/// </summary>
public sealed class Drives(GoogleSettings settings) : IDisposable
{
    /// <summary>Of one request; an upload makes one for each piece.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);

    private readonly SocketsHttpHandler _connections = GoogleRegistration.FreshHandler();

    /// <param name="hears">Told of each answer that is no success.</param>
    public DriveService Open(AccessToken token, IHttpUnsuccessfulResponseHandler hears) => new(new BaseClientService.Initializer
    {
        ApplicationName = "St4cker",
        BaseUri = settings.DriveUrl.AbsoluteUri.TrimEnd('/') + "/",
        HttpClientTimeout = CallTimeout,
        HttpClientFactory = new OverSharedConnections(_connections),
        HttpClientInitializer = new SignedBy(token, hears),
        GZipEnabled = false,
        // Who calls decides about trying again.
        DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
    });

    public void Dispose() => _connections.Dispose();

    private sealed class SignedBy(AccessToken token, IHttpUnsuccessfulResponseHandler hears) : IConfigurableHttpClientInitializer
    {
        public void Initialize(ConfigurableHttpClient httpClient)
        {
            httpClient.MessageHandler.AddExecuteInterceptor(new BearerToken(token));
            httpClient.MessageHandler.AddUnsuccessfulResponseHandler(hears);
        }
    }

    private sealed class OverSharedConnections(HttpMessageHandler connections) : HttpClientFactory
    {
        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => new Lent(connections);
    }

    /// <summary>Does not take the shared connections with it when a person's service is closed.</summary>
    private sealed class Lent(HttpMessageHandler connections) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(connections, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _invoker.SendAsync(request, cancellationToken);
    }
}
