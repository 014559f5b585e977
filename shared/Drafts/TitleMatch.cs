namespace St4cker.Drafts;

/// <summary>Finds things by the words that people use for them: "the milk" is "Buy milk". Pure.</summary>
internal static class TitleMatch
{
    private const int ShortestStem = 4;

    /// <summary>Those whose title is meant, the best alone when one is better than all others; empty when none fits.</summary>
    public static IReadOnlyList<T> Find<T>(string said, IEnumerable<T> things, Func<T, string?> titleOf)
    {
        var words = Words(said);
        if (words.Count == 0)
            return [];
        var exact = things.Where(thing => string.Equals(titleOf(thing)?.Trim(), said.Trim(), StringComparison.CurrentCultureIgnoreCase)).ToList();
        if (exact.Count > 0)
            return exact;
        var fitting = things.Select(thing => (Thing: thing, Score: Score(words, Words(titleOf(thing) ?? "")))).Where(one => one.Score > 0).ToList();
        if (fitting.Count == 0)
            return [];
        var best = fitting.Max(one => one.Score);
        return [.. fitting.Where(one => one.Score == best).Select(one => one.Thing)];
    }

    /// <summary>0: something that was said is not in the title. Otherwise more for a title with fewer other words.</summary>
    private static double Score(List<string> said, List<string> title)
    {
        var hits = said.Count(word => title.Exists(other => IsSame(word, other)));
        return hits == said.Count ? 1.0 + 1.0 / (1 + title.Count - Math.Min(hits, title.Count)) : hits * 3 >= said.Count * 2 && hits >= 2 ? 0.5 : 0;
    }

    /// <summary>The same word, or the same in another form: "milk" and "milks", "лабораторную" and "лабораторная".</summary>
    private static bool IsSame(string one, string other)
    {
        if (string.Equals(one, other, StringComparison.Ordinal))
            return true;
        var shared = 0;
        while (shared < one.Length && shared < other.Length && one[shared] == other[shared])
            shared++;
        // "над дачей", "Дача"
        if (one[0] is >= 'а' and <= 'я' && shared >= ShortestStem - 1 && Math.Max(one.Length, other.Length) - shared <= 2 && shared * 2 > Math.Max(one.Length, other.Length))
            return true;
        return shared >= ShortestStem && shared * 10 >= Math.Max(one.Length, other.Length) * 7 || shared >= ShortestStem - 1 && Math.Max(one.Length, other.Length) - shared <= 1;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isLetter = at < text.Length && char.IsLetterOrDigit(text[at]);
            if (isLetter && start < 0)
                start = at;
            if (isLetter || start < 0)
                continue;
            words.Add(text[start..at].ToLowerInvariant().Replace('ё', 'е'));
            start = -1;
        }
        words.RemoveAll(word => word is "the" or "a" or "an" or "my" or "that" or "this" or "si" or "yang" or "tugas" or "task" or "задача" or "задачу");
        return words;
    }
}
