using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Unit.Playground;

public sealed class TelegramUpdatesTests : IAsyncLifetime
{
    private const long Ann = 5_000_000_001;
    private const long Group = -1_001_234_567_890;
    private static readonly string[] PressesOnly = ["callback_query"];
    private readonly FakeTelegram _telegram = new(new FakeTelegramOptions { WebhookPause = TimeSpan.FromMilliseconds(10) });
    private ServedStandIn _served = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await ServedStandIn.StartAsync(app => app.MapTelegramStandIn("", _telegram));
        _telegram.Join(Ann, "Ann", "en", "ann");
    }

    public async ValueTask DisposeAsync()
    {
        await _telegram.DisposeAsync();
        await _served.DisposeAsync();
    }

    [Fact]
    public async Task Updates_come_again_until_the_offset_confirms_them()
    {
        _telegram.Say(Ann, "one");
        _telegram.Say(Ann, "two");
        var first = await UpdatesAsync(new { });
        Assert.Equal(["one", "two"], Texts(first));
        Assert.Equal(Ids(first), Ids(await UpdatesAsync(new { })));
        Assert.Equal(["two"], Texts(await UpdatesAsync(new { offset = Ids(first)[1] })));
        Assert.Empty(await UpdatesAsync(new { offset = Ids(first)[1] + 1 }));
        Assert.Equal(0, _telegram.PendingUpdates);
    }

    [Fact]
    public async Task A_long_poll_ends_when_something_comes()
    {
        var waiting = UpdatesAsync(new { timeout = 30 });
        Assert.False(waiting.IsCompleted);
        _telegram.Say(Ann, "now");
        Assert.Equal(["now"], Texts(await waiting.WaitAsync(TimeSpan.FromSeconds(5))));
    }

    [Fact]
    public async Task Only_the_newest_of_two_pollers_gets_updates()
    {
        var first = CallAsync("getUpdates", new { timeout = 30 });
        var second = CallAsync("getUpdates", new { timeout = 30 });
        var ended = await await Task.WhenAny(first, second).WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(409, (int)ended["error_code"]!);
        _telegram.Say(Ann, "now");
        await Task.WhenAll(first, second).WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Single(new[] { await first, await second }, answer => (bool)answer["ok"]!);
    }

    [Fact]
    public async Task Unwanted_kinds_are_left_out()
    {
        await UpdatesAsync(new { allowed_updates = PressesOnly });
        var said = _telegram.Say(Ann, "x");
        _telegram.PressOld(Ann, said, "data");
        Assert.NotNull(Assert.Single(await UpdatesAsync(new { }))!["callback_query"]);
    }

    [Fact]
    public async Task A_message_carries_what_the_Bot_API_sends()
    {
        var said = _telegram.Say(Ann, "milk");
        _telegram.Edit(Ann, said.MessageId, "oat milk");
        _telegram.Say(Ann, "/undo that", new Saying { ReplyTo = said.MessageId, ForwardedFrom = "Carol" });
        _telegram.SendOther(Ann, "photo", "look");
        var updates = await UpdatesAsync(new { });
        var first = updates[0]!["message"]!;
        Assert.Equal(Ann, (long)first["chat"]!["id"]!);
        Assert.Equal("private", (string)first["chat"]!["type"]!);
        Assert.Equal("en", (string)first["from"]!["language_code"]!);
        Assert.Equal("oat milk", (string)updates[1]!["edited_message"]!["text"]!);
        Assert.NotNull(updates[1]!["edited_message"]!["edit_date"]);
        Assert.Equal(said.MessageId, (long)updates[2]!["message"]!["reply_to_message"]!["message_id"]!);
        Assert.Equal("Carol", (string)updates[2]!["message"]!["forward_origin"]!["sender_user_name"]!);
        Assert.Equal("bot_command", (string)updates[2]!["message"]!["entities"]![0]!["type"]!);
        Assert.NotNull(updates[3]!["message"]!["photo"]![0]!["file_id"]);
        Assert.Null(updates[3]!["message"]!["text"]);
    }

    [Fact]
    public async Task In_a_group_another_person_can_press_and_one_tap_can_come_twice()
    {
        _telegram.OpenGroup(Group, "Family");
        _telegram.Join(7, "Budi", "id");
        _telegram.Say(Ann, "milk", new Saying { ChatId = Group });
        var card = (long)(await CallAsync("sendMessage", new
        {
            chat_id = Group,
            text = "draft",
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "✅ Confirm", callback_data = "yes" } } } },
        }))["result"]!["message_id"]!;
        _telegram.PressesArriveTwice = true;
        _telegram.Press(7, card, "✅", Group);
        var presses = (await UpdatesAsync(new { })).Where(update => update!["callback_query"] is not null).Select(update => update!["callback_query"]!).ToList();
        Assert.Equal(2, presses.Count);
        Assert.NotEqual((string)presses[0]["id"]!, (string)presses[1]["id"]!);
        Assert.All(presses, press => Assert.Equal((7, "yes", card), ((long)press["from"]!["id"]!, (string)press["data"]!, (long)press["message"]!["message_id"]!)));
    }

    [Fact]
    public async Task A_webhook_gets_each_update_with_its_secret_until_it_says_2xx()
    {
        var received = new ConcurrentQueue<(string? Secret, long Id)>();
        var twice = new TaskCompletionSource();
        await using var bot = await ServedStandIn.StartAsync(app => app.MapPost("/hook", async (HttpContext http) =>
        {
            var update = await JsonNode.ParseAsync(http.Request.Body);
            received.Enqueue((http.Request.Headers["X-Telegram-Bot-Api-Secret-Token"], (long)update!["update_id"]!));
            if (received.Count == 1)
                return Results.StatusCode(503);
            twice.TrySetResult();
            return Results.Ok();
        }));
        _telegram.Say(Ann, "milk");
        await CallAsync("setWebhook", new { url = bot.Url + "/hook", secret_token = "s3cret" });
        await twice.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(2, received.Count);
        Assert.Single(received.Distinct());
        Assert.Equal("s3cret", received.First().Secret);
        var poll = await CallAsync("getUpdates", new { });
        Assert.Equal("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", (string)poll["description"]!);
        Assert.Equal(bot.Url + "/hook", (string)(await CallAsync("getWebhookInfo", new { }))["result"]!["url"]!);
        await CallAsync("deleteWebhook", new { drop_pending_updates = true });
        Assert.Empty(await UpdatesAsync(new { }));
    }

    private async Task<JsonArray> UpdatesAsync(object call) => (await CallAsync("getUpdates", call))["result"]!.AsArray();

    private Task<JsonNode> CallAsync(string method, object call) => _served.PostAsync($"/bot{_telegram.BotToken}/{method}", call);

    private static string[] Texts(JsonArray updates) => [.. updates.Select(update => (string)update!["message"]!["text"]!)];

    private static long[] Ids(JsonArray updates) => [.. updates.Select(update => (long)update!["update_id"]!)];
}
