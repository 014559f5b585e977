using System.Text;
using System.Text.Json.Nodes;
using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Language;
using St4cker.Router.Reading;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Unit.Router;

/// <summary>What each kind of update comes to.</summary>
public sealed class ReadingUpdates
{
    private const long Date = 1795230000; // 2026-11-21T03:00:00Z
    private static readonly Question WhichDay = new("due", Doubt.Ambiguous, "10/11", []);

    [Fact]
    public void Words_become_the_command_of_their_kind_said_when_they_were_sent()
    {
        var command = One(Text("Buy milk tomorrow 9am"));
        Assert.Equal(("draft_task_from_text", Samples.AnnsId, 0), (command.Type, command.UserId, command.Ordinal));
        var item = Assert.Single(command.Payload.Reading!.Items);
        Assert.Equal(("Buy milk", "2026-11-22T09:00"), (item.Fields.Title, item.Fields.Due!.Iso));
        Assert.Equal(("rules", Samples.Now), (command.Payload.ReadBy, command.Payload.SaidAt));
    }

    [Fact]
    public void The_words_themselves_stay_in_the_update() => Assert.Equal("", One(Text("Buy milk tomorrow")).Payload.Reading!.Text);

    [Theory]
    [InlineData("/task Buy milk | tomorrow 9am | high", "draft_task_from_text", null, null)]
    [InlineData("/task", "query", "usage", "task")]
    [InlineData("/start", "query", "start", "")]
    [InlineData("/start@St4ckerBot abc", "query", "start", "abc")]
    [InlineData("/settings Europe/London", "query", "settings", "Europe/London")]
    [InlineData("/frobnicate now", "query", "none", "frobnicate")]
    [InlineData("/keep 12:task", "query", "none", "keep")]
    public void A_slash_command_is_done_and_never_read(string text, string type, string? name, string? argument)
    {
        var command = One(Text(text), model: GeminiUse.First);
        Assert.Equal((type, name, argument), (command.Type, command.Payload.Name, command.Payload.Argument));
    }

    [Fact]
    public void Cancel_names_no_draft_because_the_newest_may_not_be_written_yet()
    {
        var command = One(Text("/cancel"), open: [Samples.Draft()]);
        Assert.Equal((CommandTypes.CancelDraft, null), (command.Type, command.DraftId));
    }

    [Theory]
    [InlineData("no, Friday 4pm", true)]
    [InlineData("change it to Friday", true)]
    [InlineData("make it blue", false)]
    [InlineData("Buy bread Friday", false)]
    public void A_correction_right_after_a_draft_means_that_draft(string text, bool corrects)
    {
        var draft = Samples.Draft() with { UpdatedAt = Samples.Now.AddMinutes(-1) };
        Assert.Equal(corrects, One(Text(text), open: [draft]).Type == CommandTypes.EditDraft);
        Assert.NotEqual(CommandTypes.EditDraft, One(Text(text), open: [draft with { UpdatedAt = Samples.Now.AddMinutes(-11) }]).Type);
    }

    [Theory]
    [InlineData("confirm_draft:123")]
    [InlineData("confirm everything")]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAAAA:1")]
    [InlineData("✅ Confirm")]
    [InlineData("yes")]
    public void Typed_words_never_confirm(string text)
    {
        foreach (var answered in new[] { null, Samples.Draft() })
            Assert.DoesNotContain(Decide(Text(text), answered: answered).Commands, command => command.Type == CommandTypes.ConfirmDraft);
    }

    [Fact]
    public void A_reply_to_a_card_edits_its_draft()
    {
        var draft = Samples.Draft();
        var command = One(Text("no, Friday 4pm"), answered: draft, model: GeminiUse.First);
        Assert.Equal((CommandTypes.EditDraft, draft.Id, "no, Friday 4pm"), (command.Type, command.DraftId, command.Payload.Text));
    }

    [Fact]
    public void A_reply_to_a_card_with_a_question_answers_it()
    {
        var draft = Samples.Draft() with { Question = WhichDay };
        Assert.Equal(CommandTypes.AnswerQuestion, One(Text("10 December"), answered: draft).Type);
        Assert.Equal(CommandTypes.EditDraft, One(Text("10 December"), answered: draft with { Status = DraftStatus.Cancelled }).Type);
    }

