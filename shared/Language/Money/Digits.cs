namespace St4cker.Language.Money;

/// <summary>Reads a number written with separators by its shape: 1,250.00 and 1.250,00 are the same, "1.500" is fifteen hundred, "1.5" one and a half.</summary>
internal static class Digits
{
    private const int Longest = 24;

    /// <param name="text">Begins with a digit.</param>
    /// <param name="decimalComma">A comma before three digits is a decimal one: "1,500jt".</param>
    /// <param name="value">The number.</param>
    /// <param name="length">How many characters it takes.</param>
    public static bool Read(ReadOnlySpan<char> text, bool decimalComma, out decimal value, out int length)
    {
        length = Length(text);
        value = 0;
        if (length > Longest)
            return false;
        var number = text[..length];
        var dots = number.Count('.');
        var commas = number.Count(',');
        var decimalSign = (dots, commas) switch
        {
            (0, 0) => '\0',
            ( > 0, > 0) => number.LastIndexOf('.') > number.LastIndexOf(',') ? '.' : ',',
            (1, 0) => IsDecimal(number, '.', threeAreThousands: true) ? '.' : '\0',
            (0, 1) => IsDecimal(number, ',', threeAreThousands: !decimalComma) ? ',' : '\0',
            _ => '\0',
        };
        return Parse(number, decimalSign, out value);
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            at++;
        return at;
    }

    private static bool IsDecimal(ReadOnlySpan<char> number, char sign, bool threeAreThousands)
    {
        var at = number.IndexOf(sign);
        var after = number.Length - at - 1;
        return after != 3 || !threeAreThousands || number[0] == '0' || at > 3;
    }

    private static bool Parse(ReadOnlySpan<char> number, char decimalSign, out decimal value)
    {
        value = 0;
        var point = decimalSign == '\0' ? number.Length : number.LastIndexOf(decimalSign);
        var whole = number[..point];
        var fraction = point < number.Length ? number[(point + 1)..] : [];
        if (fraction.Length > 3)
            return false;
        // "0812": a number that begins with a nought is no count of anything.
        if (whole.Length > 1 && whole[0] == '0' || !IsGrouped(whole, decimalSign))
            return false;
        foreach (var digit in whole)
        {
            if (char.IsAsciiDigit(digit))
                value = value * 10 + (digit - '0');
        }
        var step = 0.1m;
        foreach (var digit in fraction)
        {
            value += (digit - '0') * step;
            step /= 10;
        }
        return true;
    }

    /// <summary>Thousands stand in threes behind one and the same sign.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> whole, char decimalSign)
    {
        var first = whole.IndexOfAny('.', ',');
        if (first < 0)
            return true;
        if (first is 0 or > 3 || whole[first] == decimalSign)
            return false;
        for (var at = first; at < whole.Length; at += 4)
        {
            if (whole[at] != whole[first] || at + 4 > whole.Length || whole[(at + 1)..(at + 4)].ContainsAny('.', ','))
                return false;
        }
        return true;
    }
}
