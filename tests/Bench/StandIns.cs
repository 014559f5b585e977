using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using St4cker.Playground.GeminiStandIn;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Bench;

/// <summary>Telegram in this process, over real HTTP and without its limits; and Gemini, for whoever is told of it.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    private const string Prefix = "/telegram";
    private const string ModelPrefix = "/gemini";
    private readonly WebApplication _app;
    private readonly string _mode;

    private StandIns(FakeTelegram telegram, WebApplication app, string mode) => (Telegram, _app, _mode) = (telegram, app, mode);

    public FakeTelegram Telegram { get; }

    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Telegram__BotToken", Telegram.BotToken), ("Telegram__ApiUrl", _app.Urls.First() + Prefix), ("Telegram__Mode", _mode),
        ("Telegram__MessagesPerSecond", "100000"), ("Telegram__MessagesPerSecondPerChat", "100000"),
    ];

    /// <summary>Lets the program ask the model of everything, with quotas that it can not use up.</summary>
    public (string Name, string Value)[] ModelSettings =>
    [
        ("Gemini__ApiUrl", _app.Urls.First() + ModelPrefix), ("Gemini__ApiKey", new FakeGemini().ApiKey), ("Gemini__RequestsPerMinute", "1000000"),
        ("Gemini__RequestsPerDay", "10000000"), ("Gemini__RequestsPerDayPerUser", "1000000"),
    ];

    /// <param name="mode">How updates are fetched: webhook or polling.</param>
    public static async Task<StandIns> StartAsync(string mode)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var telegram = new FakeTelegram(new FakeTelegramOptions { Limits = SendingLimitOptions.None });
        app.MapTelegramStandIn(Prefix, telegram);
        app.MapGeminiStandIn(ModelPrefix, new FakeGemini());
        await app.StartAsync();
        return new StandIns(telegram, app, mode);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        await Telegram.DisposeAsync();
    }
}
