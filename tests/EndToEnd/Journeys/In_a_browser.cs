using Microsoft.Playwright;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>What a newcomer does on the chat page of a program that was told nothing.</summary>
public sealed class In_a_browser(PlaygroundInABrowser playground) : IClassFixture<PlaygroundInABrowser>
{
    private const string Ann = "Ann", Budi = "Budi", Citra = "Citra";

    [Fact]
    public async Task Milk_is_said_and_confirmed_and_seen_at_Google_and_in_the_trail()
    {
        var page = await playground.OpenAsync(Ann);
        await SayAsync(page, "Buy milk tomorrow 9am");
        await Card(page, "Buy milk").GetByRole(AriaRole.Button, new() { Name = "✅ Confirm" }).ClickAsync();
        await Assertions.Expect(Card(page, "Buy milk").Locator(".text")).ToContainTextAsync("Saved ✓ · Google Tasks ✓");
        await Assertions.Expect(page.Locator("#shelf .name")).ToHaveTextAsync("Buy milk");
        await Assertions.Expect(page.Locator("#steps")).ToContainTextAsync("Saved");
        await Assertions.Expect(page.Locator("#steps")).ToContainTextAsync("Arrived");
    }

    [Fact]
    public async Task Who_is_not_connected_connects_over_the_page_of_Google()
    {
        var page = await playground.OpenAsync(Citra);
        await page.Locator("#shelf button").ClickAsync();
        var consent = await page.Context.RunAndWaitForPageAsync(() => page.Locator(".keyboard a").First.ClickAsync());
        await consent.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await Assertions.Expect(consent).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/connect/google/callback", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await consent.CloseAsync();
        await SayAsync(page, "beli teh besok jam 9");
        await Card(page, "Beli teh").GetByRole(AriaRole.Button, new() { Name = "✅" }).ClickAsync();
        await Assertions.Expect(page.Locator("#shelf .name")).ToHaveTextAsync("Beli teh");
    }

    [Fact]
    public async Task Who_wants_a_log_in_Drive_ticks_its_box_and_reads_it_there()
    {
        var page = await playground.OpenAsync(Budi);
        await SayAsync(page, "/connect drive");
        var consent = await page.Context.RunAndWaitForPageAsync(() => page.Locator(".keyboard a").Last.ClickAsync());
        await Assertions.Expect(consent.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(2);
        await consent.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await Assertions.Expect(consent.Locator("h1")).ToHaveTextAsync("Terhubung");
        await consent.CloseAsync();
        await SayAsync(page, "Buat kue besok jam 9");
        await Card(page, "Buat kue").GetByRole(AriaRole.Button, new() { Name = "✅" }).ClickAsync();
        await Assertions.Expect(Card(page, "Buat kue").Locator(".text")).ToContainTextAsync("Google Tasks ✓");
        var month = page.Locator("a", new() { HasText = "st4cker/telegram-events/events-" });
        await RunningProgram.UntilAsync(async () =>
        {
            await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Authority) + "/playground/google/drive");
            return await month.CountAsync() == 1;
        }, "the file is there");
        await month.ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Buat kue");
    }

    [Fact]
    public async Task Editing_in_words_opens_the_reply_by_itself()
    {
        var page = await playground.OpenAsync(Ann);
        await SayAsync(page, "Bake bread tomorrow 9am");
        await Card(page, "Bake bread").GetByRole(AriaRole.Button, new() { Name = "✏️ Edit" }).ClickAsync();
        await Card(page, "Bake bread").GetByRole(AriaRole.Button, new() { Name = "✍️ In words" }).ClickAsync();
        await Assertions.Expect(page.Locator("#context")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#draft")).ToHaveAttributeAsync("placeholder", "Friday 4pm");
        await SayAsync(page, "title: bake rolls");
        await Assertions.Expect(Card(page, "Bake rolls").Locator(".text")).ToContainTextAsync("was: Bake bread");
        await Card(page, "Bake rolls").GetByRole(AriaRole.Button, new() { Name = "✖ Cancel" }).ClickAsync();
        await Assertions.Expect(page.Locator("#log")).ToContainTextAsync("nothing was saved");
    }

    [Fact]
    public async Task Markup_in_a_message_stays_text()
    {
        var page = await playground.OpenAsync(Ann);
        await SayAsync(page, "/task <img src=x onerror=\"document.title='hacked'\"> | tomorrow 9am");
        await Assertions.Expect(Card(page, "<img src=x").Locator(".text")).ToContainTextAsync("09:00");
        Assert.Equal(0, await page.Locator("#log img").CountAsync());
        Assert.DoesNotContain("hacked", await page.TitleAsync(), StringComparison.Ordinal);
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.Locator("#draft").FillAsync(text);
        await page.Locator("#send").ClickAsync();
    }

    private static ILocator Card(IPage page, string words) => page.Locator("#log li.theirs", new() { HasText = words }).First;
}

/// <summary>A program without a bot token, and a browser. Skips every test where there is none.</summary>
public sealed class PlaygroundInABrowser(PostgresServer postgres) : IAsyncLifetime
{
    private const float Patience = 60_000;
    private TestDatabase? _database;
    private ProgramUnderTest? _program;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _database = await postgres.CreateDatabaseAsync();
        _program = new ProgramUnderTest([("ConnectionStrings__Postgres", _database.ConnectionString)]);
        await _program.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments, Timeout = Patience });
    }

    /// <summary>The chat page as this person.</summary>
    public async Task<IPage> OpenAsync(string person)
    {
        Assert.SkipWhen(_browser is null, "there is no Chromium on this machine");
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(_program!.Url);
        await page.Locator("label.person", new() { HasText = person }).ClickAsync();
        await Assertions.Expect(page.Locator("#account")).ToContainTextAsync(person.ToLowerInvariant());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is not null)
            await _program.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
