using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using St4cker.Contracts;
using St4cker.Storage;

namespace St4cker.Telegram;

public static class TelegramServices
{
    /// <summary>The client, its limits, and what answers at once: <see cref="CallbackAnswers"/> and <see cref="Acknowledger"/>. Several roles of one process may ask for it.</summary>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(TelegramSettings)))
            return services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(TelegramSettings.Read(configuration));
        services.AddSingleton<TelegramBotClient>();
        services.AddSingleton<SendLimits>();
        services.AddSingleton<CallbackAnswers>();
        services.AddSingleton<Acknowledger>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<CallbackAnswers>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Acknowledger>());
        return services;
    }

    /// <summary>The dispatcher of outgoing messages, after <see cref="AddTelegram"/>. Of all processes that have it, one works at a time.</summary>
    public static IServiceCollection AddTelegramOutbound(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(OutboundDispatcher)))
            return services;
        services.TryAddSingleton<LeaderLock>();
        services.AddHostedService<CountSenders>();
        services.AddSingleton<OutboundDispatcher>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<OutboundDispatcher>());
        return services;
    }
}
