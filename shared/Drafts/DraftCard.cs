using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>How an effect in an outside system stands, for the card.</summary>
/// <param name="Target">"google_tasks"; its name is in the texts.</param>
/// <param name="Failed">Some step failed for good.</param>
/// <param name="Waiting">Its access was revoked: it follows when the person signs in again.</param>
/// <param name="Trying">It failed for now and is tried again.</param>
/// <param name="Url">Where the thing can be seen, or null.</param>
/// <param name="Note">A key of the texts with something to know ("date only", or why it failed or is tried again), or null.</param>
public sealed record TargetOutcome(string Target, bool Succeeded, bool Failed, bool Waiting, bool Trying, string? Url, string? Note);

/// <summary>The whole card of a draft in whatever state it is.</summary>
public static class DraftCard
{
    public static Card Of(Draft draft, Person person, DateTimeOffset now, IReadOnlyList<TargetOutcome> outcomes, string? note = null)
    {
        var phrases = Phrases.In(person.Language);
        var kind = DraftKinds.Named(draft.Type);
        var lines = new List<CardLine>();
        var open = draft.Status == DraftStatus.Drafted;
        var rows = new List<IReadOnlyList<CardButton>>();
        switch (draft.Status)
        {
            case DraftStatus.Drafted when draft.Question is { } question:
                lines.Add(new CardLine("❔ " + QuestionText.Of(question, phrases), LineStyle.Strong));
                rows.AddRange(QuestionButtons(draft, question, person, phrases, now));
                rows.Add([Button(draft, PressKind.Edit, phrases["button.edit"]), Button(draft, PressKind.Cancel, phrases["button.cancel"])]);
                break;
            case DraftStatus.Drafted when kind.Problems(draft.Json, phrases) is { Count: > 0 } problems:
                lines.AddRange(problems.Select(problem => new CardLine("⚠️ " + problem, LineStyle.Strong)));
                rows.Add([Button(draft, PressKind.Edit, phrases["button.edit"]), Button(draft, PressKind.Cancel, phrases["button.cancel"])]);
                break;
            case DraftStatus.Drafted:
                rows.AddRange(OpenButtons(draft, kind, phrases));
                break;
            case DraftStatus.Confirmed or DraftStatus.Executed:
                lines.AddRange(OutcomeLines(outcomes, phrases, rows));
                break;
            case DraftStatus.Cancelled or DraftStatus.Expired:
                rows.Add([Button(draft, PressKind.Again, phrases["button.again"])]);
                break;
            case DraftStatus.Failed:
                lines.Add(new CardLine(draft.Failure is null ? phrases["failed.nothing_saved"] : phrases[draft.Failure]));
                rows.Add([Button(draft, PressKind.Again, phrases["button.again"])]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(draft), draft.Status, "No card for this state");
        }

        if (note is not null)
            lines.Add(new CardLine(phrases[note]));
        if (open)
            lines.Add(new CardLine(draft.ReadBy == "rules" ? phrases["card.read_by_rules"] : phrases["card.read_by_gemini"], LineStyle.Faint));
        var described = kind.Describe(draft.Json, open ? draft.PreviousJson : null, open, phrases, person.LocalTime(now));
        return new Card(Heading(draft, phrases), [.. Fold(described, Card.MostLines - 1 - lines.Count, phrases), .. lines.Select(line => line with { Essential = true })], rows) { ReplyTo = draft.SourceMessageId };
    }

    /// <summary>However long a list is: what became of it, what is asked and what there is to know are always seen.</summary>
    private static IEnumerable<CardLine> Fold(IReadOnlyList<CardLine> lines, int room, Phrases phrases)
    {
        var folding = lines.Count(line => line.MayFold);
        // The line that tells of the rest needs its room too.
        var shown = lines.Count <= room ? folding : Math.Max(0, folding - (lines.Count - room) - 1);
        var seen = 0;
        foreach (var line in lines)
        {
            if (!line.MayFold || seen++ < shown)
                yield return line;
            else if (seen == shown + 1)
                yield return new CardLine(phrases.Say("card.more", folding - shown), LineStyle.Faint);
        }
    }

