using System.Text;

namespace St4cker.Language.Words;

/// <summary>What is left of an utterance while its words are being taken for fields; in the end the title.</summary>
internal sealed class Remainder(Utterance said)
{
    private readonly bool[] _taken = new bool[said.Count];

    public Utterance Said { get; } = said;

    public void Take(int from, int to) => Array.Fill(_taken, value: true, from, Math.Min(to, _taken.Length) - from);

    public bool IsTaken(int at) => (uint)at >= (uint)_taken.Length || _taken[at];

    public int FirstLeft(int from, int to)
    {
        while (from < to && _taken[from])
            from++;
        return from;
    }

    /// <summary>The last token left, or -1.</summary>
    public int LastLeft(int from, int to)
    {
        while (--to >= from)
        {
            if (!_taken[to])
                return to;
        }
        return -1;
    }

    public bool IsFree(int from, int to) => Array.IndexOf(_taken, value: true, from, to - from) < 0;

    /// <summary>The words left, as they were written; a gap becomes one space, and punctuation that only served what was taken goes with it.</summary>
    public string Text(int from, int to)
    {
        (from, to) = Trimmed(from, to);
        var text = new StringBuilder();
        var last = -1;
        for (var at = from; at < to; at++)
        {
            if (_taken[at] || IsEmptyBracket(at, to))
                continue;
            if (last >= 0)
                text.Append(at == last + 1 ? Said.Text.AsSpan(Said[last].End, Said[at].Start - Said[last].End) : IsGluedSign(at) ? "" : " ");
            text.Append(Said.Span(at));
            last = at;
        }
        return text.ToString();
    }

    private (int From, int To) Trimmed(int from, int to)
    {
        while (from < to && (_taken[from] || IsTrimmed(from, ",;:-–—|.") || Said.IsNewLine(from)))
            from++;
        while (from < to && (_taken[to - 1] || Said.IsNewLine(to - 1) || IsTrimmed(to - 1, ",;:-–—|") || IsTrimmed(to - 1, ".?") && HasGapBefore(to - 1)))
            to--;
        return (from, to);
    }

    private bool HasGapBefore(int at) => at > 0 && _taken[at - 1];

    private bool IsTrimmed(int at, string signs) => Said[at] is { Kind: TokenKind.Symbol, Parts: 1 } token && signs.Contains(token.Sign);

    private bool IsGluedSign(int at) => Said[at] is { Kind: TokenKind.Symbol, Glued: true, Sign: ',' or '.' or '!' or '?' or ';' or ':' or ')' or ']' };

    /// <summary>The brackets of "(tomorrow)" once "tomorrow" is gone.</summary>
    private bool IsEmptyBracket(int at, int to) => IsOpen(at) && at + 1 < to && _taken[at + 1] && ClosesAfterGap(at + 1, to)
        || IsClose(at) && at > 0 && _taken[at - 1] && OpensBeforeGap(at - 1);

    private bool IsOpen(int at) => Said.IsSign(at, '(') || Said.IsSign(at, '[');
    private bool IsClose(int at) => Said.IsSign(at, ')') || Said.IsSign(at, ']');

    private bool ClosesAfterGap(int at, int to)
    {
        while (at < to && _taken[at])
            at++;
        return at < to && IsClose(at);
    }

    private bool OpensBeforeGap(int at)
    {
        while (at >= 0 && _taken[at])
            at--;
        return at >= 0 && IsOpen(at);
    }
}
