using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Language;
using St4cker.Telegram;

namespace St4cker.Unit.Drafts;

/// <summary>The card of a draft in every state.</summary>
public sealed class Cards
{
    private static readonly TargetOutcome Pending = new("google_tasks", Succeeded: false, Failed: false, Waiting: false, Trying: false, Url: null, Note: null);

    [Fact]
    public void An_open_draft_has_its_three_buttons_its_words_and_who_read_it()
    {
        var card = Of(Samples.Draft());
        Assert.Equal("📝 Task · draft #h2", card.Heading);
        Assert.Equal(["Buy milk", "📅 Tomorrow, Sun 22 Nov, 09:00   ← “tomorrow 9am”", "⚙ read by rules"], card.Lines.Select(line => line.Text));
        Assert.Equal(["✅ Confirm", "✏️ Edit", "✖ Cancel"], card.Buttons[0].Select(button => button.Text));
        Assert.Equal([PressKind.Confirm, PressKind.Edit, PressKind.Cancel], card.Buttons[0].Select(button => Press.Parse(button.Data)!.Kind));
        Assert.All(card.Buttons[0], button => Assert.Equal(1, Press.Parse(button.Data)!.Version));
        Assert.Equal(54, card.ReplyTo);
    }

    [Fact]
    public void A_question_takes_the_place_of_the_confirm_button()
    {
        var question = new Question("due", Doubt.Ambiguous, "10/11", [new Choice("2026-12-10"), new Choice("2027-10-11")]);
        var card = Of(Samples.Draft() with { Question = question });
        Assert.Contains(card.Lines, line => line is { Text: "❔ Which day is “10/11”?", Style: LineStyle.Strong });
        Assert.Equal(["Thu 10 Dec", "Mon 11 Oct 2027"], card.Buttons[0].Select(button => button.Text));
        Assert.Equal(["0", "1"], card.Buttons[0].Select(button => Press.Parse(button.Data)!.Detail));
        Assert.Equal(PressKind.None, Press.Parse(Assert.Single(card.Buttons[1]).Data)!.Kind);
        Assert.DoesNotContain(card.Buttons.SelectMany(row => row), button => Press.Parse(button.Data)!.Kind == PressKind.Confirm);
    }

