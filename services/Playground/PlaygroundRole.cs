using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using St4cker.Contracts;
using St4cker.Playground.ChatPage;
using St4cker.Playground.GoogleStandIn;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Playground;

/// <summary>The role that lets the program be tried with no account: stand-ins for Telegram and Google and a chat page at <c>/</c>.</summary>
public static class PlaygroundRole
{
    /// <param name="directory">Where the stand-ins keep what they know, such as <c>{St4cker__DataDirectory}/playground</c>.</param>
    public static IServiceCollection AddPlayground(this IServiceCollection services, string directory)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new FakeTelegram(new FakeTelegramOptions { Directory = directory }, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new FakeGoogle(new FakeGoogleOptions { Directory = directory }, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(AuditTrail.Of);
        services.TryAddSingleton<LiveFeed>();
        return services;
    }

    /// <summary>Who has an account at the stand-in for Google from the start, and what gives its refresh token: the first Confirm then shows the
    /// whole way. The others show how connecting works.</summary>
    public static IEnumerable<(long UserId, Func<string> Connect)> Connections(IServiceProvider services)
    {
        var google = services.GetRequiredService<FakeGoogle>();
        return ChatPerson.All.Where(person => person.StartsConnected).Select(person => (person.Id, (Func<string>)(() => google.Connect(person.Account))));
    }

    /// <summary>Maps the page and the stand-ins. Only for a program whose bot token is none, or the playground's own.</summary>
    /// <exception cref="SettingException">A real bot token is configured.</exception>
    public static IEndpointRouteBuilder MapPlayground(this IEndpointRouteBuilder routes, PlaygroundAddresses addresses)
    {
        if (routes.ServiceProvider.GetService<IConfiguration>()?["Telegram:BotToken"] is { Length: > 0 } token && token != PlaygroundAddresses.BotToken)
            throw new SettingException("Telegram__BotToken", "a real bot is configured, so the playground can not be served; start without the playground role.");
        var telegram = routes.ServiceProvider.GetRequiredService<FakeTelegram>();
        var group = routes.MapGroup("").AddEndpointFilter(new OnlyThisMachine(addresses)).ExcludeFromDescription();
        group.MapTelegramStandIn(PlaygroundAddresses.TelegramPrefix, telegram);
        group.MapGoogleStandIn(PlaygroundAddresses.GooglePrefix, routes.ServiceProvider.GetRequiredService<FakeGoogle>());
        ChatPageEndpoints.Map(group, "/playground", telegram);
        return routes;
    }
}
