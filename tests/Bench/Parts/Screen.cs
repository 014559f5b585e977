using Microsoft.Playwright;
using St4cker.EndToEnd.Fixtures;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Bench.Parts;

/// <summary>From pressing Confirm in the chat to the change on the screen of a second browser, the web app loaded over HTTP in headless Chromium.</summary>
internal static class Screen
{
    private const int Confirmations = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Looks by itself at each change of the page and notes when a number first stood there.
    private const string Watch = """
        () => {
          window.seen = {};
          new MutationObserver(() => {
            for (const row of document.querySelectorAll('li.row')) {
              const number = /number (\d+)/i.exec(row.textContent);
              if (number && !(number[1] in window.seen)) window.seen[number[1]] = performance.timeOrigin + performance.now();
            }
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        if (Chromium.Path is not { } chromium)
            throw new InvalidOperationException("This part needs Chromium.");
        await using var standIns = await StandIns.StartAsync("webhook");
        await using var program = await RunningProgram.StartAsync(bench.Program, bench.NewHome(), standIns, ("Telegram__Acknowledge", "none"));
        var person = Crowd.PersonId(0);
        var crowd = new Crowd(standIns.Telegram, 1);
        await crowd.WarmUpAsync(50);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Chromium.Arguments });
        await OpenAsync(browser, standIns.Telegram, person);
        var second = await OpenAsync(browser, standIns.Telegram, person);
        await second.EvaluateAsync(Watch);

        var took = new List<double>();
        for (var number = 1; number <= Confirmations && !stop.IsCancellationRequested; number++)
        {
            var said = standIns.Telegram.Say(person, $"note: number {number}");
            var card = await standIns.Telegram.WaitForAsync(person, entry => entry.Message.From.IsBot && entry.Message.ReplyToMessage?.MessageId == said.MessageId, Patience);
            var pressed = TimeProvider.System.GetUtcNow();
            standIns.Telegram.Press(person, card.Message.MessageId, "✅");
            var seen = await second.WaitForFunctionAsync("number => window.seen[number]", number);
            took.Add(await seen.EvaluateAsync<double>("at => at") - (pressed - DateTimeOffset.UnixEpoch).TotalMilliseconds);
        }

        figures.Add("confirm in the chat to the screen of a second browser: median", Percentile.Of(took, 50), "ms");
        figures.Add("confirm in the chat to the screen of a second browser: p99", Percentile.Of(took, 99), "ms");
    }

    /// <summary>A browser of its own, paired by the link from the chat, with the notes on its screen.</summary>
    private static async Task<IPage> OpenAsync(IBrowser browser, FakeTelegram telegram, long person)
    {
        var said = telegram.Say(person, "/device pair");
        var card = await telegram.WaitForAsync(person, entry => entry.Message.From.IsBot && entry.Message.MessageId > said.MessageId && Link(entry) is not null, Patience);
        var page = await (await browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync(Link(card)!);
        await page.Locator("dialog[open] button.main").ClickAsync();
        await Assertions.Expect(page.Locator("#status-rail.live")).ToBeVisibleAsync();
        await page.Locator("#nav [data-screen=notes]").ClickAsync();
        return page;
    }

    private static string? Link(ChatEntry entry) => entry.Buttons.FirstOrDefault(button => button.Url?.Contains("#pair=", StringComparison.Ordinal) == true)?.Url;
}
