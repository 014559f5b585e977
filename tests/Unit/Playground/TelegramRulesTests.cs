using System.Text.Json.Nodes;
using St4cker.Playground.Faults;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Unit.Playground;

public sealed class TelegramRulesTests : IAsyncLifetime
{
    private const long Ann = 5_000_000_001;
    private readonly FakeTelegram _telegram = new(new FakeTelegramOptions { Limits = SendingLimitOptions.None });
    private ServedStandIn _served = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await ServedStandIn.StartAsync(app => app.MapTelegramStandIn("/tg", _telegram));
        _telegram.Join(Ann, "Ann");
        _telegram.Say(Ann, "/start");
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_token_is_unauthorized()
    {
        var answer = await _served.PostAsync("/tg/bot1:wrong/getMe", new { });
        Assert.Equal(401, (int)answer["error_code"]!);
        Assert.Equal("Unauthorized", (string)answer["description"]!);
        Assert.False((bool)answer["ok"]!);
    }

    [Fact]
    public async Task Parameters_may_come_as_query_form_or_json()
    {
        var path = $"/tg/bot{_telegram.BotToken}/sendMessage";
        await _served.Http.GetAsync($"{path}?chat_id={Ann}&text=by+query");
        await _served.Http.PostAsync(path, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["chat_id"] = "5000000001",
            ["text"] = "by form",
            ["reply_markup"] = """{"inline_keyboard":[[{"text":"Go","callback_data":"go"}]]}""",
        }));
        await CallAsync("sendMessage", new { chat_id = Ann, text = "by json" });
        Assert.Equal(["/start", "by query", "by form", "by json"], _telegram.Messages(Ann).Select(entry => entry.Message.Text));
        Assert.Equal("go", Assert.Single(_telegram.Messages(Ann)[2].Buttons).CallbackData);
    }

    [Theory]
    [InlineData("", "message text is empty")]
    [InlineData(" \n ", "message text is empty")]
    [InlineData("<b></b>", "message text is empty")]
    [InlineData("<b>open", "can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("é<table>", "can't parse entities: Unsupported start tag \"table\" at byte offset 2")]
    [InlineData("<b><i>x</b></i>", "can't parse entities: Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    public async Task A_text_that_Telegram_can_not_show_is_refused(string html, string why)
    {
        var answer = await CallAsync("sendMessage", new { chat_id = Ann, text = html, parse_mode = "HTML" });
        Assert.Equal("Bad Request: " + why, (string)answer["description"]!);
        Assert.Equal(400, (int)answer["error_code"]!);
    }

    [Fact]
    public async Task The_length_counts_after_the_entities()
    {
        var longest = "<b>" + new string('x', 4096) + "</b>";
        Assert.True((bool)(await CallAsync("sendMessage", new { chat_id = Ann, text = longest, parse_mode = "HTML" }))["ok"]!);
        var more = await CallAsync("sendMessage", new { chat_id = Ann, text = new string('x', 4097) });
        Assert.Equal("Bad Request: message is too long", (string)more["description"]!);
    }

    [Fact]
    public async Task Entities_count_UTF16_units()
    {
        var answer = await CallAsync("sendMessage", new { chat_id = Ann, text = "👩‍💻 &lt;<b>Ann</b> &amp; <a href=\"https://example.com/?a=1&amp;b=2\">x</a>", parse_mode = "HTML" });
        Assert.Equal("👩‍💻 <Ann & x", (string)answer["result"]!["text"]!);
        Assert.Equal("""[{"type":"bold","offset":7,"length":3},{"type":"text_link","offset":13,"length":1,"url":"https://example.com/?a=1&b=2"}]""",
            answer["result"]!["entities"]!.ToJsonString(BotApiJson.Options));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(0, false)]
    public async Task Button_data_is_1_to_64_bytes(int bytes, bool fits)
    {
        var answer = await CallAsync("sendMessage", new { chat_id = Ann, text = "x", reply_markup = Keyboard(new string('x', bytes)) });
        Assert.Equal(fits, (bool)answer["ok"]!);
        if (!fits)
            Assert.Equal("Bad Request: BUTTON_DATA_INVALID", (string)answer["description"]!);
    }

    [Fact]
    public async Task Bytes_of_button_data_are_not_characters() =>
        Assert.Equal("Bad Request: BUTTON_DATA_INVALID",
            (string)(await CallAsync("sendMessage", new { chat_id = Ann, text = "x", reply_markup = Keyboard(new string('é', 33)) }))["description"]!);

    [Fact]
    public async Task A_placeholder_is_at_most_64_characters()
    {
        Assert.False((bool)(await CallAsync("sendMessage", Asking(new string('x', 65))))["ok"]!);
        Assert.True((bool)(await CallAsync("sendMessage", Asking(new string('x', 64))))["ok"]!);
        Assert.Equal(64, _telegram.Messages(Ann)[^1].AskToType!.Length);

        static object Asking(string hint) => new { chat_id = Ann, text = "?", reply_markup = new { force_reply = true, input_field_placeholder = hint } };
    }

    [Fact]
    public async Task An_edit_changes_the_message_in_place_and_the_same_edit_is_refused()
    {
        var card = await SendAsync("draft", Keyboard("yes"));
        var edit = new { chat_id = Ann, message_id = card, text = "saved" };
        Assert.True((bool)(await CallAsync("editMessageText", edit))["ok"]!);
        Assert.StartsWith("Bad Request: message is not modified", (string)(await CallAsync("editMessageText", edit))["description"]!, StringComparison.Ordinal);
        var shown = _telegram.Messages(Ann)[^1];
        Assert.Equal("saved", shown.Message.Text);
        Assert.NotNull(shown.Message.EditDate);
        Assert.Empty(shown.Buttons);
    }

    [Fact]
    public async Task Only_own_and_existing_messages_can_be_edited()
    {
        var hers = _telegram.Say(Ann, "mine").MessageId;
        Assert.Equal("Bad Request: message can't be edited", (string)(await CallAsync("editMessageText", new { chat_id = Ann, message_id = hers, text = "x" }))["description"]!);
        Assert.Equal("Bad Request: message to edit not found", (string)(await CallAsync("editMessageText", new { chat_id = Ann, message_id = 1, text = "x" }))["description"]!);
    }

    [Fact]
    public async Task Strangers_blockers_and_those_who_never_wrote_are_not_reached()
    {
        _telegram.Join(5_000_000_009, "Shy");
        Assert.Equal("Bad Request: chat not found", await RefusalAsync(99));
        Assert.Equal("Forbidden: bot can't initiate conversation with a user", await RefusalAsync(5_000_000_009));
        _telegram.Block(Ann);
        Assert.Equal("Forbidden: bot was blocked by the user", await RefusalAsync(Ann));

        async Task<string> RefusalAsync(long chat) => (string)(await CallAsync("sendMessage", new { chat_id = chat, text = "x" }))["description"]!;
    }

    [Fact]
    public async Task A_press_can_be_answered_in_its_time_only()
    {
        var card = await SendAsync("draft", Keyboard("yes"));
        var press = _telegram.Press(Ann, card, "yes");
        Assert.True((bool)(await CallAsync("answerCallbackQuery", new { callback_query_id = press, text = "Saved" }))["ok"]!);
        Assert.Equal("Saved", (await _telegram.WaitForAnswerAsync(press)).Text);
        Assert.Equal("Bad Request: query is too old and response timeout expired or query ID is invalid",
            (string)(await CallAsync("answerCallbackQuery", new { callback_query_id = "1" }))["description"]!);
        Assert.False((bool)(await CallAsync("answerCallbackQuery", new { callback_query_id = press, text = new string('x', 201) }))["ok"]!);
    }

    [Fact]
    public async Task Only_known_emoji_are_reactions()
    {
        var hers = _telegram.Say(Ann, "milk").MessageId;
        Assert.True((bool)(await CallAsync("setMessageReaction", Reaction("👀")))["ok"]!);
        Assert.Equal("👀", _telegram.Messages(Ann)[^1].Reaction);
        Assert.Equal("Bad Request: REACTION_INVALID", (string)(await CallAsync("setMessageReaction", Reaction("⚙️")))["description"]!);

        object Reaction(string emoji) => new { chat_id = Ann, message_id = hers, reaction = new[] { new { type = "emoji", emoji } } };
    }

    [Fact]
    public async Task A_menu_is_kept_per_language()
    {
        await CallAsync("setMyCommands", new { commands = new[] { new { command = "help", description = "Help" } } });
        await CallAsync("setMyCommands", new { commands = new[] { new { command = "help", description = "Bantuan" } }, language_code = "id" });
        Assert.Equal("Bantuan", Assert.Single(_telegram.Menu("id")).Description);
        Assert.Equal("Help", Assert.Single(_telegram.Menu("ru")).Description);
        Assert.False((bool)(await CallAsync("setMyCommands", new { commands = new[] { new { command = "Help!", description = "x" } } }))["ok"]!);
    }

    [Fact]
    public async Task Faults_hit_the_calls_they_were_made_for()
    {
        _telegram.Faults.Add(new Fault(FaultKind.TooManyRequests) { Operation = "sendMessage", About = "5000000001", RetryAfter = 7 });
        _telegram.Faults.Add(new Fault(FaultKind.ServerError) { Operation = "editMessageText" });
        var limited = await CallAsync("sendMessage", new { chat_id = Ann, text = "x" });
        Assert.Equal(429, (int)limited["error_code"]!);
        Assert.Equal(7, (int)limited["parameters"]!["retry_after"]!);
        Assert.True((bool)(await CallAsync("sendMessage", new { chat_id = Ann, text = "x" }))["ok"]!);
        Assert.Equal(500, (int)(await CallAsync("editMessageText", new { chat_id = Ann, message_id = 1, text = "x" }))["error_code"]!);
    }

    [Fact]
    public async Task A_lost_answer_was_accepted_all_the_same()
    {
        _telegram.Faults.Add(new Fault(FaultKind.LostAnswer) { Operation = "sendMessage" });
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("sendMessage", new { chat_id = Ann, text = "did it arrive?" }));
        Assert.Equal("did it arrive?", _telegram.Messages(Ann)[^1].Message.Text);
    }

    private async Task<long> SendAsync(string text, object keyboard) =>
        (long)(await CallAsync("sendMessage", new { chat_id = Ann, text, reply_markup = keyboard }))["result"]!["message_id"]!;

    private Task<JsonNode> CallAsync(string method, object call) => _served.PostAsync($"/tg/bot{_telegram.BotToken}/{method}", call);

    private static object Keyboard(string data) => new { inline_keyboard = new[] { new[] { new { text = "✅ Confirm", callback_data = data } } } };
}
