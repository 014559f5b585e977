using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Deeds;
using St4cker.Drafts;
using St4cker.Language;
using St4cker.Storage.Flow;

namespace St4cker.Unit.Confirmation;

/// <summary>What Confirm and Cancel come to; decided without a database.</summary>
public sealed class Answers
{
    [Fact]
    public void Confirming_commits_the_events_of_the_draft_once_and_shows_it()
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Confirm(desk, draft);
        Confirm(desk, draft);
        Assert.Equal(DraftStatus.Executed, desk.Changed.Status);
        Assert.Equal(DraftKinds.Named(draft.Type).Apply(draft.Json, draft.Id), desk.Ledger.Appended);
        Assert.Equal(["draft_confirmed", "draft_executed", "answer_refused"], desk.Actions);
        Assert.Contains("✅ Task saved", desk.Said, StringComparison.Ordinal);
        Assert.Equal(draft.Id, Assert.Single(desk.Desk.Executions).DraftId);
    }

    [Theory]
    [InlineData(true, "Google Tasks …")]
    [InlineData(false, "Google Tasks 🔑")]
    public void A_connected_person_gets_the_steps_outside_too(bool active, string shown)
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Confirm(desk, draft, connected: new() { [Samples.AnnsId] = active });
        Assert.Single(desk.Desk.Also);
        Assert.Contains(shown, desk.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pending", true)]
    [InlineData("processing", true)]
    [InlineData("failed", false)]
    public void A_change_of_what_is_being_taken_back_waits_until_that_is_decided(string status, bool waits)
    {
        var made = Samples.Draft(status: DraftStatus.Executed) with { Undo = UndoState.Asked };
        var kind = (ShapedKind)DraftKinds.Named(made.Type);
        var milk = new Stored(made.Type, made.Id, Deleted: false, Samples.Now, Intent.Task, kind.Leaves(made.Json, made.Id)[0].Fields!);
        var change = Samples.Draft() with { Json = kind.Mark(milk, "done", Samples.Speaker).Json };
        var step = PlanEffects.Plan(made, kind.Apply(made.Json, made.Id), [])[0];
        var undo = UndoEffects.Plan(made, [new KnownStep(step, "succeeded", "g1", Tried: true)])[0];
        var desk = new BareDesk(Samples.Ann, change);

        var confirming = ConfirmDraft.DoAsync(Samples.Command(CommandTypes.ConfirmDraft, new CommandPayload { Version = change.Version }, change.Id), desk.Desk,
            new Outside(new Dictionary<long, bool> { [Samples.AnnsId] = true }, [new KnownStep(undo, status, RemoteId: null, Tried: false)]));

        // Else it looks the thing up, which nothing stands behind here.
        Assert.Equal(waits, !confirming.IsFaulted);
        Assert.Equal(waits ? ["answer_refused"] : [], desk.Actions);
        desk.AssertNothingChanged();
        if (waits)
            Assert.Contains("being taken back", desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_persons_connection_is_not_used()
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Confirm(desk, draft, connected: new() { [8] = true });
        Assert.DoesNotContain("Google", desk.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DraftStatus.Confirmed)]
    [InlineData(DraftStatus.Executed)]
    [InlineData(DraftStatus.Cancelled)]
    [InlineData(DraftStatus.Expired)]
    [InlineData(DraftStatus.Failed)]
    public void An_ended_draft_can_neither_be_confirmed_nor_cancelled(DraftStatus status)
    {
        foreach (var answer in new Action<BareDesk, Draft>[] { (desk, draft) => Confirm(desk, draft), Cancel })
        {
            var draft = Samples.Draft(status: status);
            var desk = new BareDesk(Samples.Ann, draft);
            answer(desk, draft);
            desk.AssertNothingChanged();
            Assert.Equal(["answer_refused"], desk.Actions);
            Assert.Contains($"already_{DraftStore.StatusName(status)}", desk.Ledger.Audited.Single().DetailsJson, StringComparison.Ordinal);
            Assert.Single(desk.Desk.Messages);
        }
    }

    [Fact]
    public void An_old_version_commits_nothing_and_the_card_is_put_right()
    {
        var draft = Samples.Draft() with { Version = 2 };
        var desk = new BareDesk(Samples.Ann, draft);
        Confirm(desk, draft, version: 1);
        desk.AssertNothingChanged();
        Assert.Contains("old_version", desk.Ledger.Audited.Single().DetailsJson, StringComparison.Ordinal);
        Assert.Contains("Buy milk", desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_elses_draft_is_neither_committed_nor_shown()
    {
        var bens = Samples.Draft(owner: 8);
        var desk = new BareDesk(Samples.Ann, bens);
        Confirm(desk, bens);
        Cancel(desk, bens);
        desk.AssertNothingChanged();
        Assert.Empty(desk.Desk.Messages);
        Assert.Equal(["answer_refused", "answer_refused"], desk.Actions);
    }

    [Fact]
    public void A_draft_whose_time_is_over_expires_at_the_press()
    {
        var draft = Samples.Draft() with { ExpiresAt = Samples.Now };
        var desk = new BareDesk(Samples.Ann, draft);
        Confirm(desk, draft);
        Assert.Equal(DraftStatus.Expired, desk.Changed.Status);
        Assert.Empty(desk.Ledger.Appended);
        Assert.Contains("expired", desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_with_an_open_question_is_not_committed()
    {
        var draft = Samples.Draft() with { Question = new Question("due", Doubt.Ambiguous, "10/11", []) };
        var desk = new BareDesk(Samples.Ann, draft);
        Confirm(desk, draft);
        desk.AssertNothingChanged();
        Assert.Contains("incomplete", desk.Ledger.Audited.Single().DetailsJson, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_saves_nothing_and_says_so()
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Cancel(desk, draft);
        Assert.Equal(DraftStatus.Cancelled, desk.Changed.Status);
        Assert.Empty(desk.Ledger.Appended);
        Assert.Contains("nothing was saved", desk.Said, StringComparison.Ordinal);
        Assert.Contains(desk.Buttons, button => Press.Parse(button)?.Kind == PressKind.Again);
    }

    [Fact]
    public void Whoever_comes_first_of_confirm_and_cancel_is_who_counts()
    {
        var draft = Samples.Draft();
        var desk = new BareDesk(Samples.Ann, draft);
        Cancel(desk, draft);
        Confirm(desk, draft);
        Assert.Equal(DraftStatus.Cancelled, desk.Changed.Status);
        Assert.Empty(desk.Ledger.Appended);
    }

    [Fact]
    public void The_card_sums_up_the_steps_as_they_will_be()
    {
        StepState[] steps = [Step("a", 0, "processing"), Step("b", 1, "pending")];
        Assert.Equal(Outcome(), Sum(steps));
        Assert.Equal(Outcome() with { Url = "https://x.y" }, Sum(steps, Settled("a", OutcomeKind.Succeeded, "https://x.y")));
        Assert.Equal(Outcome() with { Succeeded = true, Url = "https://x.y" }, Sum(steps, Settled("a", OutcomeKind.Succeeded, "https://x.y"), Settled("b", OutcomeKind.Succeeded)));
        Assert.Equal(Outcome() with { Trying = true, Note = "outcome.trying" }, Sum(steps, Settled("a", OutcomeKind.Retrying) with { Reason = "timeout" }));
        Assert.Equal(Outcome() with { Waiting = true }, Sum(steps, Settled("a", OutcomeKind.Waiting), Settled("b", OutcomeKind.Waiting)));
        Assert.Equal(Outcome() with { Failed = true, Note = "outcome.failed" }, Sum(steps, Settled("a", OutcomeKind.Failed) with { Reason = "rejected" }));
    }

    [Fact]
    public void A_retry_that_worked_is_no_longer_shown_as_trying() =>
        Assert.Equal(Outcome() with { Succeeded = true }, Sum([Step("a", 0, "processing") with { Error = "timeout" }], Settled("a", OutcomeKind.Succeeded)));

    [Fact]
    public void A_dropped_time_and_each_target_are_told_apart()
    {
        var outcomes = StepState.Summarize([Step("a", 0, "succeeded") with { TimeDropped = true }, Step("b", 0, "failed") with { Target = "another" }]);
        Assert.Equal([Outcome() with { Succeeded = true, Note = "outcome.date_only" }, Outcome() with { Target = "another", Failed = true, Note = "outcome.failed_here" }], outcomes);
        Assert.Empty(StepState.Summarize([]));
    }

    private static void Confirm(BareDesk desk, Draft draft, int? version = null, Dictionary<long, bool>? connected = null) => ConfirmDraft.DoAsync(
        Samples.Command(CommandTypes.ConfirmDraft, new CommandPayload { Version = version ?? draft.Version }, draft.Id), desk.Desk, new Outside(connected ?? [], [])).Now();

    private static void Cancel(BareDesk desk, Draft draft) =>
        CancelDraft.Do(Samples.Command(CommandTypes.CancelDraft, new CommandPayload { Version = draft.Version }, draft.Id), desk.Desk);

    private static StepState Step(string key, int ordinal, string status) => new(key, "google_tasks", ordinal, status, Error: null, Url: null, TimeDropped: false);

    private static TargetOutcome Outcome() => new("google_tasks", Succeeded: false, Failed: false, Waiting: false, Trying: false, Url: null, Note: null);

    private static EffectOutcome Settled(string key, OutcomeKind kind, string? url = null) => new(key, "google_tasks", key, kind, Attempts: 1) { RemoteUrl = url };

    private static TargetOutcome Sum(StepState[] steps, params EffectOutcome[] settled) => Assert.Single(StepState.Summarize(StepState.After(steps, settled)));
}
