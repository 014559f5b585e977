namespace St4cker.Language.Words;

/// <summary>Splits a text into tokens in one pass; every character is looked at a bounded number of times.</summary>
internal ref struct Tokens
{
    private const int LongestNumber = 8;

    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _at;
    // Up to here no closing sign of that kind exists: keeps a text full of opening quotes linear.
    private int _noStraight;
    private int _noCurly;
    private int _noGuillemet;

    private Tokens(string text)
    {
        _text = text;
        _tokens = new List<Token>(16 + text.Length / 4);
    }

    public static List<Token> Split(string text)
    {
        var tokens = new Tokens(text);
        while (tokens._at < text.Length)
            tokens.Next();
        return tokens._tokens;
    }

    private void Next()
    {
        var sign = _text[_at];
        if (sign == '\n')
            Add(TokenKind.NewLine, _at + 1, sign);
        else if (char.IsWhiteSpace(sign))
            _at++;
        else if (StartsChunk() && OpaqueEnd() is var opaque and > 0)
            Add(TokenKind.Opaque, opaque);
        else if (QuoteEnd(sign) is var quote and > 0)
            Add(TokenKind.Quoted, quote, sign);
        else if (char.IsAsciiDigit(sign))
            AddNumber();
        else if (IsLetter(_at))
            Add(TokenKind.Word, WordEnd());
        else
            AddSign(sign);
    }

    private readonly bool StartsChunk() => _at == 0 || char.IsWhiteSpace(_text[_at - 1]);

    /// <summary>Links, addresses, @names and #tags mean nothing to the rules: "https://x.io/2026/11/22" is no date.</summary>
    private readonly int OpaqueEnd()
    {
        var chunk = _text.AsSpan(_at);
        var end = chunk.IndexOfAny(" \n\t\u00a0");
        if (end >= 0)
            chunk = chunk[..end];
        if (chunk.Length < 2)
            return 0;
        var isName = chunk[0] is '@' or '#' && char.IsLetterOrDigit(chunk[1]) && !(chunk[0] == '@' && char.IsAsciiDigit(chunk[1]));
        if (isName || chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || (chunk[1..].Contains('@') && !chunk.EndsWith("@")))
            return _at + chunk.Length;
        return 0;
    }

    private int QuoteEnd(char sign) => sign switch
    {
        '"' => ClosedBy('"', ref _noStraight),
        '“' or '„' => ClosedBy('”', ref _noCurly),
        '«' => ClosedBy('»', ref _noGuillemet),
        _ => 0,
    };

    private readonly int ClosedBy(char closing, ref int none)
    {
        if (_at < none)
            return 0;
        var rest = _text.AsSpan(_at + 1);
        var at = rest.IndexOfAny(closing, '\n');
        if (at >= 0 && rest[at] == closing)
            return _at + at + 2;
        none = at < 0 ? _text.Length : _at + 1 + at;
        return 0;
    }

    private readonly bool IsLetter(int at) => char.IsLetter(_text[at])
        || (char.IsHighSurrogate(_text[at]) && at + 1 < _text.Length && char.IsLetter(_text, at));

    private readonly int WordEnd()
    {
        var end = _at;
        while (end < _text.Length)
        {
            var sign = _text[end];
            if (char.IsAsciiDigit(sign) && IsCurrency(_text.AsSpan(_at..end)))
                break;
            if (char.IsLetterOrDigit(sign) || char.IsLowSurrogate(sign)
                || CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                end++;
            else if (char.IsHighSurrogate(sign) && IsLetter(end))
                end += 2;
            else if (sign is '\'' or '’' or '-' or '_' && end + 1 < _text.Length && char.IsLetter(_text[end + 1]))
                end += 2;
            else
                break;
        }
        return Math.Min(end, _text.Length);
    }

    /// <summary>"Rp20rb", "USD5": the number begins behind the currency.</summary>
    private static bool IsCurrency(ReadOnlySpan<char> word) => word.Length switch
    {
        2 => word.Equals("rp", StringComparison.OrdinalIgnoreCase) || word is "RM",
        3 => word.Equals("idr", StringComparison.OrdinalIgnoreCase) || word is "USD" or "EUR" or "GBP" or "RUB" or "SGD" or "MYR" or "JPY" or "AUD",
        _ => false,
    };

    private void Add(TokenKind kind, int end, char sign = '\0', int parts = 1)
    {
        _tokens.Add(new Token { Kind = kind, Start = _at, End = end, Meanings = [], Glued = IsGlued(), Sign = sign, Parts = parts });
        _at = end;
    }

    private readonly bool IsGlued() => _at > 0 && !char.IsWhiteSpace(_text[_at - 1]);

    /// <summary>The same sign again and again ("!!!", "---") is one token; so is a run of signs outside ASCII, such as an emoji with its joiners.</summary>
    private void AddSign(char sign)
    {
        var end = _at + 1;
        while (end < _text.Length && (sign < 128 ? _text[end] == sign : _text[end] >= 128 && !char.IsLetter(_text[end]) && !char.IsWhiteSpace(_text[end])
            && _text[end] is not ('“' or '”' or '„' or '«' or '»') && !IsLetter(end)))
            end++;
        Add(TokenKind.Symbol, end, sign, end - _at);
    }

    private void AddNumber()
    {
        var token = new Token { Kind = TokenKind.Number, Start = _at, Meanings = [], Glued = IsGlued(), Parts = 1 };
        token.A = Digits(out token.ADigits);
        if (Continues(token))
        {
            token.Sign = _text[_at++];
            token.B = Digits(out token.BDigits);
            token.Parts = 2;
            if (_at < _text.Length && _text[_at] == token.Sign && DigitAt(_at + 1))
            {
                _at++;
                token.C = Digits(out token.CDigits);
                token.Parts = 3;
            }
        }
        token.End = _at;
        _tokens.Add(token);
        if (token is { Sign: '-', Parts: 3 } && _at < _text.Length && _text[_at] is 'T' or 't' && DigitAt(_at + 1))
            _at++;
    }

    /// <summary>A dash joins only whole dates (2026-11-22, 22-11-2026): in "9-11" it stands between two hours.</summary>
    private readonly bool Continues(in Token token)
    {
        if (_at >= _text.Length || !DigitAt(_at + 1))
            return false;
        return _text[_at] switch
        {
            ':' or '/' or '.' or ',' => true,
            '-' => token.ADigits == 4 || HasAnotherDash(),
            _ => false,
        };
    }

    private readonly bool HasAnotherDash()
    {
        var at = _at + 1;
        while (at < _text.Length && at < _at + 4 && char.IsAsciiDigit(_text[at]))
            at++;
        return at < _text.Length && _text[at] == '-' && DigitAt(at + 1) && DigitAt(at + 2);
    }

    private readonly bool DigitAt(int at) => at < _text.Length && char.IsAsciiDigit(_text[at]);

    private int Digits(out int count)
    {
        var start = _at;
        var value = 0;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            if (_at - start < LongestNumber)
                value = value * 10 + (_text[_at] - '0');
            _at++;
        }
        count = _at - start;
        return count <= LongestNumber ? value : int.MaxValue;
    }
}
