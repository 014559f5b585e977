using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Language;
using St4cker.Router.Intake;
using St4cker.Router.Presses;
using St4cker.Router.Reading;
using St4cker.Telegram;

namespace St4cker.Unit.Router;

/// <summary>What is seen of an update before it is read.</summary>
public sealed class Intake
{
    private static readonly Phrases English = Phrases.In("en");

    [Theory]
    [InlineData("/start", "start", "")]
    [InlineData("/Start@My_Bot  abc ", "start", "abc")]
    [InlineData("/task a | b\nc", "task", "a | b\nc")]
    [InlineData("/task\nBuy milk", "task", "Buy milk")]
    [InlineData("/x_1", "x_1", "")]
    public void A_slash_and_a_name_are_a_command(string text, string name, string argument) => Assert.Equal(new SlashCommand(name, argument), SlashCommand.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("start")]
    [InlineData(" /start")]
    [InlineData("/1")]
    [InlineData("//start")]
    [InlineData("/usr/bin")]
    [InlineData("/привет")]
    [InlineData("/abcdefghijklmnopqrstuvwxyzabcdefg")]
    public void Anything_else_is_none(string text) => Assert.Null(SlashCommand.Parse(text));

    [Fact]
    public void Any_text_is_a_command_with_a_plain_name_or_none() => AnyWords.Always(text =>
    {
        if (SlashCommand.Parse("/" + text) is { } command)
            Assert.Matches("^[a-z][a-z0-9_]*$", command.Name);
    });

    [Theory]
    [InlineData("id", "id")]
    [InlineData("in", "id")]
    [InlineData("id-ID", "id")]
    [InlineData("ru_RU", "ru")]
    [InlineData("EN-GB", "en")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void The_language_is_guessed_from_the_persons_app(string? code, string language) => Assert.Equal(language, Senders.LanguageOf(code));

    [Fact]
    public void A_bot_and_nobody_are_no_person()
    {
        Assert.True(Senders.IsPerson(new UpdateFacts(1, "message", UserId: 5)));
        Assert.False(Senders.IsPerson(new UpdateFacts(1, "message", UserId: 5, IsBot: true)));
        Assert.False(Senders.IsPerson(new UpdateFacts(1, "channel_post")));
    }

    [Fact]
    public void A_known_sender_is_written_again_only_when_something_changed()
    {
        var known = new KnownSenders();
        var ann = new UpdateFacts(1, "message", UserId: 5, ChatId: 5, FirstName: "Ann", ChatType: ChatType.Private);
        Assert.Equal([ann], known.NewOrChanged([new RawUpdate(default, ann)]));
        known.Remember([ann]);
        Assert.Empty(known.NewOrChanged([new RawUpdate(default, ann with { UpdateId = 2 }), new RawUpdate(default, ann with { UpdateId = 3, ChatId = -7, ChatType = ChatType.Group })]));
        Assert.Single(known.NewOrChanged([new RawUpdate(default, ann with { FirstName = "Anne" }), new RawUpdate(default, ann with { FirstName = "Anna" })]), ann with { FirstName = "Anna" });
    }

    [Fact]
    public void New_senders_are_written_in_the_order_of_their_ids() =>
        Assert.Equal([3, 5, 9], new KnownSenders().NewOrChanged(new long[] { 9, 3, 5 }.Select(id => new RawUpdate(default, new UpdateFacts(id, "message", UserId: id)))).Select(facts => facts.UserId!.Value));

    [Theory]
    [InlineData(PressKind.Confirm, DraftStatus.Drafted, "toast.saving", false)]
    [InlineData(PressKind.Cancel, DraftStatus.Drafted, "toast.cancelling", false)]
    [InlineData(PressKind.Edit, DraftStatus.Drafted, "toast.ok", false)]
    [InlineData(PressKind.Drop, DraftStatus.Drafted, "toast.ok", false)]
    [InlineData(PressKind.Choose, DraftStatus.Drafted, "toast.ok", false)]
    [InlineData(PressKind.Confirm, DraftStatus.Executed, "toast.already_saved", false)]
    [InlineData(PressKind.Confirm, DraftStatus.Confirmed, "toast.already_saved", false)]
    [InlineData(PressKind.Cancel, DraftStatus.Executed, "toast.already_saved", true)]
    [InlineData(PressKind.Confirm, DraftStatus.Cancelled, "toast.already_cancelled", true)]
    [InlineData(PressKind.Cancel, DraftStatus.Cancelled, "toast.already_cancelled", false)]
    [InlineData(PressKind.Confirm, DraftStatus.Expired, "toast.expired", true)]
    [InlineData(PressKind.Confirm, DraftStatus.Failed, "toast.failed", true)]
    [InlineData(PressKind.Again, DraftStatus.Expired, "toast.ok", false)]
    [InlineData(PressKind.Show, DraftStatus.Executed, "toast.ok", false)]
    public void A_press_is_answered_by_what_is_so(PressKind kind, DraftStatus status, string key, bool alert)
    {
        var draft = Samples.Draft(status: status);
        Assert.Equal(new PressToast(English[key], alert), Toast(kind, draft));
    }

    [Fact]
    public void A_press_on_what_is_gone_old_late_asked_about_or_anothers_is_explained()
    {
        var draft = Samples.Draft();
        Assert.Equal(English["toast.unknown"], Toast(PressKind.Confirm, null).Text);
        Assert.Equal(English["toast.old_version"], Toast(PressKind.Confirm, draft with { Version = 2 }).Text);
        Assert.Equal(English["toast.ok"], Toast(PressKind.Edit, draft with { Version = 2 }).Text);
        Assert.Equal(English["toast.expired"], Toast(PressKind.Confirm, draft with { ExpiresAt = Samples.Now }).Text);
        Assert.Equal(English["toast.question_open"], Toast(PressKind.Confirm, draft with { Question = new Question("title", Doubt.Missing, "", []) }).Text);
        Assert.Equal("Only Ann can answer this", Toast(PressKind.Confirm, draft, presser: 8).Text);
        Assert.Equal("Only Ann can answer this", Toast(PressKind.Again, draft with { Status = DraftStatus.Executed }, presser: 8).Text);
    }

    private static PressToast Toast(PressKind kind, Draft? draft, long presser = Samples.AnnsId) =>
        PressToast.For(new Press(kind, draft?.Id ?? Guid.NewGuid(), 1), draft, "Ann", presser, Samples.Now, English);
}