    [Fact]
    public void Every_question_has_words_in_every_language()
    {
        foreach (var doubt in Enum.GetValues<Doubt>())
        {
            foreach (var field in new[] { "title", "due" })
            {
                foreach (var language in Phrases.Supported)
                    Assert.Contains(Of(Samples.Draft() with { Question = new Question(field, doubt, "25:00", []) }, language).Lines, line => line.Text.StartsWith("❔ ", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData(DraftStatus.Confirmed, "✅ Task saved · #h2")]
    [InlineData(DraftStatus.Executed, "✅ Task saved · #h2")]
    [InlineData(DraftStatus.Cancelled, "✖ Task cancelled · #h2 · nothing was saved")]
    [InlineData(DraftStatus.Expired, "⌛ Task draft #h2 expired · nothing was saved")]
    [InlineData(DraftStatus.Failed, "⚠️ Task not saved · #h2")]
    public void An_ended_draft_says_how_it_ended_and_can_not_be_confirmed(DraftStatus status, string heading)
    {
        var card = Of(Samples.Draft(status: status));
        Assert.Equal(heading, card.Heading);
        Assert.DoesNotContain(card.Lines, line => line.Text.Contains("read by", StringComparison.Ordinal) || line.Text.Contains('←', StringComparison.Ordinal));
        var presses = card.Buttons.SelectMany(row => row).Select(button => Press.Parse(button.Data)!.Kind);
        Assert.Equal(status is DraftStatus.Confirmed or DraftStatus.Executed ? [] : [PressKind.Again], presses);
    }

    [Fact]
    public void A_failed_draft_says_that_nothing_was_saved() =>
        Assert.Contains(Of(Samples.Draft(status: DraftStatus.Failed)).Lines, line => line.Text.Contains("Nothing was saved", StringComparison.Ordinal));

    [Fact]
    public void What_was_changed_is_shown_beside_what_it_was()
    {
        var draft = Samples.Draft();
        var edited = DraftKinds.Named(draft.Type).Edit(draft.Json, open: null, "no, Friday 4pm", Samples.Speaker);
        var card = Of(draft with { Json = edited.Json, PreviousJson = draft.Json, Version = 2 });
        Assert.Contains("📅 Fri 27 Nov, 16:00   (was: Sun 22 Nov, 09:00)", card.Lines.Select(line => line.Text));
        Assert.Equal(2, Press.Parse(card.Buttons[0][0].Data)!.Version);
    }

    [Fact]
    public void Each_target_tells_how_it_stands()
    {
        Assert.Equal("Saved ✓", Outcome());
        Assert.Equal("Saved ✓ · Google Tasks …", Outcome(Pending));
        Assert.Equal("Saved ✓ · Google Tasks ✓", Outcome(Pending with { Succeeded = true }));
        Assert.Equal("Saved ✓ · Google Tasks ✗", Outcome(Pending with { Failed = true }));
        Assert.Equal("Saved ✓ · Google Tasks 🔑", Outcome(Pending with { Waiting = true }));
        Assert.Equal("Saved ✓ · Google Tasks …", Outcome(Pending with { Trying = true }));
    }

    [Fact]
    public void A_revoked_access_can_be_mended_by_a_button()
    {
        var card = Of(Samples.Draft(status: DraftStatus.Executed), outcomes: Pending with { Waiting = true });
        Assert.Equal(SimplePress.Connect, SimplePress.Parse(Assert.Single(Assert.Single(card.Buttons)).Data)!.Name);
        Assert.Contains(card.Lines, line => line.Text.Contains("wants you to sign in again", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_done_can_be_opened_and_what_was_dropped_is_said()
    {
        var card = Of(Samples.Draft(status: DraftStatus.Executed), outcomes: Pending with { Succeeded = true, Url = "https://tasks.google.com/task/1", Note = "outcome.date_only" });
        Assert.Equal("https://tasks.google.com/task/1", Assert.Single(Assert.Single(card.Buttons)).Url);
        Assert.Contains(card.Lines, line => line.Text == "date only: Google Tasks keeps no time");
    }

    [Fact]
    public void Every_state_and_outcome_is_a_message_in_every_language()
    {
        TargetOutcome[] outcomes = [Pending, Pending with { Failed = true }, Pending with { Waiting = true }, Pending with { Trying = true }, Pending with { Succeeded = true, Url = "https://x.y", Note = "outcome.date_only" }];
        foreach (var language in Phrases.Supported)
        {
            foreach (var status in Enum.GetValues<DraftStatus>())
            {
                foreach (var outcome in outcomes)
                    Assert.NotEmpty(CardMessage.Render(Of(Samples.Draft(status: status), language, outcome), language).Html);
            }
        }
    }

    [Fact]
    public void A_draft_moves_only_where_its_life_leads()
    {
        var moves = Enum.GetValues<DraftStatus>().SelectMany(_ => Enum.GetValues<DraftStatus>(), (from, to) => (from, to)).Where(move => DraftLifecycle.CanMove(move.from, move.to));
        Assert.Equal(
            [
                (DraftStatus.Drafted, DraftStatus.Confirmed), (DraftStatus.Drafted, DraftStatus.Cancelled), (DraftStatus.Drafted, DraftStatus.Expired), (DraftStatus.Drafted, DraftStatus.Failed),
                (DraftStatus.Confirmed, DraftStatus.Executed), (DraftStatus.Confirmed, DraftStatus.Failed),
            ],
            moves);
    }

    [Theory]
    [InlineData("title", false)]
    [InlineData("due", true)]
    public void What_is_needed_can_not_be_emptied(string field, bool can)
    {
        var card = Of(Samples.Draft() with { Question = new Question(field, Doubt.Change, "", []) });
        Assert.Equal(can, card.Buttons.SelectMany(row => row).Any(button => button.Text == "🚫 None"));
    }

    [Fact]
    public void A_project_that_is_not_there_is_named_in_the_question() =>
        Assert.Contains("There is no project “thesis” yet", QuestionText.Of(new Question("project", Doubt.Missing, "thesis", []), "progress", Phrases.In("en")), StringComparison.Ordinal);

    [Fact]
    public void A_short_name_is_known_in_another_case() => Assert.Equal(["Дача"], TitleMatch.Find("дачей", ["Дача", "Душ"], title => title));

    [Fact]
    public void The_short_names_of_drafts_are_apart_and_can_be_read_aloud()
    {
        var codes = Enumerable.Range(1, 20_000).Select(DraftCode.Of).ToList();
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches("^[a-hjkmnp-z][0-9]{1,3}$", code));
        Assert.Equal(("h2", "h3"), (DraftCode.Of(7), DraftCode.Of(30)));
    }

    private static string Outcome(params TargetOutcome[] outcomes) =>
        Of(Samples.Draft(status: DraftStatus.Executed), outcomes: outcomes).Lines.First(line => line.Text.StartsWith("Saved ✓", StringComparison.Ordinal)).Text;

    private static Card Of(Draft draft, string language = "en", params TargetOutcome[] outcomes) =>
        DraftCard.Of(draft, Samples.Ann with { Language = language }, Samples.Now, outcomes);
}
