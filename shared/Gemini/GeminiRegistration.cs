using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace St4cker.Gemini;

public static class GeminiRegistration
{
    /// <summary>Adds <see cref="ModelReader"/> and <see cref="GeminiSettings"/>. Needs an <see cref="NpgsqlDataSource"/> and logging.</summary>
    /// <exception cref="Contracts.SettingException">A setting is wrong; thrown at once.</exception>
    public static IServiceCollection AddGemini(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = GeminiSettings.Read(configuration);
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(GeminiChatClient.HttpClientName, client =>
            {
                client.MaxResponseContentBufferSize = GeminiChatClient.MaxAnswerBytes;
                // The reader bounds the time, of all attempts together.
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            // A redirect would carry the key's header to another host.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<IChatClient>(provider => new GeminiChatClient(
            provider.GetRequiredService<IHttpClientFactory>(), settings, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IUsage, UsageTable>();
        services.AddSingleton(provider => new ModelReader(
            settings,
            provider.GetRequiredService<IChatClient>(),
            provider.GetRequiredService<IUsage>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ModelReader>>()));
        return services;
    }
}
