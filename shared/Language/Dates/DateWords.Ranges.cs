using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>From one day of a month to another.</content>
internal readonly partial struct DateWords
{
    // "10-12 November", "с 10 по 12 ноября", "Nov 10-12", "tanggal 10 sampai 12"
    public bool DayRange(int at, out SaidDate first, out SaidDate last, out int end)
    {
        first = last = default;
        end = at;
        var p = _said.Is(at, Sense.DayNumber) ? at + 1 : at;
        if (p == at && _said.Find(p, Sense.Month) is { } ahead && _said.IsNumber(p + 1) && Day(p + 1) is { } from && IsRangeSign(OrdinalEnd(p + 2)))
        {
            var to = OrdinalEnd(p + 2) + 1;
            if (Day(to) is not { } until)
                return false;
            end = OrdinalEnd(to + 1);
            return Spanned(from, until, ahead.Value, ref end, out first, out last);
        }
        if (Day(p) is not { } begin || !IsRangeSign(OrdinalEnd(p + 1)))
            return false;
        var q = OrdinalEnd(p + 1) + 1;
        if (_said.Is(q, Sense.DayNumber))
            q++;
        if (Day(q) is not { } finish)
            return false;
        end = OrdinalEnd(q + 1);
        if (_said.Is(end, Sense.Of))
            end++;
        if (_said.Is(end, Sense.Month, out var month))
        {
            end++;
            return Spanned(begin, finish, month, ref end, out first, out last);
        }
        first = new SaidDate { Kind = DateKind.DayOfMonth, First = begin };
        last = new SaidDate { Kind = DateKind.DayOfMonth, First = finish };
        return p > at && begin < finish;
    }

    private bool Spanned(int from, int until, int month, ref int end, out SaidDate first, out SaidDate last)
    {
        var year = Year(ref end);
        first = new SaidDate { Kind = DateKind.DayMonth, First = from, Second = month, Year = year };
        last = first with { First = until };
        return from < until;
    }

    private int? Day(int at) => _said.IsNumber(at) && _said[at] is { Parts: 1, ADigits: <= 2, A: > 0 and < 32 } number ? number.A
        : _said.Is(at, Sense.DayOrdinal, out var day) ? day : null;

    /// <summary>"-", "to", "sampai", "по": what comes after it is the end.</summary>
    public bool IsRangeSign(int at) => at < _said.Count && (_said.Is(at, Sense.Until) || _said[at] is { Kind: TokenKind.Symbol, Parts: 1, Sign: '-' or '–' or '—' });
}
