using St4cker.Drafts;
using St4cker.Executor.Deeds;
using St4cker.Executor.Queries;
using St4cker.Language;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Unit.Executor;

/// <summary>What commands do to a person's drafts; decided without a database.</summary>
public sealed class Deeds
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public void A_draft_is_made_of_what_was_understood_and_waits_a_day()
    {
        var desk = new BareDesk(Samples.Ann);
        Make(desk.Desk);
        var draft = desk.Changed;
        Assert.Equal((1, 1, DraftStatus.Drafted, 60L), (draft.Number, draft.Version, draft.Status, draft.SourceMessageId));
        Assert.Equal(Samples.Now + Day, draft.ExpiresAt);
        Assert.Equal(["draft_created"], desk.Actions);
        Assert.Contains("Buy milk", desk.Said, StringComparison.Ordinal);
        Assert.Empty(desk.Ledger.Appended);
    }

    [Fact]
    public void A_message_that_has_its_draft_already_makes_no_second_one()
    {
        var desk = new BareDesk(Samples.Ann);
        Make(desk.Desk);
        Make(desk.Desk);
        Assert.Single(desk.Desk.Changed);
    }

    [Fact]
    public void A_new_person_is_asked_for_the_zone_once_beside_the_draft()
    {
        var desk = new BareDesk(Samples.Ann with { ZoneState = ZoneState.Guessed });
        Make(desk.Desk);
        Make(desk.Desk, message: 61);
        Assert.Single(desk.Desk.Messages, message => message.Key == $"zone:{Samples.AnnsId}");
        Assert.Equal((ZoneState.Asked, true), (desk.Desk.Person.ZoneState, desk.Desk.PersonChanged));
        Assert.Equal(2, desk.Desk.Changed.Count);
        Assert.Equal([1, 2], desk.Desk.Changed.Select(draft => draft.Number).Order());
    }

    [Theory]
    [InlineData(ZoneState.Asked)]
    [InlineData(ZoneState.Chosen)]
    public void Who_was_asked_for_the_zone_is_not_asked_again(ZoneState state)
    {
        var desk = new BareDesk(Samples.Ann with { ZoneState = state });
        Make(desk.Desk);
        Assert.Single(desk.Desk.Messages);
    }

    [Fact]
    public void A_plan_becomes_suggestions()
    {
        var desk = new BareDesk(Samples.Ann);
        DraftFromText.DoAsync(FromText() with { PlanJson = """{"subtasks":["Find a shop","Pay"],"notes":null}""" }, DraftKinds.All[0], desk.Desk, Day).Now();
        Assert.Contains("Find a shop   ⟵ guess", desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_in_words_raises_the_version_and_keeps_what_was()
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Edit(desk, draft, new CommandPayload { Text = "no, Friday 4pm" });
        Assert.Equal((2, draft.Json), (desk.Changed.Version, desk.Changed.PreviousJson));
        Assert.Contains("Fri 27 Nov, 16:00   (was: Sun 22 Nov, 09:00)", desk.Said, StringComparison.Ordinal);
        Assert.Equal(["draft_edited"], desk.Actions);
    }

    [Fact]
    public void Words_that_change_nothing_are_told_and_keep_the_version()
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Edit(desk, draft, new CommandPayload { Text = "?" });
        desk.AssertNothingChanged();
        Assert.Contains("I could not see what to change", desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_edit_button_shows_the_fields_on_the_card()
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Edit(desk, draft, new CommandPayload { Pressed = PressKind.Edit, Version = 1 });
        desk.AssertNothingChanged();
        Assert.Contains("What should change?", desk.Said, StringComparison.Ordinal);
        Assert.Contains("due", desk.Buttons.Select(data => Press.Parse(data)!.Detail));
    }

    [Fact]
    public void A_field_that_was_picked_is_asked_for_and_can_be_kept()
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Edit(desk, draft, new CommandPayload { Pressed = PressKind.Field, Version = 1, Detail = "priority" });
        Assert.Equal(("priority", Doubt.Change, 2), (desk.Changed.Question?.Field, desk.Changed.Question?.Doubt, desk.Changed.Version));
        Assert.Contains("New priority?", desk.Said, StringComparison.Ordinal);
        var asked = desk.Changed;
        var kept = new BareDesk(Samples.Ann, asked);
        Edit(kept, asked, new CommandPayload { Pressed = PressKind.Show, Version = 2, Detail = "keep" });
        Assert.Equal((null, draft.Json), (kept.Changed.Question, kept.Changed.Json));
    }

    [Fact]
    public void In_words_a_field_opens()
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Edit(desk, draft, new CommandPayload { Pressed = PressKind.Field, Detail = "words", Version = 1 });
        desk.AssertNothingChanged();
        var prompt = Assert.Single(desk.Desk.Messages);
        Assert.Equal((draft.Id, 55L, "Friday 4pm"), (prompt.DraftId, prompt.Body.ReplyTo, prompt.Body.ForceReply));
        Assert.Contains("Buy milk", prompt.Body.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DraftStatus.Cancelled, "already cancelled")]
    [InlineData(DraftStatus.Expired, "already expired")]
    [InlineData(DraftStatus.Failed, "already closed")]
    public void A_closed_draft_stays_as_it_is_and_says_so(DraftStatus status, string said)
    {
        var draft = Samples.Draft(status: status);
        var desk = new BareDesk(Samples.Ann, draft);
        Edit(desk, draft, new CommandPayload { Text = "no, Friday 4pm" });
        desk.AssertNothingChanged();
        Assert.Contains(said, desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_whose_time_is_over_can_not_be_edited()
    {
        var draft = Samples.Draft() with { ExpiresAt = Samples.Now };
        var desk = new BareDesk(Samples.Ann, draft);
        Edit(desk, draft, new CommandPayload { Text = "no, Friday 4pm" });
        desk.AssertNothingChanged();
        Assert.Contains("already expired", desk.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(PressKind.Edit)]
    [InlineData(PressKind.Drop)]
    public void Somebody_elses_draft_is_neither_changed_nor_shown(PressKind? pressed)
    {
        var bens = Samples.Draft("Buy a ring", owner: 8);
        var desk = new BareDesk(Samples.Ann, bens);
        Edit(desk, bens, new CommandPayload { Text = "title: hers", Pressed = pressed, Version = 1, Detail = "due" });
        desk.AssertNothingChanged();
        Assert.Empty(desk.Desk.Messages);
        Assert.Equal(["edit_refused"], desk.Actions);
    }

    [Fact]
    public void A_guess_is_dropped_only_in_the_version_that_was_seen()
    {
        var draft = WithGuess();
        var old = new BareDesk(Samples.Ann, draft with { Version = 2 });
        Edit(old, draft, new CommandPayload { Pressed = PressKind.Drop, Detail = "dueTime", Version = 1 });
        old.AssertNothingChanged();

        var desk = new BareDesk(Samples.Ann, draft);
        Edit(desk, draft, new CommandPayload { Pressed = PressKind.Drop, Detail = "dueTime", Version = 1 });
        Assert.Equal(2, desk.Changed.Version);
        Assert.DoesNotContain("09:00   ⟵", desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_was_edited_is_read_in_place_of_the_draft()
    {
        var draft = Samples.Draft() with { SourceMessageId = 60 };
        var desk = new BareDesk(Samples.Ann, draft);
        Edit(desk, draft, new CommandPayload { Text = "Buy oat milk on Friday", Reading = Reader.ReadAs(Intent.Task, "Buy oat milk on Friday", Samples.Speaker), Reread = true });
        Assert.Contains("Buy oat milk", desk.Said, StringComparison.Ordinal);
        Assert.Equal(2, desk.Changed.Version);
    }

    [Fact]
    public void A_tapped_choice_answers_the_question_of_the_version_that_was_seen()
    {
        var draft = Asked();
        var desk = new BareDesk(Samples.Ann, draft);
        Answer(desk, draft, new CommandPayload { Pressed = PressKind.Choose, Detail = "1", Version = 1 });
        Assert.Null(desk.Changed.Question);
        Assert.Contains("Mon 11 Oct 2027", desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void None_is_an_answer_too()
    {
        var draft = Asked();
        var desk = new BareDesk(Samples.Ann, draft);
        Answer(desk, draft, new CommandPayload { Pressed = PressKind.None, Version = 1 });
        Assert.Null(desk.Changed.Question);
        Assert.Contains("no date", desk.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", 1)]
    [InlineData("-1", 1)]
    [InlineData("x", 1)]
    [InlineData(null, 1)]
    [InlineData("1", 2)]
    public void A_choice_that_is_none_or_of_another_version_answers_nothing(string? choice, int version)
    {
        var draft = Asked();
        var desk = new BareDesk(Samples.Ann, draft);
        Answer(desk, draft, new CommandPayload { Pressed = PressKind.Choose, Detail = choice, Version = version });
        desk.AssertNothingChanged();
    }

    [Fact]
    public void A_choice_on_a_draft_that_is_closed_or_another_persons_answers_nothing()
    {
        foreach (var draft in new[] { Asked() with { Status = DraftStatus.Cancelled }, Asked() with { UserId = 8 }, Asked() with { ExpiresAt = Samples.Now }, Asked() with { Question = null } })
        {
            var desk = new BareDesk(Samples.Ann, draft);
            Answer(desk, draft, new CommandPayload { Pressed = PressKind.Choose, Detail = "0", Version = 1 });
            desk.AssertNothingChanged();
        }
    }

    [Theory]
    [InlineData("Asia/Makassar", "Asia/Makassar")]
    [InlineData("asia/makassar", "Asia/Makassar")]
    [InlineData("new york", "America/New_York")]
    [InlineData(" London ", "Europe/London")]
    [InlineData("utc", "UTC")]
    public void A_zone_is_found_as_people_type_it(string typed, string zone)
    {
        var desk = new BareDesk(Samples.Ann with { ZoneState = ZoneState.Asked });
        SettingsQuery.SetZoneAsync(Samples.Command(CommandTypes.Query, new CommandPayload { Name = "zone", Argument = typed }), desk.Desk).Now();
        Assert.Equal((zone, ZoneState.Chosen), (desk.Desk.Person.TimeZone, desk.Desk.Person.ZoneState));
        Assert.Equal(["time_zone_chosen"], desk.Actions);
    }

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("Asia/<b>")]
    [InlineData("")]
    [InlineData(null)]
    public void A_zone_that_is_none_changes_nothing_and_is_told(string? typed)
    {
        var desk = new BareDesk(Samples.Ann);
        SettingsQuery.SetZoneAsync(Samples.Command(CommandTypes.Query, new CommandPayload { Name = "zone", Argument = typed }), desk.Desk).Now();
        desk.AssertNothingChanged();
        Assert.Contains("I do not know", desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_a_zone_or_is_told_to_be_none() => AnyWords.Always(typed =>
        SettingsQuery.SetZoneAsync(Samples.Command(CommandTypes.Query, new CommandPayload { Name = "zone", Argument = typed }), new BareDesk(Samples.Ann, Samples.Draft()).Desk).Now(), times: 50);

    [Fact]
    public void Open_drafts_move_with_their_person_to_another_zone_and_closed_ones_stay()
    {
        // Said at 10:00 in Jakarta: in Honolulu it was still Friday.
        var open = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, open, Samples.Draft(status: DraftStatus.Executed));
        SettingsQuery.SetZoneAsync(Samples.Command(CommandTypes.Query, new CommandPayload { Name = "zone", Argument = "Pacific/Honolulu" }), desk.Desk).Now();
        Assert.Equal((open.Id, 2), (desk.Changed.Id, desk.Changed.Version));
        Assert.Contains("Tomorrow, Sat 21 Nov, 09:00", desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_offer_zones_and_languages()
    {
        var desk = new BareDesk(Samples.Ann);
        SettingsQuery.DoAsync(Samples.Command(CommandTypes.Query, new CommandPayload { Name = "settings", Argument = "" }), desk.Desk, connection: null, CancellationToken.None).Now();
        Assert.Contains("language:id", desk.Buttons);
        Assert.Contains("settings:zone", desk.Buttons);
    }

    [Theory]
    [InlineData("id", true)]
    [InlineData("ru", true)]
    [InlineData("de", false)]
    [InlineData("EN", false)]
    [InlineData(null, false)]
    public void Only_a_language_with_texts_can_be_chosen(string? language, bool can)
    {
        var desk = new BareDesk(Samples.Ann);
        SettingsQuery.SetLanguageAsync(Samples.Command(CommandTypes.Query, new CommandPayload { Name = "language", Argument = language }), desk.Desk, connection: null, CancellationToken.None).Now();
        Assert.Equal((can, can ? language : "en"), (desk.Desk.PersonChanged, desk.Desk.Person.Language));
    }

    [Theory]
    [InlineData("unknown", "Is it one of these?", true)]
    [InlineData("query", "I can not look that up yet.", true)]
    [InlineData("hello", "I saw nothing to keep in that.", false)]
    [InlineData("press", "To save it press ✅", false)]
    [InlineData("empty", "That message had no words in it.", false)]
    [InlineData("unsupported", "Please write it as a message.", false)]
    [InlineData("broken", "Nothing was saved; please send it again.", false)]
    public void What_is_not_understood_is_answered_and_offered_to_be_kept(string why, string said, bool offered)
    {
        foreach (var language in new[] { "en", "id", "ru" })
        {
            var desk = new BareDesk(Samples.Ann with { Language = language });
            SayUnknown.Do(Samples.Command(CommandTypes.Unknown, new CommandPayload { Name = why, Text = "?" }), desk.Desk);
            desk.AssertNothingChanged();
            Assert.Equal(offered ? ["keep:12:task", "keep:12:event", "keep:12:expense", "keep:12:note", "leave:12"] : [], desk.Buttons);
            if (language == "en")
                Assert.Contains(said, desk.Said, StringComparison.Ordinal);
        }
    }

    private static QueuedCommand FromText() => Samples.Command(
        DraftKinds.All[0].CommandType, new CommandPayload { Reading = Reader.ReadAs(Intent.Task, "Buy milk", Samples.Speaker), ReadBy = "rules" });

    private static void Make(Desk desk, long message = 60) => DraftFromText.DoAsync(FromText() with { MessageId = message }, DraftKinds.All[0], desk, Day).Now();

    private static void Edit(BareDesk desk, Draft draft, CommandPayload payload) => EditDraft.DoAsync(Samples.Command(CommandTypes.EditDraft, payload, draft.Id), desk.Desk, Day).Now();

    private static void Answer(BareDesk desk, Draft draft, CommandPayload payload) => AnswerQuestion.DoAsync(Samples.Command(CommandTypes.AnswerQuestion, payload, draft.Id), desk.Desk, Day).Now();

    private static Draft Asked() => Samples.Draft() with
    {
        Question = new Question("due", Doubt.Ambiguous, "10/11", [new Choice("2026-12-10"), new Choice("2027-10-11")]),
    };

    private static Draft WithGuess()
    {
        var draft = Samples.Draft();
        return draft with { Json = draft.Json.Replace("\"assumed\":[]", "\"assumed\":[\"dueTime\"]", StringComparison.Ordinal) };
    }
}