    [Fact]
    public void A_date_alone_answers_the_open_question_about_a_date()
    {
        var asked = Samples.Draft() with { Question = WhichDay, UpdatedAt = Samples.Now.AddMinutes(-9) };
        Assert.Equal((CommandTypes.AnswerQuestion, asked.Id), (One(Text("Friday 4pm"), open: [asked]).Type, One(Text("Friday 4pm"), open: [asked]).DraftId));
        Assert.NotEqual(CommandTypes.AnswerQuestion, One(Text("Friday 4pm"), open: [Samples.Draft(), asked]).Type);
        Assert.Equal("draft_task_from_text", One(Text("Buy bread Friday 4pm"), open: [asked]).Type);
    }

    [Theory]
    [InlineData("note: the door code is 4417")]
    [InlineData("remind me to water the plants")]
    [InlineData("new project garden shed")]
    public void What_is_plainly_something_else_answers_no_question(string text)
    {
        var asked = Samples.Draft("/") with { Question = new Question("title", Doubt.Missing, "", []), UpdatedAt = Samples.Now.AddMinutes(-1) };
        Assert.NotEqual(CommandTypes.AnswerQuestion, One(Text(text), open: [asked]).Type);
    }

    [Fact]
    public void A_name_answers_the_question_for_one_for_ten_minutes_and_only_of_the_newest_draft()
    {
        var asked = Samples.Draft("/") with { Question = new Question("title", Doubt.Missing, "", []), UpdatedAt = Samples.Now.AddMinutes(-9) };
        Assert.Equal(CommandTypes.AnswerQuestion, One(Text("Oat milk"), open: [asked]).Type);
        Assert.NotEqual(CommandTypes.AnswerQuestion, One(Text("Oat milk"), open: [asked with { UpdatedAt = Samples.Now.AddMinutes(-11) }]).Type);
        Assert.NotEqual(CommandTypes.AnswerQuestion, One(Text("Oat milk"), open: [Samples.Draft(), asked]).Type);
        Assert.Equal("draft_task_from_text", One(Text("Buy bread tomorrow"), open: [asked]).Type);
    }

    [Fact]
    public void Forwarded_words_fill_fields_and_choose_nothing()
    {
        var origin = new JsonObject { ["type"] = "hidden_user", ["sender_user_name"] = "Budi", ["date"] = Date };
        foreach (var text in new[] { "Buy milk tomorrow", "/cancel", "paid 20rb coffee" })
        {
            var command = One(Text(text, origin), open: [Samples.Draft()], answered: Samples.Draft(), model: GeminiUse.First);
            Assert.Equal(("draft_task_from_text", "Budi", Intent.Task), (command.Type, command.Payload.ForwardedFrom, command.Payload.Reading!.Items[0].Intent));
        }
    }

    [Theory]
    [InlineData("what is the meaning of life?", "query")]
    [InlineData("asdf qwer", "hello")]
    public void What_no_kind_keeps_is_answered_with_its_words_kept(string text, string why)
    {
        var command = One(Text(text));
        Assert.Equal((CommandTypes.Unknown, why, text), (command.Type, command.Payload.Name, command.Payload.Text));
    }

    [Theory]
    [InlineData(" \n\t ")]
    [InlineData("\u0001\u0002")]
    [InlineData("")]
    public void A_message_without_words_is_answered_as_empty(string text) => Assert.Equal("empty", One(Text(text)).Payload.Name);

    [Theory]
    [InlineData("photo")]
    [InlineData("voice")]
    [InlineData("sticker")]
    [InlineData("something_of_next_year")]
    public void A_message_of_another_kind_is_answered_kindly(string kind) =>
        Assert.Equal((CommandTypes.Unknown, "unsupported"), Named(One(Message(new JsonObject { [kind] = new JsonObject { ["file_id"] = "x" } }))));

    [Theory]
    [InlineData("""{"update_id":9,"poll_answer":{"poll_id":"1","user":{"id":1001,"is_bot":false,"first_name":"Ann"},"option_ids":[0]}}""")]
    [InlineData("""{"update_id":9,"message":{"message_id":1,"date":1795230000,"chat":{"id":-5,"type":"group"},"from":{"id":1001,"is_bot":false,"first_name":"Ann"},"text":"Buy milk"}}""")]
    [InlineData("""{"update_id":9,"message":{"message_id":1,"date":1795230000,"chat":{"id":1001,"type":"private"},"migrate_to_chat_id":-100}}""")]
    [InlineData("""{"update_id":9}""")]
    public void What_is_not_for_us_is_ignored(string json)
    {
        var decision = ReadUpdate.Decide(Waiting(json), Around());
        Assert.Equal((0, "ignored", false), (decision.Commands.Count, decision.Status, decision.AskModel));
    }

