using St4cker.Language.Words;

namespace St4cker.Language.Intents;

/// <summary>Messages that ask for nothing: greetings, bare numbers and signs, a hand on the keyboard.</summary>
internal static class Nonsense
{
    private static readonly string[] KeyRows = ["asd", "qwe", "zxc", "hjkl", "sdfg", "dfgh", "jkl", "йцук", "фыва", "ячсм", "олдж", "цуке", "выап"];

    public static bool IsSmallTalk(Utterance said)
    {
        var words = 0;
        for (var at = 0; at < said.Count; at++)
        {
            if (said[at].Kind is TokenKind.Number or TokenKind.Quoted or TokenKind.Opaque)
                return false;
            if (!said.IsWord(at))
                continue;
            words++;
            if (!said.Is(at, Sense.Greeting) && !said.Is(at, Sense.Tail) && !(words > 1 && said.Is(at, Sense.Correction)))
                return false;
        }
        return true;
    }

    public static bool IsGibberish(Utterance said)
    {
        var words = 0;
        for (var at = 0; at < said.Count; at++)
        {
            if (said[at].Kind is TokenKind.Quoted or TokenKind.Opaque || said[at].Meanings.Length > 0)
                return false;
            if (!said.IsWord(at))
                continue;
            if (++words > 3 || !IsMash(said.Span(at)))
                return false;
        }
        return true;
    }

    private static bool IsMash(ReadOnlySpan<char> word)
    {
        if (word.Length == 1)
            return word[0] < 128;
        foreach (var row in KeyRows)
        {
            if (word.Length < 16 && word.StartsWith(row, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        int vowels = 0, consonants = 0, run = 0, longestRun = 0, same = 1, longestSame = 1;
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiLetter(word[i]))
                return false;
            var isVowel = "aeiouyAEIOUY".Contains(word[i]);
            vowels += isVowel ? 1 : 0;
            consonants += isVowel ? 0 : 1;
            longestRun = Math.Max(longestRun, run = isVowel ? 0 : run + 1);
            longestSame = Math.Max(longestSame, same = i > 0 && word[i] == word[i - 1] ? same + 1 : 1);
        }
        var isAcronym = !word.ContainsAnyInRange('a', 'z');
        return longestSame >= 4 || longestRun >= 6 || vowels == 0 && consonants >= 5 && !isAcronym;
    }
}
