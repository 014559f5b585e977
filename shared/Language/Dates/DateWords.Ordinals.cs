using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>Days by their number alone: "the 5th", "пятого", "20th of next month".</content>
internal readonly partial struct DateWords
{
    // "on the 5th"
    private bool BareOrdinal(int at, LedIn led, ref SaidDate date, ref int end)
    {
        if (_said[at] is not { Parts: 1, A: > 0 and < 32 })
            return false;
        var p = OrdinalEnd(at + 1);
        if (InDirectedMonth(p, _said[at].A, ref date, ref end))
            return p > at + 1 || _said.Is(p, Sense.DayNumber);
        // "5 числа"
        if (_said.Is(p, Sense.DayNumber) && !_said.IsNumber(p + 1))
            p++;
        else if (p == at + 1 || led != LedIn.ByOn && !alone && !_said.Is(at - 1, Sense.Article) || !_said.EndsClause(p) && !IsTimeBeside(p))
            return false;
        date = new SaidDate { Kind = DateKind.DayOfMonth, First = _said[at].A };
        end = p;
        return true;
    }

    // "20th of next month", "tanggal 5 bulan depan", "5 числа следующего месяца"
    private bool InDirectedMonth(int p, int day, ref SaidDate date, ref int end)
    {
        if (_said.Is(p, Sense.DayNumber) || _said.Is(p, Sense.Unit, out var of) && (TimeUnit)of == TimeUnit.Day)
            p++;
        while (_said.Is(p, Sense.Of) || _said.Is(p, Sense.Article) || _said.Is(p, Sense.In) || _said.Is(p, Sense.On) && !_said.Is(p, Sense.Unit))
            p++;
        var isBefore = Direction(p) is not null;
        var unitAt = isBefore ? p + 1 : p;
        if (!_said.Is(unitAt, Sense.Unit, out var unit) || (TimeUnit)unit != TimeUnit.Month || Direction(isBefore ? p : p + 1) is not { } direction)
            return false;
        var month = _today.PlusDays(1 - _today.Day).PlusMonths(Ahead(direction));
        date = new SaidDate { Kind = DateKind.DayMonth, First = day, Second = month.Month, Year = month.Year };
        end = isBefore ? unitAt + 1 : p + 2;
        return true;
    }

    // "пятого ноября", "двадцать пятого числа", "first of March"
    private bool OrdinalDay(int at, LedIn led, ref SaidDate date, ref int end)
    {
        if (!_said.Is(at, Sense.DayOrdinal, out var day) && !(_said.Is(at, Sense.Nth, out day) && day > 0 && (_said.Is(at + 1, Sense.Month) || _said.Is(at + 1, Sense.Of) && _said.Is(at + 2, Sense.Month))))
            return false;
        if (InDirectedMonth(at + 1, day, ref date, ref end))
            return true;
        var p = _said.Is(at + 1, Sense.Of) && _said.Is(at + 2, Sense.Month) ? at + 2 : at + 1;
        if (_said.Is(p, Sense.Month, out var month))
        {
            p++;
            date = new SaidDate { Kind = DateKind.DayMonth, First = day, Second = month, Year = Year(ref p) };
        }
        else if (_said.Is(p, Sense.DayNumber) || alone && p == _said.Count)
            (date, p) = (new SaidDate { Kind = DateKind.DayOfMonth, First = day }, p + 1);
        else
            return false;
        end = p;
        return true;
    }

    /// <summary>After the "th" of "5th", the "-го" of "5-го".</summary>
    private int OrdinalEnd(int at)
    {
        var p = _said.IsSign(at, '-') && _said.IsGlued(at) ? at + 1 : at;
        return _said.Is(p, Sense.Ordinal) && _said.IsGlued(p) ? p + 1 : at;
    }
}