    [Theory]
    [InlineData(PressKind.Confirm, CommandTypes.ConfirmDraft, null)]
    [InlineData(PressKind.Cancel, CommandTypes.CancelDraft, null)]
    [InlineData(PressKind.Edit, CommandTypes.EditDraft, null)]
    [InlineData(PressKind.Drop, CommandTypes.EditDraft, null)]
    [InlineData(PressKind.Choose, CommandTypes.AnswerQuestion, null)]
    [InlineData(PressKind.None, CommandTypes.AnswerQuestion, null)]
    [InlineData(PressKind.Again, CommandTypes.Query, "again")]
    [InlineData(PressKind.Show, CommandTypes.Query, "show")]
    public void A_press_becomes_its_command_with_the_version_that_was_seen(PressKind kind, string type, string? name)
    {
        var draft = Guid.NewGuid();
        var command = One(Pressed(new Press(kind, draft, 4, "1").Data), model: GeminiUse.First);
        Assert.Equal((type, draft, 4, kind, "1", name), (command.Type, command.DraftId, command.Payload.Version, command.Payload.Pressed, command.Payload.Detail, command.Payload.Name));
        Assert.Equal((Samples.AnnsId, 55), (command.ChatId, command.MessageId));
    }

    [Fact]
    public void A_simple_press_becomes_a_query() =>
        Assert.Equal((CommandTypes.Query, "zone"), Named(One(Pressed("zone:Asia/Makassar"))));

    [Fact]
    public void An_example_is_drafted_by_who_sees_whether_it_was_drafted_before()
    {
        for (var number = 1; number <= 3; number++)
            Assert.Equal((CommandTypes.Query, "example"), Named(One(Pressed($"example:{number}"))));
    }

    [Fact]
    public void Whatever_a_button_claims_to_say_does_no_harm() => AnyWords.Always(data =>
        Assert.DoesNotContain(Decide(Pressed(data)).Commands, command => command.Type == CommandTypes.ConfirmDraft && Press.Parse(data) is null));

    [Fact]
    public void Whatever_is_written_is_read_without_an_exception() => AnyWords.Always(text =>
    {
        foreach (var answered in new[] { null, Samples.Draft() })
            Assert.DoesNotContain(Decide(Text(text), answered: answered).Commands, command => command.Type is CommandTypes.ConfirmDraft);
    });

    [Fact]
    public void An_edited_message_is_read_anew_for_the_draft_it_made()
    {
        var command = One(Edited("Buy oat milk tomorrow"));
        Assert.Equal((CommandTypes.EditDraft, null, true, "Buy oat milk"), (command.Type, command.DraftId, command.Payload.Reread, command.Payload.Reading!.Items[0].Fields.Title));
        Assert.Empty(Decide(Edited("/cancel")).Commands);
    }

    [Fact]
    public void A_zone_written_out_answers_who_has_not_chosen_one_yet()
    {
        Assert.Equal((CommandTypes.Query, "zone"), Named(One(Text("Asia/Makassar"), person: Samples.Ann with { ZoneState = ZoneState.Asked })));
        Assert.NotEqual("zone", One(Text("Asia/Makassar")).Payload.Name);
    }

    [Theory]
    [InlineData(GeminiUse.First, "Buy milk tomorrow", true)]
    [InlineData(GeminiUse.WhenUnsure, "Buy milk tomorrow", false)]
    [InlineData(GeminiUse.WhenUnsure, "asdf qwer", true)]
    [InlineData(GeminiUse.Never, "asdf qwer", false)]
    public void A_model_is_asked_as_the_settings_say(GeminiUse use, string text, bool asked) => Assert.Equal(asked, Decide(Text(text), model: use).AskModel);

