using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>"yes", "no", "cancel" said alone.</summary>
internal static class Answers
{
    private const int MostWords = 4;

    public static Answer? Alone(Utterance said, bool cancelOnly = false)
    {
        Answer? answer = null;
        var words = 0;
        for (var at = 0; at < said.Count; at++)
        {
            if (said[at].Kind == TokenKind.Symbol && said[at].Meanings.Length == 0)
                continue;
            if (++words > MostWords)
                return null;
            if (said.Is(at, Sense.Greeting, out var value) && value > 0 && !(cancelOnly && value != 3))
                answer ??= value == 1 ? Answer.Yes : Answer.No;
            else if (!said.Is(at, Sense.Tail) && !said.Is(at, Sense.Greeting) || cancelOnly)
                return null;
        }
        return answer;
    }
}
