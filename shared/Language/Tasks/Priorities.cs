using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

internal static class Priorities
{
    private static readonly string?[] Names = [null, "low", "medium", "high"];

    /// <summary>At an edge of the message the word is about the task and is taken; inside ("read the important letter") it stays and the priority is a guess.</summary>
    public static string? Take(Remainder left, int from, int to, out bool assumed)
    {
        assumed = false;
        string? guess = null;
        for (var at = from; at < to; at++)
        {
            if (left.IsTaken(at))
                continue;
            if (left.Said[at] is { Kind: TokenKind.Symbol, Sign: '!', Parts: >= 3 })
            {
                left.Take(at, at + 1);
                return Names[3];
            }
            if (!left.Said.Is(at, Sense.Priority, out var level))
                continue;
            if (IsAtEdge(left, at, from, to) || NamesItself(left, at, to))
            {
                left.Take(at, IsShout(left.Said, at + 1) ? at + 2 : at + 1);
                return Names[level];
            }
            guess ??= Names[level];
        }
        assumed = guess is not null;
        return guess;
    }

    public static string? Named(string? word, Speaker speaker)
    {
        if (word is null)
            return null;
        var text = word.Trim().ToLowerInvariant();
        if (Level(text) is { } level)
            return level;
        var said = Utterance.Of(CleanText.Of(text), speaker);
        for (var at = 0; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Priority, out var named))
                return Names[named];
        }
        // "high prio"
        return text.Split(' ') is [var first, _, ..] ? Level(first) : null;
    }

    private static string? Level(string word) => word switch
    {
        "high" or "tinggi" or "highest" or "!" or "!!" or "!!!" or "1" => Names[3],
        "medium" or "normal" or "sedang" or "biasa" or "2" => Names[2],
        "low" or "rendah" or "lowest" or "3" => Names[1],
        _ => null,
    };

    private static bool IsAtEdge(Remainder left, int at, int from, int to)
    {
        var said = left.Said;
        if (at == left.FirstLeft(from, to))
            return said.EndsClause(at + 1) || said.IsSign(at + 1, '!') || said.Is(at + 1, Sense.Verb) || said.Is(at + 1, Sense.Lead) || left.IsTaken(at + 1) || at == left.LastLeft(from, to);
        if (IsBracketed(said, at))
            return true;
        for (var after = at + 1; after < to; after++)
        {
            if (!left.IsTaken(after) && !said.EndsClause(after))
                return false;
        }
        return !said.Is(at - 1, Sense.Article);
    }

    /// <summary>"asap!!!"</summary>
    private static bool IsShout(Utterance said, int at) => said.IsSign(at, '!') && said.IsGlued(at);

    /// <summary>"finish the report high priority for Bob" says it of the task wherever it stands; "fix high priority bugs" of the bugs.</summary>
    private static bool NamesItself(Remainder left, int at, int to) => (left.Said.Span(at).Contains("priorit", StringComparison.OrdinalIgnoreCase) || left.Said.Span(at).Contains("приоритет", StringComparison.OrdinalIgnoreCase))
        && left.Said[at].Length > 8 && (at + 1 >= to || left.IsTaken(at + 1) || !left.Said.IsWord(at + 1) || left.Said.Is(at + 1, Sense.Connective) || left.Said.Is(at + 1, Sense.Towards));

    private static bool IsBracketed(Utterance said, int at) => (said.IsSign(at - 1, '(') || said.IsSign(at - 1, '[')) && (said.IsSign(at + 1, ')') || said.IsSign(at + 1, ']'));
}
