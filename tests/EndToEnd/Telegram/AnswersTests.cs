using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Telegram;

public sealed class AnswersTests : IAsyncLifetime
{
    private BotApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await BotApi.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    private Task HeardAsync(string method, int times) => OutboundHouse.UntilAsync(() => Task.FromResult(_api.Sent(method).Count() >= times));

    [Theory]
    [InlineData("reaction", "setMessageReaction")]
    [InlineData("typing", "sendChatAction")]
    [InlineData("message", "sendMessage")]
    public async Task A_message_is_acknowledged_as_the_setting_says(string setting, string method)
    {
        var settings = TelegramBotClientTests.Settings(_api.Url, ("Acknowledge", setting));
        using var bot = new TelegramBotClient(settings);
        using var acknowledger = new Acknowledger(bot, settings, new SendLimits(settings, TimeProvider.System), TimeProvider.System, NullLogger<Acknowledger>.Instance);
        await acknowledger.StartAsync(CancellationToken.None);

        acknowledger.Acknowledge(7, 3, "id");
        await HeardAsync(method, 1);

        await acknowledger.StopAsync(CancellationToken.None);
        Assert.Equal(7, (long)Assert.Single(_api.Requests).Request["chat_id"]!);
    }

    [Fact]
    public async Task Acknowledgements_leave_half_of_the_limit_to_what_matters()
    {
        var settings = TelegramBotClientTests.Settings(_api.Url, ("MessagesPerSecond", "10"));
        using var bot = new TelegramBotClient(settings);
        var limits = new SendLimits(settings, TimeProvider.System);
        using var acknowledger = new Acknowledger(bot, settings, limits, TimeProvider.System, NullLogger<Acknowledger>.Instance);
        for (var message = 0; message < 30; message++)
            acknowledger.Acknowledge(7, message);

        await acknowledger.StartAsync(CancellationToken.None);
        await HeardAsync("setMessageReaction", 5);

        Assert.InRange(limits.Free, 5, 10);
        await acknowledger.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_press_is_answered_and_one_that_is_too_old_is_let_be()
    {
        using var bot = new TelegramBotClient(TelegramBotClientTests.Settings(_api.Url));
        using var answers = new CallbackAnswers(bot, TimeProvider.System, NullLogger<CallbackAnswers>.Instance);
        _api.Instead = (_, _, request) => Task.FromResult(
            (string?)request["callback_query_id"] == "old" ? BotApi.Refuse(400, "Bad Request: query is too old") : null);
        await answers.StartAsync(CancellationToken.None);

        answers.Answer("old");
        answers.Answer("new", "Saved");
        await HeardAsync("answerCallbackQuery", 2);

        await answers.StopAsync(CancellationToken.None);
        Assert.Equal(2, _api.Requests.Count);
    }

    [Fact]
    public async Task An_answer_to_a_press_survives_a_moment_of_trouble()
    {
        using var bot = new TelegramBotClient(TelegramBotClientTests.Settings(_api.Url));
        using var answers = new CallbackAnswers(bot, TimeProvider.System, NullLogger<CallbackAnswers>.Instance);
        var troubles = 0;
        _api.Instead = (_, _, _) => Task.FromResult<IResult?>(
            ++troubles <= 2 ? BotApi.Refuse(429, "Too Many Requests", new JsonObject { ["retry_after"] = 0 }) : null);
        await answers.StartAsync(CancellationToken.None);

        answers.Answer("q");
        await HeardAsync("answerCallbackQuery", 3);
        await answers.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Presses_that_wait_are_answered_before_the_program_ends()
    {
        using var bot = new TelegramBotClient(TelegramBotClientTests.Settings(_api.Url));
        using var answers = new CallbackAnswers(bot, TimeProvider.System, NullLogger<CallbackAnswers>.Instance);
        for (var press = 0; press < 50; press++)
            answers.Answer(press.ToString(CultureInfo.InvariantCulture));

        await answers.StartAsync(CancellationToken.None);
        await HeardAsync("answerCallbackQuery", 1);
        await answers.StopAsync(CancellationToken.None);

        Assert.Equal(50, _api.Requests.Count);
    }

    [Fact]
    public async Task What_nobody_foresaw_costs_one_acknowledgement_and_not_the_program()
    {
        var settings = TelegramBotClientTests.Settings(_api.Url);
        var log = new LogInMemory<Acknowledger>();
        using var bot = new TelegramBotClient(settings);
        using var acknowledger = new Acknowledger(bot, settings, new SendLimits(settings, TimeProvider.System), TimeProvider.System, log);
        await acknowledger.StartAsync(CancellationToken.None);

        bot.Dispose();
        acknowledger.Acknowledge(7, 3);
        acknowledger.Acknowledge(7, 4);
        await OutboundHouse.UntilAsync(() => Task.FromResult(log.Count(LogLevel.Error) == 2));

        Assert.False(acknowledger.ExecuteTask!.IsCompleted);
        await acknowledger.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_nobody_foresaw_costs_one_answer_to_a_press_and_not_the_program()
    {
        var log = new LogInMemory<CallbackAnswers>();
        using var bot = new TelegramBotClient(TelegramBotClientTests.Settings(_api.Url));
        using var answers = new CallbackAnswers(bot, TimeProvider.System, log);
        await answers.StartAsync(CancellationToken.None);

        bot.Dispose();
        answers.Answer("one");
        answers.Answer("two");
        await OutboundHouse.UntilAsync(() => Task.FromResult(log.Count(LogLevel.Error) == 2));

        Assert.False(answers.ExecuteTask!.IsCompleted);
        await answers.StopAsync(CancellationToken.None);
    }
}
