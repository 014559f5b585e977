using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using St4cker.Playground.GeminiStandIn;
using St4cker.Playground.GoogleStandIn;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Journeys.House;

/// <summary>Telegram, Google and Gemini as the program meets them: by HTTP, on a free port of this machine.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    public const string BotToken = "2000002:test-token";
    private readonly WebApplication _app;

    private StandIns(WebApplication app) => _app = app;

    public required FakeTelegram Telegram { get; init; }
    public required FakeGoogle Google { get; init; }
    public required FakeGemini Gemini { get; init; }

    public static async Task<StandIns> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var standIns = new StandIns(builder.Build())
        {
            Telegram = new FakeTelegram(new FakeTelegramOptions
            {
                BotToken = BotToken,
                Limits = SendingLimitOptions.None,
                HistoryPerChat = 5000,
                WebhookPause = TimeSpan.FromMilliseconds(100),
            }),
            Google = new FakeGoogle(),
            Gemini = new FakeGemini(),
        };
        standIns._app.MapTelegramStandIn("/telegram", standIns.Telegram);
        standIns._app.MapGoogleStandIn("/google", standIns.Google);
        standIns._app.MapGeminiStandIn("/gemini", standIns.Gemini);
        await standIns._app.StartAsync();
        return standIns;
    }

    /// <summary>What makes the program talk to these instead of the real ones; Gemini is left out.</summary>
    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Telegram__BotToken", BotToken),
        ("Telegram__ApiUrl", Url + "/telegram"),
        ("Telegram__MessagesPerSecond", "1000"),
        ("Telegram__MessagesPerSecondPerChat", "200"),
        ("Google__ClientId", Google.Options.ClientId),
        ("Google__ClientSecret", Google.Options.ClientSecret),
        ("Google__AuthUrl", Url + "/google/o/oauth2/v2/auth"),
        ("Google__TokenUrl", Url + "/google/token"),
        ("Google__RevokeUrl", Url + "/google/revoke"),
        ("Google__TasksUrl", Url + "/google/"),
        ("Google__DriveUrl", Url + "/google/"),
    ];

    public IEnumerable<(string Name, string Value)> GeminiSettings =>
        [("Gemini__ApiUrl", Url + "/gemini"), ("Gemini__ApiKey", Gemini.ApiKey), ("Gemini__RequestsPerMinute", "1000")];

    private string Url => _app.Urls.First();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        await Telegram.DisposeAsync();
        Google.Dispose();
    }
}
