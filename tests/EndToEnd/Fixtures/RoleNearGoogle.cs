using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Confirmation.Connectors;
using St4cker.Contracts;
using St4cker.EndToEnd.Telegram;
using St4cker.Google;
using St4cker.Hosting.Bus;
using St4cker.Playground.GoogleStandIn;
using St4cker.Storage;

namespace St4cker.EndToEnd.Fixtures;

/// <summary>What every role needs that speaks to Google, beside the stages of its own.</summary>
internal static class RoleNearGoogle
{
    /// <param name="url">Where the stand-in for Google is, at <c>/google</c>.</param>
    public static WebApplicationBuilder Prepare(NpgsqlDataSource database, TestClock clock, string url, FakeGoogleOptions google)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Google:ClientId"] = google.ClientId,
            ["Google:ClientSecret"] = google.ClientSecret,
            ["Google:AuthUrl"] = url + "/google/o/oauth2/v2/auth",
            ["Google:TokenUrl"] = url + "/google/token",
            ["Google:RevokeUrl"] = url + "/google/revoke",
            ["Google:TasksUrl"] = url + "/google/",
            ["Google:DriveUrl"] = url + "/google/",
        });
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new MasterKey([.. Enumerable.Repeat((byte)9, MasterKey.Length)]));
        builder.Services.AddSingleton(new PublicUrl(new Uri("http://127.0.0.1:1")));
        builder.Services.AddSingleton(TelegramBotClientTests.Settings(new Uri("http://127.0.0.1:1")));
        builder.Services.AddSingleton<IConnectionEvents>(new ConnectionEvents(clock));
        builder.Services.AddGoogle(builder.Configuration);
        builder.Services.AddBus(rabbitMq: null);
        return builder;
    }
}
