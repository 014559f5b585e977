using St4cker.Drafts.Words;

namespace St4cker.Drafts;

/// <summary>What became of a committed draft, here and outside.</summary>
internal static class OutcomeLines
{
    public static IEnumerable<CardLine> Of(Draft draft, IReadOnlyList<TargetOutcome> outcomes, Phrases phrases, List<IReadOnlyList<CardButton>> rows)
    {
        if (draft.Undo == UndoState.Done)
        {
            yield return new CardLine(phrases[draft.Failure ?? "undo.done"]);
            yield break;
        }

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
        if (draft.Undo == UndoState.Asked)
            yield return new CardLine(phrases["undo.asked"]);
        if (draft.Undo == UndoState.Refused)
            yield return new CardLine(phrases["undo.refused"] + " " + phrases[draft.Failure ?? "undo.changed"]);
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
}