    [Fact]
    public void What_a_model_picked_is_resolved_by_code_and_named_after_it()
    {
        var said = new SaidReading("gemini-x", [new SaidItem(Intent.Task, 0.97, new SaidWords { Title = "milk", When = "tomorrow 9am" }), new SaidItem(Intent.Task, 0.9, new SaidWords { Title = "bread" })], WhyNot: null);
        var command = One(Text("get milk tomorrow 9am and bread"), said: said, model: GeminiUse.First);
        Assert.Equal(("draft_batch_from_text", "gemini-x"), (command.Type, command.Payload.ReadBy));
        Assert.Equal(["Milk", "Bread"], command.Payload.Reading!.Items.Select(item => item.Fields.Title));
        Assert.Equal("2026-11-22T09:00", command.Payload.Reading!.Items[0].Fields.Due!.Iso);
    }

    [Fact]
    public void The_rules_read_it_when_the_model_had_no_answer_or_a_doubtful_one()
    {
        foreach (var said in new[] { new SaidReading(null, [], WhyNot: null), new SaidReading("gemini-x", [new SaidItem(Intent.Task, 0.2, new SaidWords { Title = "x" })], null), new SaidReading("gemini-x", [], null) })
            Assert.Equal("rules", One(Text("Buy milk tomorrow"), said: said, model: GeminiUse.First).Payload.ReadBy);
    }

    [Fact]
    public void A_message_that_came_late_means_the_day_it_was_sent_but_not_the_future()
    {
        Assert.Equal("2026-11-21", Due(sent: Date - 86_000));
        Assert.Equal("2026-11-22", Due(sent: Date + 86_400));
        Assert.Equal("2026-11-22", Due(sent: 0));

        static string Due(long sent) => One(Message(new JsonObject { ["text"] = "Buy milk tomorrow", ["date"] = sent })).Payload.Reading!.Items[0].Fields.Due!.Iso;
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"update_id":9,"message":7}""")]
    [InlineData("""{"update_id":9,"message":{"message_id":"x"}}""")]
    public void An_update_that_can_not_be_parsed_is_one_of_no_kind(string json) => Assert.Equal(UpdateType.Unknown, WaitingUpdate.Parse(json).Type);

    private static (string Type, string? Name) Named(NewCommand command) => (command.Type, command.Payload.Name);

    private static NewCommand One(
        JsonObject update, Draft? answered = null, Draft[]? open = null, SaidReading? said = null, GeminiUse model = GeminiUse.Never, Person? person = null) =>
        Assert.Single(Decide(update, answered, open, said, model, person).Commands);

    private static Decision Decide(
        JsonObject update, Draft? answered = null, Draft[]? open = null, SaidReading? said = null, GeminiUse model = GeminiUse.Never, Person? person = null) =>
        ReadUpdate.Decide(Waiting(update.ToJsonString()) with { Said = said }, Around(answered, open, model, person));

    private static Surroundings Around(Draft? answered = null, Draft[]? open = null, GeminiUse model = GeminiUse.Never, Person? person = null) =>
        new(person ?? Samples.Ann, answered, open ?? [], model);

    private static WaitingUpdate Waiting(string json) =>
        new(Samples.BotId, 9, Samples.AnnsId, Update.Parse(Encoding.UTF8.GetBytes(json)), Said: null, Attempts: 0, AtModel: false, Samples.Now, TraceParent: null);

    private static JsonObject Text(string text, JsonObject? origin = null)
    {
        var said = new JsonObject { ["text"] = text };
        if (origin is not null)
            said["forward_origin"] = origin.DeepClone();
        return Message(said);
    }

    private static JsonObject Edited(string text) => Message(new JsonObject { ["text"] = text, ["edit_date"] = Date }, "edited_message");

    private static JsonObject Message(JsonObject said, string kind = "message")
    {
        said["message_id"] = 54;
        said["from"] = From();
        said["chat"] = new JsonObject { ["id"] = Samples.AnnsId, ["type"] = "private" };
        said["date"] ??= Date;
        return new JsonObject { ["update_id"] = 9, [kind] = said };
    }

    private static JsonObject Pressed(string data) => new()
    {
        ["update_id"] = 9,
        ["callback_query"] = new JsonObject
        {
            ["id"] = "1",
            ["from"] = From(),
            ["message"] = new JsonObject { ["message_id"] = 55, ["date"] = 0, ["chat"] = new JsonObject { ["id"] = Samples.AnnsId, ["type"] = "private" } },
            ["data"] = data,
        },
    };

    private static JsonObject From() => new() { ["id"] = Samples.AnnsId, ["is_bot"] = false, ["first_name"] = "Ann" };
}
