namespace St4cker.Language.Words;

/// <summary>Verbs with what Indonesians put before and behind them: "ambilin", "bawakan", "nganter", "nulis" say what "ambil", "bawa", "antar", "tulis" say.</summary>
internal static class IndonesianForms
{
    private const int Shortest = 5;
    private const int ShortestStem = 3;
    private const int Longest = 24;

    public static readonly Meaning[] Verb = [new(Sense.Verb)];

    private static readonly string[] Endings = ["", "in", "kan", "i", "nya", "lah"];

    // What a prefix has swallowed of the stem: "nulis" is of "tulis", "nyapu" of "sapu", "nyuci" of "cuci".
    private static readonly (string Prefix, string Lost)[] Prefixes =
        [("", ""), ("nge", ""), ("ng", ""), ("ng", "k"), ("ny", "s"), ("ny", "c"), ("n", "t"), ("n", ""), ("m", "p"), ("m", ""), ("me", ""), ("mem", ""), ("mem", "p"), ("men", ""), ("men", "t"), ("meng", ""), ("meng", "k"), ("menge", ""), ("meny", "s")];

    public static bool IsVerb(ReadOnlySpan<char> word, Lexicon lexicon)
    {
        if (word.Length is < Shortest or > Longest || !char.IsAsciiLetter(word[0]))
            return false;
        Span<char> stem = stackalloc char[Longest + 1];
        foreach (var ending in Endings)
        {
            if (!word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var (prefix, lost) in Prefixes)
            {
                var kept = word.Length - prefix.Length - ending.Length;
                if (kept + lost.Length < ShortestStem || prefix.Length + ending.Length == 0 || !word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    continue;
                lost.CopyTo(stem);
                word.Slice(prefix.Length, kept).CopyTo(stem[lost.Length..]);
                if (IsKnown(stem[..(lost.Length + kept)], lexicon))
                    return true;
            }
        }
        return false;
    }

    private static bool IsKnown(ReadOnlySpan<char> stem, Lexicon lexicon)
    {
        foreach (var meaning in lexicon.Find(stem)?.Meanings ?? [])
        {
            if (meaning.Sense == Sense.Verb)
                return true;
        }
        return false;
    }
}
