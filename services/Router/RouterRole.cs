using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using St4cker.Contracts;
using St4cker.Hosting.Bus;
using St4cker.Hosting.Health;
using St4cker.Router.Intake;
using St4cker.Router.Presses;
using St4cker.Router.Reading;
using St4cker.Storage;
using St4cker.Telegram;

namespace St4cker.Router;

/// <summary>Telegram in and out: updates are stored, then read into commands; what is to be said is sent within the limits.</summary>
public static class RouterRole
{
    public const string Name = "router";

    public static IServiceCollection AddRouter(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<LeaderLock>();
        services.AddSingleton<RouterMeters>();
        services.AddSingleton<BotState>();
        services.AddSingleton<IReadinessCheck, TelegramCheck>();
        services.AddSingleton<AskModel>();
        services.AddSingleton<AnswerPresses>();
        services.AddHostedService(provider => provider.GetRequiredService<AnswerPresses>());
        services.AddSingleton<StoreUpdates>();
        services.AddHostedService(provider => provider.GetRequiredService<StoreUpdates>());
        services.AddHostedService<BotMenu>();
        services.AddSingleton(Secret);
        services.AddStage<ReadUpdates, UpdateStored>(Name);
        services.AddTelegramOutbound();
        services.AddLedStage<OutboundDispatcher, CardChanged>(Name);
        if (TelegramSettings.Read(configuration).Mode == UpdateMode.Webhook)
            services.AddHostedService<SetWebhook>();
        else
            services.AddHostedService<PollTelegram>();
        return services;
    }

    public static void MapRouter(this IEndpointRouteBuilder endpoints)
    {
        var settings = endpoints.ServiceProvider.GetRequiredService<TelegramSettings>();
        if (settings.Mode == UpdateMode.Webhook)
            TelegramWebhook.Map(endpoints, endpoints.ServiceProvider.GetRequiredService<WebhookSecret>().Value);
    }

    private static WebhookSecret Secret(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<TelegramSettings>();
        if (settings.WebhookSecret is { } given)
            return new WebhookSecret(given);
        var info = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"telegram-webhook/{settings.BotId}"));
        return new WebhookSecret(Convert.ToHexString(HKDF.DeriveKey(HashAlgorithmName.SHA256, [.. provider.GetRequiredService<MasterKey>().Bytes], 32, info: info)));
    }
}
