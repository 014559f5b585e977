using System.Text.RegularExpressions;
using Microsoft.Playwright;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

/// <summary>A running program, people with the chat open, and browsers with the desktop client.</summary>
public sealed partial class AppHouse(PostgresServer postgres) : IAsyncLifetime
{
    private readonly AppBrowser _browser = new();
    private RunningProgram? _program;

    public string Url => _program!.Program.Url;
    public IPlaywright Playwright => _browser.Playwright;

    public async ValueTask InitializeAsync()
    {
        await _browser.InitializeAsync();
        if (Chromium.Path is not null)
            _program = await RunningProgram.OpenAsync(postgres);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
    }

    internal Chat Join(string name = "Ann", string language = "en")
    {
        Assert.SkipWhen(_program is null, "there is no Chromium on this machine");
        return _program!.Join(language, name);
    }

    /// <summary>A new browser with the app open.</summary>
    public async Task<IPage> OpenAsync(string at = "")
    {
        var page = await (await _browser.ContextAsync()).NewPageAsync();
        await VisitAsync(page, at);
        return page;
    }

    public async Task VisitAsync(IPage page, string at = "")
    {
        await page.GotoAsync($"{Url}/app/{at}");
        await Assertions.Expect(page.Locator("body")).ToHaveClassAsync("ready");
    }

    /// <summary>A new browser that follows this person's chat.</summary>
    internal async Task<IPage> OpenPairedAsync(Chat person)
    {
        var page = await OpenAsync();
        await PairAsync(page, person);
        return page;
    }

    internal async Task PairAsync(IPage page, Chat person)
    {
        var (code, _) = await OfferAsync(person);
        await GoAsync(page, "device");
        await page.Locator(".panels .button.main").ClickAsync();
        await page.Locator("input.code").FillAsync(code);
        await page.Locator("input.code").PressAsync("Enter");
    }

    /// <summary>The code and the link that the chat offers for a new device.</summary>
    internal static async Task<(string Code, Uri Link)> OfferAsync(Chat person)
    {
        var card = await person.ShownAsync("/device", "🔐");
        if (!card.Buttons.Any(button => button.Url?.Contains("#pair=", StringComparison.Ordinal) == true))
        {
            await person.PressAsync(card, "🔐");
            card = await person.SeesAsync(entry => entry.Message.From.IsBot && entry.Message.MessageId >= card.Message.MessageId && entry.Buttons.Any(button => button.Url?.Contains("#pair=", StringComparison.Ordinal) == true));
        }

        return (CodeInCard().Match(card.Message.Text!).Value, new Uri(card.Buttons.First(button => button.Url is not null).Url!));
    }

    public static async Task GoAsync(IPage page, string screen) => await page.Locator($"#nav [data-screen={screen}]").ClickAsync();

    /// <summary>Adds a task on the screen that is shown.</summary>
    public static async Task AddAsync(IPage page, string title)
    {
        var line = page.Locator(".adder input[type=text]:visible").First;
        await line.FillAsync(title);
        await line.PressAsync("Enter");
    }

    public static Task LiveAsync(IPage page) => Assertions.Expect(page.Locator("#status-rail.live")).ToBeVisibleAsync();

    public static Task SeesAsync(IPage page, string title) => Assertions.Expect(Row(page, title)).ToBeVisibleAsync();

    public static ILocator Row(IPage page, string title) => page.Locator("li.row:visible", new() { HasText = title });

    /// <summary>How many rows a store of the browser's database has.</summary>
    public static Task<int> CountAsync(IPage page, string store) => page.EvaluateAsync<int>("""
        (store) => new Promise((resolve, reject) => {
          const opened = indexedDB.open('st4cker');
          opened.onerror = () => reject(opened.error);
          opened.onsuccess = () => {
            const counted = opened.result.transaction(store).objectStore(store).count();
            counted.onsuccess = () => { opened.result.close(); resolve(counted.result); };
          };
        })
        """, store);

    [GeneratedRegex(@"^[A-Z0-9]{3} [A-Z0-9]{3}$", RegexOptions.Multiline, 1000)]
    private static partial Regex CodeInCard();
}
