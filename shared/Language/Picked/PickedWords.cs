using St4cker.Language.Items;

namespace St4cker.Language.Picked;

/// <summary>Fields from the words a model picked out: what it says is treated like a stranger's, checked against the text, and what was
/// not said there is a guess. Dates and amounts are computed only from words that stand in the text.</summary>
internal static class PickedWords
{
    public static Reading Resolve(string? text, Intent intent, double confidence, SaidWords said, Speaker speaker, bool isOnly)
    {
        var rules = PickedPart.ByRules(text, intent, said, speaker, isOnly);
        var pick = new Pick(text, said, rules, speaker);
        var fields = intent switch
        {
            Intent.Task => PickedTask.Fields(pick),
            Intent.Event => PickedKinds.Event(pick),
            Intent.Expense or Intent.Income => PickedKinds.Money(pick),
            Intent.Project => PickedKinds.Project(pick),
            Intent.Progress => PickedKinds.Progress(pick),
            Intent.Reminder => PickedKinds.Reminder(pick),
            Intent.Note => pick.Titled() with { Note = pick.Note() },
            Intent.Edit => PickedChange.Fields(pick),
            Intent.Query or Intent.Unknown => pick.Rules.Fields with { Title = pick.Rules.Fields.Title ?? pick.Titled().Title },
            _ => new Fields(),
        };
        var sure = double.IsFinite(confidence) ? Math.Clamp(confidence, 0, 1) : 0;
        return new Reading(text ?? "", [ItemReader.Asked(new ReadItem(intent, sure, fields, pick.Assumed, pick.Question))]);
    }
}
