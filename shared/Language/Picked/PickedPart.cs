using St4cker.Language.Batches;
using St4cker.Language.Words;

namespace St4cker.Language.Picked;

/// <summary>What the rules read of the thing that a model picked: what the model leaves open comes from there.</summary>
internal static class PickedPart
{
    /// <param name="isOnly">The model found nothing else of that kind, so what the rules find of it in the text is about this.</param>
    public static ReadItem ByRules(string? text, Intent intent, SaidWords said, Speaker speaker, bool isOnly)
    {
        var all = Batch.Read(text, speaker).Items;
        if (isOnly && all.Count == 1)
            return all[0].Intent == intent ? all[0] : Reader.ReadAs(intent, text!, speaker).Items[0];
        var ofKind = all.Where(item => item.Intent == intent).ToList();
        if (isOnly && ofKind.Count == 1)
            return ofKind[0];
        return ofKind.Find(item => IsNamed(item.Fields, said)) ?? ByOwnWords(text, intent, said, speaker);
    }

    /// <summary>Of several things the amount or the date of another must not become this one's.</summary>
    private static ReadItem ByOwnWords(string? text, Intent intent, SaidWords said, Speaker speaker)
    {
        var pick = new Pick(text, said, new ReadItem(intent, 0, new Fields(), []), speaker);
        string?[] words = [said.Project, said.Title, said.When, said.End, said.Duration, said.Amount, said.Percent];
        var own = string.Join(' ', words.Where(part => !string.IsNullOrWhiteSpace(part) && pick.Stands(part)).Distinct(StringComparer.OrdinalIgnoreCase));
        // A change is said by words between the others, which no parameter holds.
        return own.Length == 0 || intent == Intent.Edit ? pick.Rules : Reader.ReadAs(intent, own, speaker).Items[0];
    }

    /// <summary>Do both name the same thing?</summary>
    public static bool IsNamed(Fields fields, SaidWords said)
    {
        var name = fields.Title ?? fields.Project;
        var other = CleanText.Of(said.Title ?? said.Project).Trim();
        return name is not null && other.Length > 0
            && (name.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
