using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Telegram;

public sealed class TelegramBotClientTests : IAsyncLifetime
{
    private BotApi _api = null!;
    private TelegramBotClient _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await BotApi.StartAsync();
        _bot = Client(_api.Url);
    }

    public async ValueTask DisposeAsync()
    {
        _bot.Dispose();
        await _api.DisposeAsync();
    }

    internal static TelegramSettings Settings(Uri url, params (string Name, string Value)[] more) => TelegramSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(
            more.Append(("ApiUrl", url.AbsoluteUri)).Append(("BotToken", BotApi.Token)).DistinctBy(setting => setting.Item1)
                .Select(setting => KeyValuePair.Create("Telegram:" + setting.Item1, (string?)setting.Item2))).Build());

    private static TelegramBotClient Client(Uri url, string timeout = "20") => new(Settings(url, ("TimeoutSeconds", timeout)));

    [Fact]
    public async Task A_message_goes_out_as_telegram_wants_it_and_its_id_comes_back()
    {
        var sent = await _bot.SendMessage(
            7, "<b>Hi</b>", ParseMode.Html, new ReplyParameters { MessageId = 5, AllowSendingWithoutReply = true },
            new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("✅", "c"), InlineKeyboardButton.WithUrl("Open", "https://e.org")]]));

        Assert.Equal((7, "Hi"), (sent.Chat.Id, sent.Text));
        Assert.Equal(
            """{"chat_id":7,"text":"\u003Cb\u003EHi\u003C/b\u003E","parse_mode":"HTML","reply_parameters":{"message_id":5,"allow_sending_without_reply":true},"reply_markup":{"inline_keyboard":[[{"text":"\u2705","callback_data":"c"},{"text":"Open","url":"https://e.org"}]]},"link_preview_options":{"is_disabled":true}}""",
            Assert.Single(_api.Sent("sendMessage")).ToJsonString());
    }

    [Fact]
    public async Task Every_method_sends_what_the_bot_api_knows()
    {
        await _bot.SendMessage(7, "?", replyMarkup: new ForceReplyMarkup { InputFieldPlaceholder = "when" });
        await _bot.SetMessageReaction(7, 3, [new ReactionTypeEmoji("👀")]);
        await _bot.SendChatAction(7, ChatAction.Typing);
        await _bot.AnswerCallbackQuery("q", "Saved");
        await _bot.SetWebhook("https://e.org/w", allowedUpdates: [UpdateType.Message, UpdateType.CallbackQuery], secretToken: "s");
        await _bot.DeleteWebhook();
        await _bot.SetMyCommands([new BotCommand("task", "A task")], BotCommandScope.AllPrivateChats(), "id");
        var me = await _bot.GetMe();

        Assert.Equal("st4cker_bot", me.Username);
        Assert.Equal(
            [
                """{"chat_id":7,"text":"?","reply_markup":{"force_reply":true,"input_field_placeholder":"when","selective":false},"link_preview_options":{"is_disabled":true}}""",
                """{"chat_id":7,"message_id":3,"reaction":[{"emoji":"\uD83D\uDC40","type":"emoji"}]}""",
                """{"chat_id":7,"action":"typing"}""",
                """{"callback_query_id":"q","text":"Saved"}""",
                """{"url":"https://e.org/w","allowed_updates":["message","callback_query"],"drop_pending_updates":false,"secret_token":"s"}""",
                """{"drop_pending_updates":false}""",
                """{"commands":[{"command":"task","description":"A task"}],"scope":{"type":"all_private_chats"},"language_code":"id"}""",
                "{}",
            ],
            _api.Requests.Select(request => request.Request.ToJsonString()));
    }

    [Fact]
    public async Task A_picture_goes_out_as_a_file_with_its_caption_and_buttons()
    {
        var sent = await _bot.SendPhoto(
            7, InputFile.FromStream(new MemoryStream([1, 2, 3]), "chart.png"), "<b>Привет</b>", ParseMode.Html,
            new ReplyParameters { MessageId = 5, AllowSendingWithoutReply = true }, new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("✅", "c")]]));

        Assert.Equal((7, "Привет"), (sent.Chat.Id, sent.Caption));
        Assert.Equal(
            """{"chat_id":7,"reply_markup":{"inline_keyboard":[[{"text":"\u2705","callback_data":"c"}]]},"caption":"\u003Cb\u003E\u041F\u0440\u0438\u0432\u0435\u0442\u003C/b\u003E","parse_mode":"HTML","reply_parameters":{"message_id":5,"allow_sending_without_reply":true},"photo":"AQID"}""",
            Assert.Single(_api.Sent("sendPhoto")).ToJsonString());
    }

    [Fact]
    public async Task A_picture_is_edited_with_its_caption_at_once()
    {
        var sent = await _bot.SendPhoto(7, InputFile.FromStream(new MemoryStream([1]), "chart.png"), "one");

        await _bot.EditMessageMedia(7, sent.Id, new InputMediaPhoto(InputFile.FromStream(new MemoryStream([2]), "chart.png")) { Caption = "two" });

        var edit = Assert.Single(_api.Sent("editMessageMedia"));
        Assert.Equal("""{"type":"photo","media":"attach://photo","caption":"two"}""", edit["media"]!.ToJsonString());
        Assert.Equal((sent.Id, "Ag=="), ((long)edit["message_id"]!, (string)edit["photo"]!));
    }

    [Fact]
    public async Task A_refusal_tells_its_code_and_how_long_to_wait()
    {
        _api.Limits = (0, 1);

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SendMessage(7, "hi"));

        Assert.Equal((429, 1), (refusal.ErrorCode, refusal.Parameters!.RetryAfter));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_gateways_page_instead_of_telegrams_answer_is_no_answer(int code)
    {
        _api.Instead = (_, _, _) => Task.FromResult<IResult?>(Results.Text("<html>oh</html>", "text/html", statusCode: code));

        await Assert.ThrowsAsync<NoAnswerException>(() => _bot.SendMessage(7, "hi"));
    }

    [Theory]
    [InlineData(413, "<html>oh</html>")]
    [InlineData(500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}""")]
    public async Task A_gateway_that_did_not_take_it_and_telegrams_own_trouble_are_refusals(int code, string answer)
    {
        _api.Instead = (_, _, _) => Task.FromResult<IResult?>(Results.Text(answer, statusCode: code));

        Assert.Equal(code, (await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SendMessage(7, "hi"))).ErrorCode);
    }

    [Fact]
    public async Task Nobody_at_the_address_means_surely_not_sent()
    {
        var url = _api.Url;
        await _api.DisposeAsync();

        await Assert.ThrowsAsync<NotSentException>(() => _bot.SendMessage(7, "hi"));
        using var nowhere = Client(new Uri("http://no-such-host.invalid"));
        await Assert.ThrowsAsync<NotSentException>(() => nowhere.SendMessage(7, "hi"));
        Assert.NotNull(url);
    }

    [Fact]
    public async Task A_silent_server_means_that_nobody_knows()
    {
        var heard = new TaskCompletionSource();
        _api.Instead = async (context, _, _) =>
        {
            heard.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return null;
        };
        using var impatient = Client(_api.Url, timeout: "0.3");

        await Assert.ThrowsAsync<NoAnswerException>(() => impatient.SendMessage(7, "hi"));
        await heard.Task;
    }

    [Fact]
    public async Task A_connection_that_breaks_is_never_used_to_send_twice()
    {
        await _bot.GetMe();
        _api.Instead = (context, _, _) =>
        {
            context.Abort();
            return Task.FromResult<IResult?>(Results.Empty);
        };

        await Assert.ThrowsAsync<NoAnswerException>(() => _bot.SendMessage(7, "hi"));

        Assert.Single(_api.Sent("sendMessage"));
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        _api.Instead = async (context, _, _) =>
        {
            var much = new byte[1 << 16];
            Array.Fill(much, (byte)' ');
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(much, context.RequestAborted);
            return Results.Empty;
        };

        await Assert.ThrowsAsync<NoAnswerException>(() => _bot.SendMessage(7, "hi"));
    }

    [Fact]
    public async Task Updates_come_raw_with_their_facts()
    {
        const string Update = """{"update_id":9,"message":{"message_id":1,"date":1763690400,"from":{"id":7,"is_bot":false,"first_name":"Ann"},"chat":{"id":7,"type":"private"},"text":"hi"}}""";
        _api.Instead = (_, _, _) => Task.FromResult<IResult?>(Results.Text($$"""{"ok":true,"result":[{{Update}}]}""", "application/json"));

        var update = Assert.Single(await _bot.GetRawUpdates(offset: 9, limit: 100, timeout: 1, [UpdateType.Message]));

        Assert.Equal(Update, Encoding.UTF8.GetString(update.Json.Span));
        Assert.Equal((9, "message", 7), (update.Facts.UpdateId, update.Facts.Kind, update.Facts.UserId));
        Assert.Equal("hi", Assert.Single(await _bot.GetUpdates()).Message!.Text);
    }

    [Fact]
    public async Task The_token_stands_in_no_exception_and_in_no_activity()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (activities)
                    activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        _api.Instead = (_, _, _) => Task.FromResult<IResult?>(BotApi.Refuse(404, "Not Found: bot" + BotApi.Token));
        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.GetMe());
        await _api.DisposeAsync();
        var notSent = await Assert.ThrowsAsync<NotSentException>(() => _bot.GetMe());

        var secret = BotApi.Token.Split(':')[1];
        Assert.DoesNotContain(secret, refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, notSent.ToString(), StringComparison.Ordinal);
        lock (activities)
        {
            Assert.Contains(activities, activity => activity.DisplayName == "telegram getMe");
            Assert.DoesNotContain(activities.Where(activity => activity.Source.Name != "Microsoft.AspNetCore"), activity => activity.TagObjects
                .Any(tag => tag.Value?.ToString()?.Contains(secret, StringComparison.Ordinal) == true));
        }
    }
}
