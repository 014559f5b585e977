using St4cker.Drafts.Words;

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
    /// <param name="picking">The person wants to change something: the card offers its fields.</param>
    public static Card Of(Draft draft, Person person, DateTimeOffset now, IReadOnlyList<TargetOutcome> outcomes, string? note = null, bool picking = false)
    {
        var phrases = Phrases.In(person.Language);
        var kind = DraftKinds.Named(draft.Type);
        var lines = new List<CardLine>();
        var open = draft.Status == DraftStatus.Drafted;
        var rows = new List<IReadOnlyList<CardButton>>();
        switch (draft.Status)
        {
            case DraftStatus.Drafted when picking:
                lines.Add(new CardLine(phrases["edit.pick"], LineStyle.Strong));
                rows.AddRange(CardButtons.Pick(draft, kind, phrases));
                break;
            case DraftStatus.Drafted when draft.Question is { } question:
                lines.Add(new CardLine("❔ " + QuestionText.Of(question, draft.Type, phrases), LineStyle.Strong));
                rows.AddRange(CardButtons.Answer(draft, question, kind, person, phrases, now));
                break;
            case DraftStatus.Drafted when kind.Problems(draft.Json, phrases) is { Count: > 0 } problems:
                lines.AddRange(problems.Select(problem => new CardLine("⚠️ " + problem, LineStyle.Strong)));
                rows.AddRange(CardButtons.Mend(draft, kind, phrases));
                break;
            case DraftStatus.Drafted:
                rows.AddRange(CardButtons.Open(draft, kind, phrases));
                break;
            case DraftStatus.Confirmed or DraftStatus.Executed:
                lines.AddRange(OutcomeLines.Of(draft, outcomes, phrases, rows));
                if (draft.Undo is UndoState.None && draft.UndoUntil > now)
                    rows.Add([CardButtons.Button(draft, PressKind.Undo, phrases["button.undo"])]);
                break;
            case DraftStatus.Cancelled or DraftStatus.Expired:
                rows.Add([CardButtons.Button(draft, PressKind.Again, phrases["button.again"])]);
                break;
            case DraftStatus.Failed:
                lines.Add(new CardLine(draft.Failure is null ? phrases["failed.nothing_saved"] : phrases[draft.Failure]));
                rows.Add([CardButtons.Button(draft, PressKind.Again, phrases["button.again"])]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(draft), draft.Status, "No card for this state");
        }

        if (note is not null)
            lines.Add(new CardLine(phrases[note]));
        if (open && draft.ReadBy.Length > 0)
            lines.Add(new CardLine(draft.ReadBy == "rules" ? phrases["card.read_by_rules"] : phrases["card.read_by_gemini"], LineStyle.Faint));
        var described = kind.Describe(draft.Json, open ? draft.PreviousJson : null, open, phrases, person.LocalTime(now));
        return new Card(Heading(draft, kind, phrases), [.. Fold(described, Card.MostLines - 1 - lines.Count, phrases), .. lines.Select(line => line with { Essential = true })], rows) { ReplyTo = draft.SourceMessageId };
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

    private static string Heading(Draft draft, DraftKind kind, Phrases phrases)
    {
        var (sign, name) = kind.Label(draft.Json, phrases);
        return draft.Status switch
        {
            DraftStatus.Drafted => sign + " " + phrases.Say("heading.drafted", name, draft.Code),
            DraftStatus.Confirmed or DraftStatus.Executed when draft.Undo == UndoState.Done => phrases.Say("heading.undone", name, draft.Code),
            DraftStatus.Confirmed or DraftStatus.Executed => kind.SavedHeading(draft.Json, draft.Code, phrases),
            DraftStatus.Cancelled => phrases.Say("heading.cancelled", name, draft.Code),
            DraftStatus.Expired => phrases.Say("heading.expired", name, draft.Code),
            DraftStatus.Failed => phrases.Say("heading.failed", name, draft.Code),
            _ => throw new ArgumentOutOfRangeException(nameof(draft), draft.Status, "No heading for this state"),
        };
    }
}
