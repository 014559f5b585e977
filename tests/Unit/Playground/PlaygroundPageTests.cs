using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using St4cker.Charts;
using St4cker.Contracts;
using St4cker.Playground;
using St4cker.Playground.ChatPage;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Unit.Playground;

public sealed class PlaygroundPageTests : IAsyncLifetime
{
    private static readonly ChatPerson Ann = ChatPerson.All[0];
    private readonly string _directory = Directory.CreateTempSubdirectory("st4cker-playground-").FullName;
    private ServedStandIn _served = null!;
    private FakeTelegram _telegram = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await ServedStandIn.StartAsync(
            app =>
            {
                app.MapPlayground(PlaygroundAddresses.Of("http://127.0.0.1:8080"));
                _telegram = app.Services.GetRequiredService<FakeTelegram>();
            },
            builder =>
            {
                builder.Services.AddSingleton<ReadAuditSteps>((user, after, _) => Task.FromResult<IReadOnlyList<AuditStep>>(
                    user == Ann.Id && after == 0 ? [new AuditStep(1, 0, "person", "draft_confirmed", "draft", "k7", 5, JsonSerializer.SerializeToElement(new { }))] : []));
                builder.Services.AddPlayground(_directory);
            });
        _served.Http.DefaultRequestHeaders.Add("Origin", _served.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task The_page_and_its_files_run_no_foreign_and_no_inline_script()
    {
        using var page = await _served.Http.GetAsync("/");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        foreach (var file in new[] { "chat.css", "chat.js", "words.js", "text.js", "page.js", "threads.js", "views.js", "log.js", "notices.js", "bubble.js", "panels.js", "composer.js", "icon.svg" })
            Assert.Equal(HttpStatusCode.OK, (await _served.Http.GetAsync("/playground/" + file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _served.Http.GetAsync("/playground/other.js")).StatusCode);
    }

    [Fact]
    public async Task The_page_gets_the_pictures_that_were_sent_and_no_others()
    {
        _telegram.Say(Ann.Id, "/summary");
        var png = new BarChart("November", [new Bar("Food", "€20", 1)]).ToPng();
        using var form = new MultipartFormDataContent { { new StringContent($"{Ann.Id}"), "chat_id" }, { new ByteArrayContent(png), "photo", "chart.png" } };
        using var answer = await _served.Http.PostAsync($"{PlaygroundAddresses.TelegramPrefix}/bot{_telegram.BotToken}/sendPhoto", form);
        var id = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["result"]!["photo"]![0]!["file_id"];

        using var file = await _served.Http.GetAsync("/playground/photo/" + id);

        Assert.Equal("image/png", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(png, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await _served.Http.GetAsync("/playground/photo/1")).StatusCode);
    }

    [Fact]
    public async Task Another_site_can_neither_post_nor_read()
    {
        _served.Http.DefaultRequestHeaders.Remove("Origin");
        _served.Http.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using var said = await _served.Http.PostAsJsonAsync("/playground/say", new { person = Ann.Id, text = "x" });
        using var called = await _served.Http.PostAsJsonAsync($"/playground/telegram/bot{PlaygroundAddresses.BotToken}/getUpdates", new { });
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (said.StatusCode, called.StatusCode));
        Assert.Empty(_telegram.Messages(Ann.Id));
    }

    [Fact]
    public async Task A_name_that_was_made_to_point_here_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.example";
        using var answer = await _served.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("cross-site", "no-cors", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "cors", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "navigate", HttpStatusCode.OK)]
    [InlineData("same-origin", "cors", HttpStatusCode.OK)]
    [InlineData("none", "navigate", HttpStatusCode.OK)]
    public async Task A_link_from_elsewhere_may_lead_here_but_no_page_may_load_it(string site, string mode, HttpStatusCode expected)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Mode", mode);
        using var answer = await client.GetAsync(_served.Url + "/");
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task The_consent_page_offers_the_account_of_the_person_whose_chat_is_open()
    {
        await using (await _served.Http.GetStreamAsync($"/playground/live?person={ChatPerson.All[1].Id}"))
        {
            var page = await _served.Http.GetStringAsync($"/playground/google/o/oauth2/v2/auth?client_id={PlaygroundAddresses.GoogleClientId}&redirect_uri=http%3A%2F%2F127.0.0.1%2F&scope=x");
            Assert.Contains("value=\"budi@example.com\" checked", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_visitor_says_edits_and_presses_reaches_the_bot()
    {
        await PostAsync("say", new { person = Ann.Id, text = "milk" });
        var said = Assert.Single(_telegram.Messages(Ann.Id)).Message.MessageId;
        await PostAsync("edit", new { person = Ann.Id, messageId = said, text = "oat milk" });
        var card = await _served.PostAsync($"/playground/telegram/bot{PlaygroundAddresses.BotToken}/sendMessage", new
        {
            chat_id = Ann.Id,
            text = "draft",
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "✅ Confirm", callback_data = "yes" } } } },
        });
        await PostAsync("press", new { person = Ann.Id, messageId = (long)card["result"]!["message_id"]!, data = "yes" });
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("press", new { person = Ann.Id, messageId = said, data = "forged" }, expectDone: false));
        var updates = await _telegram.GetUpdatesAsync(0, 100, TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(["message", "edited_message", "callback_query"], updates.Select(update => update.Kind));
    }

    [Fact]
    public async Task The_live_feed_begins_with_everything_and_goes_on_with_changes()
    {
        await using var stream = await _served.Http.GetStreamAsync($"/playground/live?person={Ann.Id}");
        await using var feed = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        var hello = await NextAsync(feed, "hello");
        Assert.Equal("en", (string)hello["person"]!["language"]!);
        Assert.Equal("draft_confirmed", (string)(await NextAsync(feed, "audit"))[0]!["action"]!);
        _telegram.Say(Ann.Id, "<b>milk</b>");
        Assert.Equal("<b>milk</b>", (string)(await NextAsync(feed, "message"))["message"]!["text"]!);
    }

    [Fact]
    public async Task A_real_bot_token_and_the_playground_exclude_each_other()
    {
        var refused = await Assert.ThrowsAsync<SettingException>(() => ServedStandIn.StartAsync(
            app => app.MapPlayground(PlaygroundAddresses.Of("http://127.0.0.1:8080")),
            builder =>
            {
                builder.Configuration["Telegram:BotToken"] = "123456:real";
                builder.Services.AddPlayground(_directory);
            }));
        Assert.Equal("Telegram__BotToken", refused.Setting);
        Assert.DoesNotContain("real\"", refused.Message, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> PostAsync(string deed, object body, bool expectDone = true)
    {
        using var answer = await _served.Http.PostAsJsonAsync("/playground/" + deed, body);
        if (expectDone)
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return answer.StatusCode;
    }

    private static async Task<JsonNode> NextAsync(IAsyncEnumerator<SseItem<string>> feed, string name)
    {
        do
            Assert.True(await feed.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        while (feed.Current.EventType != name);
        return JsonNode.Parse(feed.Current.Data)!;
    }
}
