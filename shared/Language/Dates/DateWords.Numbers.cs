using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>Days of a month: in digits, with the month's name, by number alone.</content>
internal readonly partial struct DateWords
{
    private const int FarthestYear = 2200;
    // "10 November 2130" is half past nine.
    private const int FarthestAhead = 50;

    // 2026-11-22, 22/11/2026, 22.11.2026, 10/11
    private bool Numeric(int at, LedIn led, ref SaidDate date, ref int end)
    {
        var number = _said[at];
        end = at + 1;
        if (number is { Parts: 3, ADigits: 4, Sign: '-' or '/' or '.' } && number.A is >= 1900 and <= FarthestYear)
        {
            date = new SaidDate { Kind = DateKind.DayMonth, First = number.C, Second = number.B, Year = number.A };
            return number.C is > 0 and < 40 && number.B is > 0 and < 13;
        }
        if (number.A is < 1 or > 31 || number.B is < 1 or > 31 || number.ADigits > 2 || number.BDigits > 2)
            return false;
        if (number is { Parts: 3, Sign: '/' or '.' or '-' } && (number.C is >= 1900 and <= FarthestYear || number is { C: > 0, CDigits: 2 }))
        {
            date = Ordered(number.A, number.B, number.C < 100 ? 2000 + number.C : number.C);
            return number.A <= 12 || number.B <= 12;
        }
        // "до 1.12" is a date to Russians; "в 10.12" is a time.
        if (number is { Parts: 2, Sign: '.', BDigits: 2, B: <= 12 } && _said.Speaker.Language == "ru" && led != LedIn.ByAt)
        {
            date = new SaidDate { Kind = DateKind.DayMonth, First = number.A, Second = number.B, Guessed = led != LedIn.ByOn && !alone };
            return true;
        }
        // "24/7", "1/2 of", "3/4 cup" are no dates.
        if (number is not { Parts: 2, Sign: '/' } || number is { A: 24, B: 7 } || number.A > 12 && number.B > 12 || _said.Is(end, Sense.Of))
            return false;
        if (led == LedIn.ByNothing && !alone && number is { ADigits: 1, BDigits: 1 } && number.A < number.B && number.B is 2 or 3 or 4 && !IsTimeBeside(end))
            return false;
        date = Ordered(number.A, number.B, 0);
        return true;
    }

    private static SaidDate Ordered(int first, int second, int year) => first > 12
        ? new SaidDate { Kind = DateKind.DayMonth, First = first, Second = second, Year = year }
        : second > 12
            ? new SaidDate { Kind = DateKind.DayMonth, First = second, Second = first, Year = year }
            : new SaidDate { Kind = DateKind.TwoNumbers, First = first, Second = second, Year = year };

    // "10 November 2026", "10th of Nov", "10-Nov-2026"
    private bool DayThenMonth(int at, ref SaidDate date, ref int end)
    {
        var number = _said[at];
        if (number is not { Parts: 1, ADigits: <= 2, A: > 0 and < 40 })
            return false;
        var p = OrdinalEnd(at + 1);
        if (_said.Is(p, Sense.Of) || _said.IsSign(p, '-') && _said.IsGlued(p))
            p++;
        if (_said.Find(p, Sense.Month) is not { } month || month.Care == Care.Faint && _said.Is(p + 1, Sense.Verb))
            return false;
        p++;
        date = new SaidDate { Kind = DateKind.DayMonth, First = number.A, Second = month.Value, Year = Year(ref p) };
        end = p;
        return number.A <= 31 || month.Care == Care.Sure;
    }

    // "November 10th, 2026"; "by March"
    private bool MonthThenDay(int at, LedIn led, ref SaidDate date, ref int end)
    {
        if (_said.Find(at, Sense.Month) is not { } month)
            return false;
        var p = at + 1;
        var isRussian = _said.Text[_said[at].Start] > 'Ͽ';
        if (!isRussian && _said.IsNumber(p) && _said[p] is { Parts: 1, ADigits: <= 2, A: > 0 and < 40 } number)
        {
            p = OrdinalEnd(p + 1);
            var isVerb = _said.Is(at, Sense.Verb) && led == LedIn.ByNothing && _said.IsWord(p) && _said[p].Meanings.Length == 0;
            if (isVerb || !EndsFree(p))
                return false;
            date = new SaidDate { Kind = DateKind.DayMonth, First = number.A, Second = month.Value, Year = Year(ref p) };
            end = p;
            return true;
        }
        // "к Марте" is to somebody: Russian writes months small.
        var sure = isRussian ? !_said.IsCapitalised(at) || at <= 1 : month.Care == Care.Sure || _said.IsCapitalised(at);
        if (led != LedIn.ByOn || !sure || !isRussian && !_said.EndsClause(p) && !(_said.IsNumber(p) && _said[p].ADigits == 4))
            return false;
        var year = Year(ref p);
        date = year == 0 ? MonthStart(month.Value) : new SaidDate { Kind = DateKind.DayMonth, First = 1, Second = month.Value, Year = year, Guessed = true };
        end = p;
        return true;
    }

    private int Year(ref int p)
    {
        var q = _said.IsSign(p, '.') && _said.IsGlued(p) && _said.IsNumber(p + 1) && !_said.IsGlued(p + 1) || _said.IsSign(p, ',') || _said.IsSign(p, '-') && _said.IsGlued(p) ? p + 1 : p;
        if (!_said.IsNumber(q) || _said[q] is not { Parts: 1, ADigits: 4 } || _said[q].A < 1900 || _said[q].A > _today.Year + FarthestAhead)
            return 0;
        // "2027 года"
        var isNamed = _said.Is(q + 1, Sense.Unit, out var unit) && (TimeUnit)unit == TimeUnit.Year && !_said.Is(q + 1, Sense.Ago);
        if (!isNamed && !EndsFree(q + 1))
            return 0;
        p = isNamed ? q + 2 : q + 1;
        return _said[q].A;
    }

    // "tanggal 5", "tgl 10 November"
    private bool NumberedDay(int at, ref SaidDate date, ref int end)
    {
        if (!_said.Is(at, Sense.DayNumber) || !_said.IsNumber(at + 1))
            return false;
        if (Numeric(at + 1, LedIn.ByOn, ref date, ref end) || DayThenMonth(at + 1, ref date, ref end))
            return EndsFree(end);
        if (_said[at + 1] is { Parts: 1, A: > 0 and < 40 } && InDirectedMonth(at + 2, _said[at + 1].A, ref date, ref end))
            return true;
        if (_said[at + 1] is not { Parts: 1, A: > 0 and < 40, ADigits: <= 2 })
            return false;
        date = new SaidDate { Kind = DateKind.DayOfMonth, First = _said[at + 1].A };
        end = at + 2;
        return true;
    }
}
