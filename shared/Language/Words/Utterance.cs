namespace St4cker.Language.Words;

/// <summary>A text cut into tokens with what each of them can mean to this speaker.</summary>
internal sealed class Utterance
{
    private readonly Token[] _tokens;

    private Utterance(string text, Token[] tokens, Speaker speaker)
    {
        Text = text;
        _tokens = tokens;
        Speaker = speaker;
    }

    public string Text { get; }
    public Speaker Speaker { get; }
    public int Count => _tokens.Length;

    public ref readonly Token this[int at] => ref _tokens[at];

    /// <param name="text">A text that <see cref="CleanText"/> has been over.</param>
    /// <param name="speaker">Whose words these are.</param>
    public static Utterance Of(string text, Speaker speaker)
    {
        var raw = Tokens.Split(text);
        var folded = Lexicon.Folded(text);
        var lexicon = Lexicon.Of(speaker.Language);
        PartPairs(raw, folded, lexicon);
        var tokens = new List<Token>(raw.Count);
        for (var at = 0; at < raw.Count;)
        {
            var token = raw[at];
            var taken = 1;
            if (token.Kind is TokenKind.Word or TokenKind.Symbol && lexicon.Find(folded.AsSpan(token.Start, token.Length)) is { } entry)
            {
                token.Meanings = entry.Meanings;
                if (LongestPhrase(entry, raw, at, folded) is { } phrase)
                {
                    taken = 1 + phrase.Rest.Length;
                    token.Meanings = phrase.Meanings;
                    token.End = raw[at + taken - 1].End;
                }
            }
            else if (token.Kind == TokenKind.Word && IndonesianForms.IsVerb(folded.AsSpan(token.Start, token.Length), lexicon) && speaker.Language == "id")
            {
                token.Meanings = IndonesianForms.Verb;
            }
            else if (token.Kind == TokenKind.Number && at + 1 < raw.Count && raw[at + 1] is { Kind: TokenKind.Word, Glued: true } word && lexicon.Find(folded.AsSpan(token.Start..word.End)) is { } written)
            {
                // "2nite"
                token = word with { Start = token.Start, Glued = token.Glued, Meanings = written.Meanings };
                taken = 2;
            }
            tokens.Add(token);
            at += taken;
        }
        return new Utterance(text, [.. tokens], speaker);
    }

    public bool Is(int at, Sense sense) => Is(at, sense, out _);

    public bool Is(int at, Sense sense, out int value)
    {
        if (Find(at, sense) is { } meaning)
        {
            value = meaning.Value;
            return true;
        }
        value = 0;
        return false;
    }

    public Meaning? Find(int at, Sense sense)
    {
        if ((uint)at >= (uint)_tokens.Length)
            return null;
        foreach (var meaning in _tokens[at].Meanings)
        {
            if (meaning.Sense == sense)
                return meaning;
        }
        return null;
    }

    public bool IsWord(int at) => Kind(at) == TokenKind.Word;
    public bool IsNumber(int at) => Kind(at) == TokenKind.Number;
    public bool IsNewLine(int at) => Kind(at) == TokenKind.NewLine;
    public bool IsSign(int at, char sign) => Kind(at) == TokenKind.Symbol && _tokens[at].Sign == sign;
    public bool IsGlued(int at) => (uint)at < (uint)_tokens.Length && _tokens[at].Glued;

    /// <summary>Nothing that is said in this line comes after: the end, a line's end, or only punctuation before it.</summary>
    public bool EndsLine(int at)
    {
        while (at < Count && _tokens[at].Kind == TokenKind.Symbol && _tokens[at].Sign is '.' or '!' or '?' or ',' or ';' or ')')
            at++;
        return at >= Count || IsNewLine(at);
    }

    /// <summary>A clause ends here: punctuation or a line's end.</summary>
    public bool EndsClause(int at) => at >= Count || IsNewLine(at)
        || (_tokens[at].Kind == TokenKind.Symbol && _tokens[at].Sign is '.' or '!' or '?' or ',' or ';' or ')' or '-' or '–' or '—' or '|' or ':');

    public ReadOnlySpan<char> Span(int at) => Text.AsSpan(_tokens[at].Start, _tokens[at].Length);

    public bool IsCapitalised(int at) => IsWord(at) && char.IsUpper(Text[_tokens[at].Start]);

    /// <summary>Two letters or more, none of them small.</summary>
    public bool IsAllCapitals(int at)
    {
        var span = Span(at);
        foreach (var letter in span)
        {
            if (char.IsLower(letter))
                return false;
        }
        return span.Length > 1;
    }

    /// <summary>The person's own words from one token to before another, as they were written.</summary>
    public string Words(int from, int to) => from < to ? Text[_tokens[from].Start.._tokens[to - 1].End] : "";

    /// <summary>"Mon-Wed", "пн-ср", "am-noon": two words of a range, written as one.</summary>
    private static void PartPairs(List<Token> raw, string folded, Lexicon lexicon)
    {
        for (var at = 0; at < raw.Count; at++)
        {
            var token = raw[at];
            if (token.Kind != TokenKind.Word || folded.AsSpan(token.Start, token.Length).IndexOf('-') is not (> 0 and var dash) || lexicon.Find(folded.AsSpan(token.Start, token.Length)) is not null
                || !IsEdge(token.Start, dash) || !IsEdge(token.Start + dash + 1, token.Length - dash - 1))
                continue;
            var sign = token.Start + dash;
            raw[at] = token with { End = sign };
            raw.Insert(at + 1, new Token { Kind = TokenKind.Symbol, Start = sign, End = sign + 1, Meanings = [], Glued = true, Sign = '-', Parts = 1 });
            raw.Insert(at + 2, token with { Start = sign + 1, Glued = true });
        }

        bool IsEdge(int start, int length) => lexicon.Find(folded.AsSpan(start, length)) is { } entry
            && entry.Meanings.Any(meaning => meaning.Sense is Sense.Weekday or Sense.Month or Sense.Meridiem or Sense.Noon);
    }

    private TokenKind? Kind(int at) => (uint)at < (uint)_tokens.Length ? _tokens[at].Kind : null;

    private static Lexicon.Phrase? LongestPhrase(Lexicon.Entry entry, List<Token> raw, int at, string folded)
    {
        foreach (var phrase in entry.Phrases)
        {
            if (at + phrase.Rest.Length < raw.Count && Matches(phrase.Rest, raw, at, folded))
                return phrase;
        }
        return null;
    }

    private static bool Matches(string[] rest, List<Token> raw, int at, string folded)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            var token = raw[at + 1 + i];
            if (token.Length != rest[i].Length || !folded.AsSpan(token.Start, token.Length).Equals(rest[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return true;
    }
}
