using System.Text;
using System.Text.Json;
using St4cker.Telegram;

namespace St4cker.Unit.Telegram;

public sealed class UpdateTests
{
    private const string Press = """
        {"update_id":10000000001,"callback_query":{"id":"4382bfdwdsb323b2d9","from":{"id":7000000001,"is_bot":false,"first_name":"Ann","language_code":"id","new_field":{"a":[1]}},
        "message":{"message_id":55,"chat":{"id":-1009999999999,"type":"supergroup","title":"Home"},"date":0},"chat_instance":"1","data":"c:abc:1"}}
        """;
    private const string Text = """
        {"message":{"message_id":12,"from":{"id":7,"is_bot":false,"first_name":"Budi \"B\"","username":"budi"},"chat":{"id":7,"type":"private","first_name":"Budi"},
        "date":1763690400,"text":"beli susu besok jam 9","entities":[{"type":"bold","offset":0,"length":4}],
        "reply_to_message":{"message_id":5,"from":{"id":99,"is_bot":true,"first_name":"St4cker"},"chat":{"id":7,"type":"private"},"date":1763690300,"text":"card"}},"update_id":3}
        """;

    private static Update Parse(string json) => Update.Parse(Encoding.UTF8.GetBytes(json));

    private static UpdateFacts Facts(string json) => UpdateFacts.Read(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void A_message_is_read_with_the_message_it_answers()
    {
        var message = Parse(Text).Message!;

        Assert.Equal("beli susu besok jam 9", message.Text);
        Assert.Equal(5, message.ReplyToMessage!.Id);
        Assert.Equal(new DateTime(2025, 11, 21, 2, 0, 0, DateTimeKind.Utc), message.Date);
        Assert.Equal(ChatType.Private, message.Chat.Type);
    }

    [Fact]
    public void The_facts_of_a_message_are_its_own_and_not_those_of_what_it_answers()
    {
        var facts = Facts(Text);

        Assert.Equal(
            new UpdateFacts(3, "message", 7, 7, 12, null, "Budi \"B\"", "budi", false, ChatType.Private, new DateTime(2025, 11, 21, 2, 0, 0, DateTimeKind.Utc)),
            facts);
    }

    [Fact]
    public void A_press_on_an_inaccessible_message_still_tells_who_and_where()
    {
        var press = Parse(Press).CallbackQuery!;
        var facts = Facts(Press);

        Assert.True(press.Message!.IsInaccessible);
        Assert.Equal("c:abc:1", press.Data);
        Assert.Equal(
            new UpdateFacts(10000000001, "callback_query", 7000000001, -1009999999999, 55, "id", "Ann", null, false, ChatType.Supergroup), facts);
    }

    [Theory]
    [InlineData("""{"type":"user","date":1,"sender_user":{"id":1,"is_bot":false,"first_name":"Ann","last_name":"Lee"}}""", "Ann Lee")]
    [InlineData("""{"date":1,"sender_user_name":"Hidden Ann","type":"hidden_user"}""", "Hidden Ann")]
    [InlineData("""{"type":"chat","date":1,"sender_chat":{"id":-5,"type":"group","title":"Lab"}}""", "Lab")]
    [InlineData("""{"type":"channel","date":1,"chat":{"id":-6,"type":"channel","title":"News"},"message_id":4}""", "News")]
    [InlineData("""{"type":"martian","date":1,"antenna":3}""", null)]
    public void A_forwarded_message_tells_who_said_it(string origin, string? name)
    {
        var update = Parse($$$"""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"x","forward_origin":{{{origin}}}}}""");

        Assert.NotNull(update.Message!.ForwardOrigin);
        Assert.Equal(name, update.Message.ForwardOrigin.SenderName);
    }

    [Theory]
    [InlineData("""{"update_id":4,"poll_answer":{"poll_id":"1","user":{"id":8,"first_name":"Ann","is_bot":false},"option_ids":[0]}}""", "poll_answer", 8L)]
    [InlineData("""{"update_id":4,"channel_post":{"message_id":1,"chat":{"id":-3,"type":"channel"},"date":1}}""", "channel_post", null)]
    [InlineData("""{"update_id":4,"something_new":"today"}""", "unknown", null)]
    [InlineData("""{"update_id":4}""", "unknown", null)]
    public void An_update_of_another_kind_can_be_stored(string json, string kind, long? user)
    {
        Assert.Equal((kind, user), (Facts(json).Kind, Facts(json).UserId));
        Assert.Equal(UpdateType.Unknown, Parse(json).Type);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"message":{}}""")]
    [InlineData("""{"update_id":"x"}""")]
    [InlineData("""{"update_id":1} {"update_id":2}""")]
    [InlineData("""{"update_id":1,"message":{""")]
    public void What_is_no_update_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Facts(json));

    [Theory]
    [InlineData("""half \ud83d""", "half �")]
    [InlineData("""\ud83d milk \"2\" \\u0041 caf\u00e9\n\ud83e\udd5b \u0000é🥛\/""", "� milk \"2\" \\u0041 café\n🥛 é🥛/")]
    [InlineData("""\udd5b\ud83e""", "��")]
    public void Broken_unicode_costs_its_own_sign_and_no_other(string json, string text)
    {
        var update = $$$"""{"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":1,"is_bot":false,"first_name":"{{{json}}}"},"chat":{"id":1,"type":"priv\ud83d"},"text":"{{{json}}}"}}""";

        Assert.Equal(text, Parse(update).Message!.Text);
        Assert.Equal(text, Facts(update).FirstName);
        Assert.Equal(ChatType.Unknown, Parse(update).Message!.Chat.Type);
    }

    [Fact]
    public void What_PostgreSQL_does_not_keep_is_left_out()
    {
        const string Json = """
            {"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":1,"is_bot":false,"first_name":"A\u0000nn"},"chat":{"id":1,"type":"private"},"text":"mi\u0000lk",
            "forward_origin":{"type":"hidden_user","date":1,"sender_user_name":"Bu\u0000di"}}}
            """;

        Assert.Equal(("milk", "Budi", "Ann"), (Parse(Json).Message!.Text, Parse(Json).Message!.ForwardOrigin!.SenderName, Facts(Json).FirstName));
    }

    [Fact]
    public void An_answer_of_getUpdates_is_taken_apart_byte_for_byte()
    {
        var answer = Encoding.UTF8.GetBytes($$"""{"ok":true,"result":[{{Text.Trim()}} , {{Press.Trim()}}]}""");

        Assert.True(RawUpdate.TrySplit(answer, out var updates));
        Assert.Equal([Text.Trim(), Press.Trim()], updates.Select(update => Encoding.UTF8.GetString(update.Json.Span)));
        Assert.Equal([3, 10000000001], updates.Select(update => update.Facts.UpdateId));
    }
}
