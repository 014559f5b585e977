using Google.Apis.Http;
using Google.Apis.Services;
using Google.Apis.Tasks.v1;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using St4cker.Storage;

namespace St4cker.Google;

public static class GoogleRegistration
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What reaches Google. The host provides <see cref="NpgsqlDataSource"/>, <see cref="TimeProvider"/>, <see cref="MasterKey"/>,
    /// <see cref="Contracts.PublicUrl"/> and <see cref="IConnectionEvents"/>.
    /// </summary>
    /// <exception cref="Contracts.SettingException">A setting of Google's does not fit.</exception>
    public static IServiceCollection AddGoogle(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient(TokenEndpoint.Client, client => client.Timeout = CallTimeout);
        services.AddSingleton(GoogleSettings.From(configuration));
        services.AddSingleton<TokenVault>();
        services.AddSingleton<Connections>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<OAuthStates>();
        services.AddSingleton<BrowserBinding>();
        services.AddSingleton(provider => new ConnectLinks(
            provider.GetRequiredService<OAuthStates>(), provider.GetRequiredService<TokenVault>(), provider.GetRequiredService<Contracts.PublicUrl>()));
        services.AddSingleton<ConnectGoogle>();
        services.AddSingleton(provider => new GoogleAccess(
            provider.GetRequiredService<Connections>(), provider.GetRequiredService<TokenVault>(),
            provider.GetRequiredService<TokenEndpoint>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAccessTokens>(provider => provider.GetRequiredService<GoogleAccess>());
        services.AddSingleton(provider => Tasks(provider.GetRequiredService<GoogleSettings>()));
        services.AddSingleton<Drives>();
        return services;
    }

    private static TasksService Tasks(GoogleSettings settings) => new(new BaseClientService.Initializer
    {
        ApplicationName = "St4cker",
        BaseUri = settings.TasksUrl.AbsoluteUri.TrimEnd('/') + "/",
        HttpClientTimeout = CallTimeout,
        HttpClientFactory = new FreshConnections(),
        // It would compress what is sent, which no task is long enough for and few stand-ins of Google understand.
        GZipEnabled = false,
        // The effects ledger decides when to try again: a blind repeat of an insert could double a task.
        DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
    });

    /// <summary>Lets connections go after a while, so that a long-lived process follows a change of DNS.</summary>
    internal static SocketsHttpHandler FreshHandler() => new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    private sealed class FreshConnections : HttpClientFactory
    {
        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => FreshHandler();
    }
}
