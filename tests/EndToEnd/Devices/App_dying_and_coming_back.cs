using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

/// <summary>A browser that is killed while it catches up, and events that come two ways.</summary>
public sealed class App_dying_and_coming_back(AppHouse house) : IClassFixture<AppHouse>
{
    private const int Events = 2_000;
    private const int AtOnce = 500;
    private const int Few = 300;

    /// <summary>Resolves as soon as more than so many are stored; the browser is killed at that moment.</summary>
    private const string SomeAreStored = """
        (few) => new Promise((resolve) => {
          const opened = indexedDB.open('st4cker');
          opened.onsuccess = () => {
            const look = () => {
              const cursor = opened.result.transaction('meta').objectStore('meta').get('cursor');
              cursor.onsuccess = () => ((cursor.result ?? 0) > few ? resolve(cursor.result) : look());
            };
            look();
          };
        })
        """;

    private const string Stored = """
        () => new Promise((resolve) => {
          const opened = indexedDB.open('st4cker');
          opened.onsuccess = () => {
            const look = opened.result.transaction(['meta', 'applied', 'things']);
            const asked = [look.objectStore('meta').get('cursor'), look.objectStore('applied').count(), look.objectStore('things').count()];
            look.oncomplete = () => { opened.result.close(); resolve(asked.map((one) => one.result ?? 0)); };
          };
        })
        """;

    [Fact]
    public async Task Killed_while_it_applies_two_thousand_events_it_has_each_once()
    {
        var ann = house.Join();
        var place = Directory.CreateTempSubdirectory("st4cker-app-").FullName;
        try
        {
            await using (var first = await KillableBrowser.StartAsync(house.Playwright, place))
            {
                var page = await first.PageAsync();
                await house.VisitAsync(page);
                await house.PairAsync(page, ann);
                await AppHouse.LiveAsync(page);
            }

            await PushAsync(ann, Events);
            await using (var dying = await KillableBrowser.StartAsync(house.Playwright, place))
            {
                var page = await dying.PageAsync();
                await KillableBrowser.SlowDownAsync(page);
                await page.GotoAsync($"{house.Url}/app/");
                await page.EvaluateAsync<int>(SomeAreStored, Few);
                await dying.KillAsync();
            }

            await using var last = await KillableBrowser.StartAsync(house.Playwright, place);
            var after = await last.PageAsync();
            // The same place, but without the app: what the one that died has left.
            await after.GotoAsync($"{house.Url}/app/icon.svg");
            var left = await after.EvaluateAsync<int[]>(Stored);
            Assert.True(left.All(count => count == left[0]), $"cursor, applied, things: {string.Join(", ", left)}");
            TestContext.Current.TestOutputHelper?.WriteLine($"It died with {left[0]} of {Events}.");
            await house.VisitAsync(after, "#tasks");
            await AppHouse.LiveAsync(after);
            await RunningProgram.UntilAsync(async () => (await after.EvaluateAsync<int[]>(Stored))[0] == Events, "all are applied");
            Assert.All(await after.EvaluateAsync<int[]>(Stored), count => Assert.Equal(Events, count));
            await Assertions.Expect(after.Locator(".group:visible .number")).ToHaveTextAsync("2,000");
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    [Fact]
    public async Task Log_files_and_the_socket_bring_the_same_events_and_each_is_applied_once()
    {
        var ann = house.Join();
        await ann.KeepAsync("/task Buy milk | tomorrow 9am");
        await ann.KeepAsync("/task Buy bread | tomorrow 9am");
        using var api = await DeviceAsync(ann);
        var log = (await api.GetFromJsonAsync<JsonElement>("/api/events?after=0&limit=1000")).GetProperty("events").EnumerateArray().Select(one => one.GetRawText()).ToList();
        var page = await house.OpenAsync("#device");
        // The newest first and twice, and a line that was torn.
        var file = new FilePayload { Name = "events-2026-11.jsonl", MimeType = "application/jsonl", Buffer = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', [log[1], log[0], log[1], "{\"seq\":3,\"ev"])) };
        await page.Locator("#drive-files").SetInputFilesAsync(file);
        await Assertions.Expect(page.Locator("#toasts")).ToContainTextAsync("2 events were applied. 1 line could not be read.");
        await AppHouse.GoAsync(page, "tasks");
        await AppHouse.SeesAsync(page, "Buy milk");
        await house.PairAsync(page, ann);
        await AppHouse.LiveAsync(page);
        await AppHouse.GoAsync(page, "tasks");
        await Assertions.Expect(page.Locator("li.row:visible")).ToHaveCountAsync(2);
        await AppHouse.GoAsync(page, "device");
        await page.Locator("#drive-files").SetInputFilesAsync(file);
        await Assertions.Expect(page.Locator("#toasts")).ToContainTextAsync("0 events were applied.");
    }

    private async Task PushAsync(Chat person, int count)
    {
        using var api = await DeviceAsync(person);
        foreach (var page in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            var changes = page.Select(at => new
            {
                eventId = Guid.NewGuid(),
                eventType = "task.created",
                timestamp = DateTimeOffset.UtcNow,
                @base = 0,
                payload = new { taskId = Guid.NewGuid(), title = string.Create(CultureInfo.InvariantCulture, $"Task {at}"), status = "open", subtasks = Array.Empty<object>(), timeZone = "UTC" },
            });
            using var answer = await api.PostAsJsonAsync("/api/push", new { changes });
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Another device of this person, by hand.</summary>
    private async Task<HttpClient> DeviceAsync(Chat person)
    {
        var (code, _) = await AppHouse.OfferAsync(person);
        var api = new HttpClient { BaseAddress = new Uri(house.Url) };
        using var asked = new StringContent(JsonSerializer.Serialize(new { code, deviceName = "By hand" }), MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await api.PostAsync(new Uri("/api/verify-pairing", UriKind.Relative), asked);
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("sessionToken").GetString());
        return api;
    }
}

/// <summary>A Chromium of its own with a profile on the disk, which can be killed as by kill -9.</summary>
internal sealed class KillableBrowser(Process process, IBrowser browser) : IAsyncDisposable
{
    public static async Task<KillableBrowser> StartAsync(IPlaywright playwright, string profile)
    {
        var port = FreePort.Find();
        var start = new ProcessStartInfo(Chromium.Path!, [.. Chromium.Arguments, "--headless=new", "--window-size=1280,900", "--disable-gpu", "--no-first-run", $"--user-data-dir={profile}", $"--remote-debugging-port={port.ToString(CultureInfo.InvariantCulture)}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        IBrowser? browser = null;
        await RunningProgram.UntilAsync(async () => (browser = await ConnectAsync(playwright, port)) is not null, "Chromium answers");
        return new KillableBrowser(process, browser!);
    }

    public async Task<IPage> PageAsync()
    {
        var page = await browser.Contexts[0].NewPageAsync();
        page.SetDefaultTimeout(AppBrowser.Patience);
        return page;
    }

    /// <summary>So slow that it is in the middle of things for a while.</summary>
    public static async Task SlowDownAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object>(StringComparer.Ordinal) { ["rate"] = 20 });
    }

    public async Task KillAsync()
    {
        // Its first process writes the database; to look for the others takes a while.
        process.Kill();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await browser.CloseAsync();
            await KillAsync();
        }

        process.Dispose();
    }

    private static async Task<IBrowser?> ConnectAsync(IPlaywright playwright, int port)
    {
        try
        {
            return await playwright.Chromium.ConnectOverCDPAsync(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }
}
