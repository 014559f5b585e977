using Microsoft.Playwright;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Operations;

namespace St4cker.EndToEnd.Devices;

/// <summary>The desktop client's modules as they lie in the repository, in a browser, with no server behind them.</summary>
public sealed class AppModules : IAsyncLifetime
{
    private const string Place = "http://modules.test/";
    private readonly AppBrowser _browser = new();
    private IPage? _page;

    public static string Folder { get; } = Path.Combine(Repository.Root, "services", "Sync", "App", "wwwroot");

    public async ValueTask InitializeAsync() => await _browser.InitializeAsync();

    public async Task<IPage> OpenAsync()
    {
        if (_page is not null)
            return _page;
        var page = await (await _browser.ContextAsync()).NewPageAsync();
        await page.RouteAsync(Place + "**", route => route.FulfillAsync(Answer(new Uri(route.Request.Url).AbsolutePath.TrimStart('/'))));
        await page.GotoAsync(Place);
        return _page = page;
    }

    public async ValueTask DisposeAsync() => await _browser.DisposeAsync();

    private static RouteFulfillOptions Answer(string path) => path.Length == 0
        ? new() { ContentType = "text/html", Body = "<!doctype html><title>Modules</title>" }
        : new() { ContentType = path.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/plain", Path = Path.Combine(Folder, path) };
}

/// <summary>Chromium; skips every test where there is none.</summary>
public sealed class AppBrowser : IAsyncLifetime
{
    public const float Patience = 60_000;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IPlaywright Playwright => _playwright!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments, Timeout = Patience });
    }

    /// <summary>A browser that never saw anything.</summary>
    public async Task<IBrowserContext> ContextAsync(ViewportSize? size = null)
    {
        Assert.SkipWhen(_browser is null, "there is no Chromium on this machine");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = size ?? new() { Width = 1280, Height = 900 }, Locale = "en-GB" });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