    private static string Heading(Draft draft, Phrases phrases)
    {
        var name = phrases["kind." + draft.Type];
        return draft.Status switch
        {
            DraftStatus.Drafted => phrases.Say("heading.drafted", name, draft.Code),
            DraftStatus.Confirmed or DraftStatus.Executed => phrases.Say("heading.saved", name, draft.Code),
            DraftStatus.Cancelled => phrases.Say("heading.cancelled", name, draft.Code),
            DraftStatus.Expired => phrases.Say("heading.expired", name, draft.Code),
            DraftStatus.Failed => phrases.Say("heading.failed", name, draft.Code),
            _ => throw new ArgumentOutOfRangeException(nameof(draft), draft.Status, "No heading for this state"),
        };
    }

    private static IEnumerable<IReadOnlyList<CardButton>> OpenButtons(Draft draft, DraftKind kind, Phrases phrases)
    {
        yield return
        [
            Button(draft, PressKind.Confirm, phrases["button.confirm"]),
            Button(draft, PressKind.Edit, phrases["button.edit"]),
            Button(draft, PressKind.Cancel, phrases["button.cancel"]),
        ];
        var guesses = kind.Guesses(draft.Json, phrases);
        if (guesses.Count > 0)
            yield return [.. guesses.Select(guess => Button(draft, PressKind.Drop, guess.Label, guess.Key))];
    }

    private static IEnumerable<IReadOnlyList<CardButton>> QuestionButtons(Draft draft, Question question, Person person, Phrases phrases, DateTimeOffset now)
    {
        if (question.Choices.Count > 0)
        {
            yield return [.. question.Choices.Select((choice, index) =>
                Button(draft, PressKind.Choose, When.Parse(choice.Value) is { } when ? phrases.ShortWhen(when, person.LocalTime(now)) : choice.Label ?? choice.Value, index.ToString(CultureInfo.InvariantCulture)))];
        }

        if (question.Field == "due")
            yield return [Button(draft, PressKind.None, phrases["button.no_date"])];
    }

    private static IEnumerable<CardLine> OutcomeLines(
        IReadOnlyList<TargetOutcome> outcomes, Phrases phrases, List<IReadOnlyList<CardButton>> rows)
    {
        var line = phrases["outcome.saved"];
        foreach (var outcome in outcomes)
        {
            var name = phrases["target." + outcome.Target];
            line += " · " + outcome switch
            {
                { Failed: true } => phrases.Say("outcome.target_failed", name),
                { Waiting: true } => phrases.Say("outcome.target_waiting", name),
                { Succeeded: true } => phrases.Say("outcome.target_done", name),
                { Trying: true } => phrases.Say("outcome.target_trying", name),
                _ => phrases.Say("outcome.target_pending", name),
            };
        }

        yield return new CardLine(line);
        foreach (var outcome in outcomes)
        {
            var name = phrases["target." + outcome.Target];
            if (outcome.Failed)
                yield return new CardLine(phrases.Say(outcome.Note ?? "outcome.failed", name));
            else if (outcome.Waiting)
                yield return new CardLine(phrases.Say("outcome.waiting", name));
            else if (outcome.Trying)
                yield return new CardLine(phrases.Say(outcome.Note ?? "outcome.trying", name));
            else if (outcome is { Succeeded: true, Note: { } note })
                yield return new CardLine(phrases.Say(note, name), LineStyle.Faint);
            // A link made now would be too old when it is pressed, so the button asks for one.
            if (outcome.Waiting)
                rows.Add([new CardButton(phrases["button.reconnect"], new SimplePress(SimplePress.Connect, "").Data)]);
            if (outcome is { Succeeded: true, Url: { } url })
                rows.Add([new CardButton(phrases.Say("button.open", name), Data: null, url)]);
        }
    }

    private static CardButton Button(Draft draft, PressKind press, string text, string? detail = null) =>
        new(text, new Press(press, draft.Id, draft.Version, detail).Data);
}
