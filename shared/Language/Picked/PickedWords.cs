using St4cker.Language.Batches;
using St4cker.Language.Items;

namespace St4cker.Language.Picked;

/// <summary>Fields from the words a model picked out: what it says is treated like a stranger's, checked against the text, and what was
/// not said there is a guess. Dates and amounts are computed only from words that stand in the text.</summary>
internal static class PickedWords
{
    public static Reading Resolve(string? text, Intent intent, double confidence, SaidWords said, Speaker speaker)
    {
        var rules = ByRules(text, intent, speaker);
        var pick = new Pick(text, said, rules, speaker);
        var fields = intent switch
        {
            Intent.Task => PickedTask.Fields(pick),
            Intent.Event => PickedKinds.Event(pick),
            Intent.Expense or Intent.Income => PickedKinds.Money(pick),
            Intent.Project => PickedKinds.Project(pick),
            Intent.Progress => PickedKinds.Progress(pick),
            Intent.Reminder => pick.Titled() with { RemindAt = pick.Moment("remindAt", new Fields()) },
            Intent.Note => pick.Titled() with { Note = pick.Note() },
            // What is asked and what is changed is for the rules: a model's view of it would change stored things.
            Intent.Query or Intent.Edit or Intent.Unknown => pick.Rules.Fields with { Title = pick.Rules.Fields.Title ?? (intent == Intent.Edit ? null : pick.Titled().Title) },
            _ => new Fields(),
        };
        var sure = double.IsFinite(confidence) ? Math.Clamp(confidence, 0, 1) : 0;
        return new Reading(text ?? "", [ItemReader.Asked(new ReadItem(intent, sure, fields, pick.Assumed, pick.Question))]);
    }

    /// <summary>What the rules read of that intent in the text; of several things the one of that kind.</summary>
    private static ReadItem ByRules(string? text, Intent intent, Speaker speaker)
    {
        var all = Batch.Read(text, speaker).Items;
        if (all.Count > 1)
            return all.FirstOrDefault(item => item.Intent == intent) ?? new ReadItem(intent, 0, new Fields(), []);
        return all[0].Intent == intent ? all[0] : Reader.ReadAs(intent, text!, speaker).Items[0];
    }
}
