using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Money;

/// <summary>What sort of thing money goes for, by the words for it: "coffee" is food, "gojek" transport.</summary>
internal static class CategoryWords
{
    private static readonly Dictionary<string, string> ByName = Categories.All.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The first word that tells.</summary>
    public static string? Guess(Utterance said, int from, int to, bool isIncome)
    {
        for (var at = from; at < to; at++)
        {
            if (said.Is(at, Sense.Category, out var category) && (isIncome || Categories.All[category] is not ("salary" or "business")))
                return Categories.All[category];
        }
        return null;
    }

    /// <summary>A category said as one: its own name in any language, a word for something in it, or the person's own word.</summary>
    public static string? Named(string? text, Speaker speaker)
    {
        if (TitleText.AsNamed(CleanText.Of(text)) is not { } name)
            return null;
        if (ByName.TryGetValue(name, out var known))
            return known;
        var said = Utterance.Of(name, speaker);
        return said.Count == 1 && (said.Is(0, Sense.CategoryName, out var category) || said.Is(0, Sense.Category, out category)) ? Categories.All[category] : name.ToLowerInvariant();
    }

    /// <summary>Is the text the name of a category, and nothing else?</summary>
    public static string? Known(string text, Speaker speaker)
    {
        var name = text.Trim();
        if (ByName.TryGetValue(name, out var known))
            return known;
        var said = Utterance.Of(name.Length < 40 ? name : "", speaker);
        return said.Count == 1 && said.Is(0, Sense.CategoryName, out var category) ? Categories.All[category] : null;
    }
}
