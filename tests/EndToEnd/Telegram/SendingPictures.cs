using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Telegram;

public sealed class SendingPictures(PostgresServer postgres) : IAsyncLifetime
{
    private const long Ann = 7;
    private const string Key = "notice:4242:1:summary";
    private OutboundHouse _house = null!;

    private BotApi Api => _house.Api;

    public async ValueTask InitializeAsync() => _house = await OutboundHouse.BuildAsync(postgres);

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private static OutgoingMessage Summary(string html, string? bar = "Food") =>
        OutgoingMessage.ForUpdate(4242, 1, "summary", Ann, Ann, new OutgoingBody(html, [[new OutgoingButton("‹ October", "s:10")]])
        {
            Chart = bar is null ? null : new Chart("November", [new ChartBar(bar, "€20", 1)]),
        });

    private static byte[] Picture(JsonObject request) => Convert.FromBase64String((string)request["photo"]!);

    private async Task SendAsync(OutgoingMessage message, string status = "sent")
    {
        await _house.PutAsync(message);
        await _house.UntilStatusAsync(Key, status);
    }

    [Fact]
    public async Task A_chart_goes_out_once_as_a_picture_with_caption_and_buttons()
    {
        await _house.StartAsync();

        await SendAsync(Summary("<b>November</b>"));

        var sent = Assert.Single(Api.Sent("sendPhoto"));
        Assert.Equal("<b>November</b>", (string)sent["caption"]!);
        Assert.Equal("s:10", (string)sent["reply_markup"]!["inline_keyboard"]![0]![0]!["callback_data"]!);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Picture(sent)[..4]);
        Assert.Equal(Assert.Single(Api.Messages).Key.Message, await _house.AskAsync<long>("select message_id from outbound_messages"));
        Assert.InRange(await _house.AskAsync<int>("select length(body_json::text) from outbound_messages"), 50, 500);
    }

    [Fact]
    public async Task A_picture_and_its_words_change_in_place()
    {
        await _house.StartAsync();
        await SendAsync(Summary("November"));

        await SendAsync(Summary("October", "Bus"));

        Assert.Equal("October", (string)Assert.Single(Api.Messages).Value["caption"]!);
        Assert.NotEqual(Picture(Assert.Single(Api.Sent("sendPhoto"))), Picture(Assert.Single(Api.Sent("editMessageMedia"))));
    }

    [Fact]
    public async Task A_text_becomes_a_picture_in_place_and_a_picture_comes_anew_as_a_text()
    {
        await _house.StartAsync();
        await SendAsync(Summary("Nothing yet", bar: null));
        await SendAsync(Summary("November"));
        Assert.Single(Api.Messages);

        await SendAsync(Summary("Nothing at all", bar: null));

        Assert.Equal(["Nothing yet", "Nothing at all"], Api.Sent("sendMessage").Select(request => (string)request["text"]!));
        Assert.Equal(2, Api.Messages.Count);
    }

    [Fact]
    public async Task A_lost_answer_to_a_picture_is_unknown_and_it_is_not_sent_again()
    {
        Api.Instead = (context, method, request) =>
        {
            Api.Act(method, request);
            context.Abort();
            return Task.FromResult<IResult?>(Results.Empty);
        };
        await _house.StartAsync();

        await SendAsync(Summary("November"), "unknown");
        await _house.PutAsync(Summary("November"));

        Assert.Equal("unknown", await _house.StatusAsync(Key));
        Assert.Single(Api.Sent("sendPhoto"));
    }

    [Fact]
    public async Task A_limit_holds_for_pictures_too()
    {
        var refused = 0;
        Api.Instead = (_, _, _) => Task.FromResult(++refused == 1 ? BotApi.Refuse(429, "Too Many Requests: retry after 1", new JsonObject { ["retry_after"] = 1 }) : null);
        await _house.StartAsync();

        await SendAsync(Summary("November"));

        Assert.Equal(2, Api.Sent("sendPhoto").Count());
        Assert.Single(Api.Messages);
    }

    [Fact]
    public async Task Where_pictures_are_not_allowed_the_words_come_alone()
    {
        Api.Instead = (_, method, _) => Task.FromResult(method == "sendPhoto" ? BotApi.Refuse(400, "Bad Request: not enough rights to send photos to the chat") : null);
        await _house.StartAsync();

        await SendAsync(Summary("<b>November</b>"));

        var sent = Assert.Single(Api.Messages).Value;
        Assert.Equal(("<b>November</b>", "HTML"), ((string)sent["text"]!, (string)sent["parse_mode"]!));
    }

    [Fact]
    public async Task A_caption_that_Telegram_can_not_read_comes_plain_under_its_picture()
    {
        await _house.StartAsync();

        await SendAsync(Summary("<table>November</table>"));

        Assert.Equal(2, Api.Sent("sendPhoto").Count());
        Assert.Null(Assert.Single(Api.Messages).Value["parse_mode"]);
    }
}
