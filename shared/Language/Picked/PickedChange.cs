using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Picked;

/// <summary>A change of a stored thing. The model may only say which thing, when, and how important; that it is done or deleted is read by
/// the rules, and only from what stands in the text.</summary>
internal static class PickedChange
{
    public static Fields Fields(Pick pick)
    {
        var rules = pick.Rules.Fields;
        if (rules.Title is not null && (string.IsNullOrWhiteSpace(pick.Said.Title) || PickedPart.IsNamed(rules, pick.Said)))
        {
            pick.Assumed.AddRange(pick.Rules.Assumed);
            pick.Question = pick.Rules.Question;
            return rules;
        }
        if (TitleText.AsNamed(Pick.OneLine(pick.Said.Title)) is not { } title || !pick.Stands(title))
            return rules with { Title = null };
        var change = new Fields { Due = pick.Stands(pick.Said.When) ? pick.Moment("due", new Fields()) : null, Priority = Priority(pick) };
        if (change.Due is null && change.Priority is null && pick.Question is null)
            change = change with { Status = Status(pick, title) };
        // Without a change there is nothing to draft.
        return change.Equals(new Fields()) && pick.Question is null ? change : change with { Title = title };
    }

    private static string? Priority(Pick pick) => pick.Stands(pick.Said.Priority) ? Priorities.Named(CleanText.Of(pick.Said.Priority), pick.Speaker) : null;

    /// <summary>The word of the text that says it, wherever it stands; a guess, since the rules could not tell how it belongs to the rest.</summary>
    private static string? Status(Pick pick, string title)
    {
        var said = Utterance.Of(pick.Text.Replace(title, " ", StringComparison.OrdinalIgnoreCase), pick.Speaker);
        for (var at = 0; at < said.Count; at++)
        {
            if (Status(said, at) is not { } status)
                continue;
            pick.Assumed.Add("status");
            return said.Is(at - 1, Sense.Not) && status == "done" ? "open" : status;
        }
        return null;
    }

    private static string? Status(Utterance said, int at)
    {
        if (said.Is(at, Sense.Finished, out var isOpen))
            return isOpen == 1 ? "open" : "done";
        // "delete it", "cancel it": alone it answers a card, beside the words of a thing it is about that.
        if (said.Is(at, Sense.Greeting, out var answer) && answer == 3)
            return "deleted";
        return !said.Is(at, Sense.Change, out var kind) ? null : (ChangeKind)kind switch
        {
            ChangeKind.Done or ChangeKind.MaybeDone => "done",
            ChangeKind.Open => "open",
            ChangeKind.Delete or ChangeKind.MaybeDelete => "deleted",
            ChangeKind.Move or ChangeKind.Rename or ChangeKind.Set => null,
            _ => null,
        };
    }
}
