using St4cker.Language.Words;

namespace St4cker.Language.Money;

/// <summary>Reads one amount of money at one place: "Rp 20.000", "20rb", "12,50 €", "gocap", "lima puluh ribu", and a bare "200".</summary>
internal readonly struct AmountWords(Utterance said)
{
    private const decimal Most = 1_000_000_000_000m;
    private const int MostWords = 12;
    private const int Found = 40;

    private readonly Utterance _said = said;

    /// <summary>All amounts that stand apart from each other, from left to right.</summary>
    public List<FoundAmount> All(int from, int to)
    {
        var all = new List<FoundAmount>();
        for (var at = from; at < to && all.Count < Found;)
        {
            if (Read(at, out var found) && found.To <= to)
            {
                all.Add(found);
                at = found.To;
            }
            else
            {
                at++;
            }
        }
        return all;
    }

    public bool Read(int at, out FoundAmount found)
    {
        found = default;
        var p = at;
        var currency = -1;
        if (!_said.IsNumber(at) && !CurrencyBefore(ref p, out currency) && _said[at].Meanings.Length == 0)
            return false;
        if (currency < 0 && _said.Is(p, Sense.Slang, out var slang))
            return Whole(at, ScaleAfter(p + 1, out var scale), slang / 100 * scale, Currencies.Codes[slang % 100], isSaid: false, AmountKind.Sure, out found);
        if (IsHanging(p, currency >= 0) || !Number(ref p, currency >= 0, out var number))
            return false;
        var value = number.Value;
        if (currency < 0)
            CurrencyAfter(ref p, ref value, out currency);
        if (currency < 0 && (IsMeasured(p) || number.Words == 1 && IsPhone(at, p)))
            return false;
        TakeClosing(ref p);
        var kind = currency >= 0 || number.HasSureScale ? AmountKind.Sure : number.HasScale || IsGrouped(at, p) ? AmountKind.Counted : AmountKind.Bare;
        var code = currency >= 0 ? Currencies.Meant(currency, _said.Speaker) : _said.Speaker.Currency;
        return Whole(at, p, value, code, currency >= 0, kind, out found);
    }

    // "cepek ribu"
    private int ScaleAfter(int p, out decimal scale)
    {
        scale = _said.Find(p, Sense.Scale) is { Value: >= 1000 } said ? said.Value : 1;
        return scale > 1 ? p + 1 : p;
    }

    private static bool Whole(int from, int to, decimal value, string currency, bool isSaid, AmountKind kind, out FoundAmount found)
    {
        found = default;
        if (value is <= 0 or > Most)
            return false;
        var minor = value * Currencies.MinorUnits(currency);
        if (minor != decimal.Truncate(minor))
            return false;
        found = new FoundAmount(from, to, (long)minor, currency, isSaid, kind);
        return true;
    }

    // "$", "Rp.", "IDR"
    private bool CurrencyBefore(ref int p, out int currency)
    {
        currency = -1;
        if (!_said.Is(p, Sense.Currency, out var index))
            return false;
        var q = _said.IsSign(p + 1, '.') && _said.IsGlued(p + 1) ? p + 2 : p + 1;
        if (!_said.IsNumber(q) || IsMinus(p))
            return false;
        currency = index;
        p = q;
        return true;
    }

    private void CurrencyAfter(ref int p, ref decimal value, out int currency)
    {
        currency = -1;
        if (_said.Is(p, Sense.Cents, out var index))
            value /= 100;
        else if (!_said.Is(p, Sense.Currency, out index))
            return;
        // "5 pounds of beef"; "200 $5": the sign belongs to the number after it.
        if (_said.Is(p + 1, Sense.Of) || !_said.IsGlued(p) && _said.IsGlued(p + 1) && _said.IsNumber(p + 1) && _said[p].Kind == TokenKind.Symbol)
            return;
        currency = index;
        p++;
        // "4 pound 20"
        if (_said.IsNumber(p) && _said[p] is { Parts: 1, ADigits: 2 } && !_said.IsGlued(p) && value == decimal.Truncate(value) && (_said.EndsClause(p + 1) || _said.Is(p + 1, Sense.Cents)))
        {
            value += _said[p].A / 100m;
            p += _said.Is(p + 1, Sense.Cents) ? 2 : 1;
        }
    }

    private bool Number(ref int p, bool afterCurrency, out NumberWords number)
    {
        if (_said.IsNumber(p))
        {
            if (_said[p].Sign is ':' or '/' or '-' || !Spaced(ref p, afterCurrency, out var digits))
            {
                number = default;
                return false;
            }
            number = NumberWords.From(digits);
        }
        else
        {
            number = NumberWords.Nothing;
            // "a" alone is an article; "a hundred" is a number.
            if (!number.Take(_said, p) || _said[p].Length < 3 && _said.Find(p + 1, Sense.Scale) is not { Value: >= 100 })
                return false;
            p++;
        }
        while (number.Words < MostWords && p < _said.Count && (number.Take(_said, p) || MoreDigits(ref p, ref number) || IsLinked(ref p, ref number)))
            p++;
        return number.Value > 0;
    }

    /// <summary>"2 juta 500 ribu": the digits are taken when a scale or a currency follows them.</summary>
    private bool MoreDigits(ref int p, ref NumberWords number)
    {
        if (!number.HasScale || !_said.IsNumber(p) || _said[p] is not { Parts: 1, ADigits: <= 3 })
            return false;
        return (_said.Is(p + 1, Sense.Scale) || _said.Is(p + 1, Sense.Currency)) && number.TakeDigits(_said[p].A);
    }

    // "two hundred and fifty"
    private bool IsLinked(ref int p, ref NumberWords number)
    {
        if (!_said.Is(p, Sense.And) || number.Value < 100 || _said.IsNumber(p + 1) || !_said.Is(p + 1, Sense.Number) || _said[p + 1].Length < 3)
            return false;
        var tried = number;
        if (!tried.Take(_said, p + 1))
            return false;
        number = tried;
        p++;
        return true;
    }

    /// <summary>Digits with separators; also groups of three between spaces, where money is plain ("20 000 ₽").</summary>
    private bool Spaced(ref int p, bool afterCurrency, out decimal digits)
    {
        var start = _said[p].Start;
        var decimalComma = _said.Speaker.Language != "en";
        if (!Digits.Read(_said.Text.AsSpan(start), decimalComma && _said[p].Parts == 2 && _said.Find(p + 1, Sense.Scale) is { Value: > 1000 }, out digits, out var length))
            return false;
        while (p < _said.Count && _said[p].Start < start + length)
            p++;
        var groups = p;
        var grouped = digits;
        while (digits is >= 1 and < 1000 || groups > p)
        {
            if (!_said.IsNumber(groups) || _said.IsGlued(groups) || _said[groups] is not { Parts: 1, ADigits: 3 } || grouped != decimal.Truncate(grouped) || grouped > Most)
                break;
            grouped = grouped * 1000 + _said[groups++].A;
        }
        // "1 540,50"
        if (groups == p && digits is >= 1 and < 1000 && digits == decimal.Truncate(digits) && _said.IsNumber(p) && !_said.IsGlued(p) && _said[p] is { Parts: 2, Sign: ',' or '.', ADigits: 3, BDigits: 1 or 2 })
            grouped = digits * 1000 + _said[groups].A + _said[groups++].B / (decimal)Math.Pow(10, _said[groups - 1].BDigits);
        if (groups > p && (afterCurrency || _said.Speaker.Language == "ru" || _said.Is(groups, Sense.Currency)))
            (p, digits) = (groups, grouped);
        return true;
    }

    /// <summary>"87.500"</summary>
    private bool IsGrouped(int at, int p) => _said.IsNumber(at) && p > at && (_said[at] is { Parts: >= 2, Sign: '.' or ',', BDigits: 3, A: > 0 } || _said.IsNumber(at + 1) && p > at + 1);

    // "20.000,-"
    private void TakeClosing(ref int p)
    {
        if (_said.IsSign(p, ',') && _said.IsGlued(p) && _said.IsSign(p + 1, '-') && _said.IsGlued(p + 1))
            p += 2;
    }

    /// <summary>"#5", "v2", "+62…", "-20": the number hangs on what stands before it.</summary>
    private bool IsHanging(int p, bool afterCurrency)
    {
        if (p >= _said.Count)
            return true;
        // "+300 tutoring", "-15 lunch": a book of accounts; elsewhere a sign before a number is none.
        if (p == 1 && _said.IsNumber(1) && _said.IsGlued(1) && _said[1].ADigits < 7 && (_said.IsSign(0, '+') || _said.IsSign(0, '-')) && _said.Count > 2)
            return false;
        if (IsMinus(p))
            return true;
        if (!_said.IsNumber(p) || !_said.IsGlued(p) || afterCurrency)
            return false;
        var before = _said.Text[_said[p].Start - 1];
        return char.IsLetterOrDigit(before) || before is '#' or '/' or '+' or '=' or '%' or '.' or '&' or '*' or '_' or '\\' or '<' or ':' or '$' or '€' or '£' or '₽';
    }

    /// <summary>"0812 3456 7890": numbers in a row.</summary>
    private bool IsPhone(int at, int p) => _said.IsNumber(at) && (_said.IsNumber(at - 1) && _said[at - 1].ADigits > 2 || _said.IsNumber(p) && _said[p].ADigits > 2 && !_said.Is(p + 1, Sense.Currency));

    private bool IsMinus(int p) => (_said.IsSign(p - 1, '-') || _said.IsSign(p - 1, '−')) && _said.IsGlued(p) && (p == 1 || !_said.IsGlued(p - 1) || _said.Is(p - 2, Sense.Currency));

    /// <summary>It counts eggs, hours or percents, or is one half of something else.</summary>
    private bool IsMeasured(int p) => p < _said.Count && (_said.Is(p, Sense.Measure) || _said.Is(p, Sense.Percent) || _said.Is(p, Sense.Meridiem) || _said.Is(p, Sense.Unit)
        || _said.IsGlued(p) && (_said.IsWord(p) || _said.IsNumber(p) || _said.IsSign(p, '%') || _said.IsSign(p, '/') || _said.IsSign(p, '+') || _said.IsSign(p, ':') && _said.IsGlued(p + 1) && _said.IsNumber(p + 1)));
}
