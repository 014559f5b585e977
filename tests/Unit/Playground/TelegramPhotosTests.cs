using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using St4cker.Charts;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Unit.Playground;

public sealed class TelegramPhotosTests : IAsyncLifetime
{
    private const long Ann = 5_000_000_001;
    private static readonly byte[] Png = new BarChart("November", [new Bar("Food", "€20", 1)]).ToPng();
    private readonly FakeTelegram _telegram = new(new FakeTelegramOptions { Limits = SendingLimitOptions.None });
    private ServedStandIn _served = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await ServedStandIn.StartAsync(app => app.MapTelegramStandIn("/tg", _telegram));
        _telegram.Join(Ann, "Ann");
        _telegram.Say(Ann, "/summary");
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_is_shown_with_its_caption_and_buttons()
    {
        var answer = await SendAsync(Png, "<b>November</b> €20", """{"inline_keyboard":[[{"text":"‹","callback_data":"s:10"}]]}""");

        Assert.True((bool)answer["ok"]!);
        Assert.InRange((int)answer["result"]!["photo"]![0]!["width"]!, 1200, 1200);
        var entry = _telegram.Messages(Ann)[^1];
        Assert.Equal(("November €20", null), (entry.Words, entry.Message.Text));
        Assert.Equal("bold", Assert.Single(entry.Message.CaptionEntities!).Type);
        Assert.Equal("s:10", Assert.Single(entry.Buttons).CallbackData);
        Assert.Equal(Png, _telegram.Picture(entry.Message));
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task A_caption_has_at_most_1024_characters_after_the_entities(int length, bool fits)
    {
        var answer = await SendAsync(Png, "<b>" + new string('я', length) + "</b>");

        Assert.Equal(fits ? null : "Bad Request: message caption is too long", (string?)answer["description"]);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused()
    {
        Assert.Equal("Bad Request: there is no photo in the request", (string)(await SendAsync(null, "x"))["description"]!);
        Assert.Equal("Bad Request: file must be non-empty", (string)(await SendAsync([], "x"))["description"]!);
        Assert.Equal("Bad Request: IMAGE_PROCESS_FAILED", (string)(await SendAsync(new byte[100], "x"))["description"]!);
        Assert.Equal("Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes", (string)(await SendAsync(new byte[10_485_761], "x"))["description"]!);
    }

    [Theory]
    [InlineData(5000, 5000, true)]
    [InlineData(5000, 5001, false)]
    [InlineData(2000, 100, true)]
    [InlineData(2100, 100, false)]
    [InlineData(int.MaxValue, int.MaxValue, false)]
    public async Task Width_and_height_are_limited(int width, int height, bool fits)
    {
        byte[] png = [.. Png[..16], .. Number(width), .. Number(height), .. Png[24..]];

        Assert.Equal(fits ? null : "Bad Request: PHOTO_INVALID_DIMENSIONS", (string?)(await SendAsync(png, "x"))["description"]);

        static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
    }

    [Fact]
    public async Task A_picture_can_not_become_a_text_and_a_text_has_no_caption()
    {
        var photo = (long)(await SendAsync(Png, "x"))["result"]!["message_id"]!;
        var text = (long)(await _served.PostAsync(Method("sendMessage"), new { chat_id = Ann, text = "x" }))["result"]!["message_id"]!;

        Assert.Equal("Bad Request: there is no text in the message to edit", (string)(await _served.PostAsync(Method("editMessageText"), new { chat_id = Ann, message_id = photo, text = "y" }))["description"]!);
        Assert.Equal("Bad Request: there is no caption in the message to edit", (string)(await _served.PostAsync(Method("editMessageCaption"), new { chat_id = Ann, message_id = text, caption = "y" }))["description"]!);
        Assert.True((bool)(await _served.PostAsync(Method("editMessageCaption"), new { chat_id = Ann, message_id = photo, caption = "y" }))["ok"]!);
        Assert.Equal("y", _telegram.Messages(Ann).Single(entry => entry.Message.MessageId == photo).Words);
    }

    [Fact]
    public async Task An_edit_of_the_media_changes_picture_and_caption_and_gives_a_text_a_picture()
    {
        var text = (long)(await _served.PostAsync(Method("sendMessage"), new { chat_id = Ann, text = "x" }))["result"]!["message_id"]!;
        var other = new BarChart("October", []).ToPng();

        await EditAsync(text, Png, "one");
        var answer = await EditAsync(text, other, "two");

        Assert.True((bool)answer["ok"]!);
        var shown = _telegram.Messages(Ann)[^1];
        Assert.Equal(("two", null), (shown.Words, shown.Message.Text));
        Assert.Equal(other, _telegram.Picture(shown.Message));
    }

    [Fact]
    public async Task Old_pictures_are_forgotten()
    {
        var first = (await SendAsync(Png, "first"))["result"]!;
        for (var more = 0; more < 100; more++)
            await SendAsync(Png, "more");

        Assert.Null(_telegram.Picture(_telegram.Messages(Ann).Single(entry => entry.Message.MessageId == (long)first["message_id"]!).Message));
        Assert.NotNull(_telegram.Picture(_telegram.Messages(Ann)[^1].Message));
    }

    private string Method(string name) => $"/tg/bot{_telegram.BotToken}/{name}";

    private Task<JsonNode> SendAsync(byte[]? file, string caption, string? markup = null)
    {
        var form = Form(("chat_id", "5000000001"), ("caption", caption), ("parse_mode", "HTML"), ("reply_markup", markup ?? "{}"));
        if (file is not null)
            form.Add(new ByteArrayContent(file), "photo", "chart.png");
        return PostAsync("sendPhoto", form);
    }

    private Task<JsonNode> EditAsync(long message, byte[] file, string caption)
    {
        var media = JsonSerializer.Serialize(new { type = "photo", media = "attach://chart", caption });
        var form = Form(("chat_id", "5000000001"), ("message_id", message.ToString(CultureInfo.InvariantCulture)), ("media", media));
        form.Add(new ByteArrayContent(file), "chart", "chart.png");
        return PostAsync("editMessageMedia", form);
    }

    private async Task<JsonNode> PostAsync(string method, MultipartFormDataContent form)
    {
        using var answer = await _served.Http.PostAsync(Method(method), form);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }
}
