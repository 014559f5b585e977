using NodaTime;
using St4cker.Language.Words;

namespace St4cker.Language.Dates.Recurring;

/// <content>What comes on a day of every month.</content>
internal readonly partial struct RecurrenceWords
{
    // "the last Friday of the month", "Jumat terakhir setiap bulan", "5 числа каждого месяца", "end of every month"
    private FoundRecurrence? OfMonth(int at, int p)
    {
        var start = p;
        var isEach = _said.Is(p, Sense.Every);
        if (isEach)
            p++;
        var rule = new RecurrenceRule(Frequency.Monthly);
        if (NthWeekday(ref p) is { } day)
            rule = rule with { ByDay = [day] };
        else if (MonthDay(ref p) is { } number)
            rule = rule with { ByMonthDay = number };
        else if (_said.Is(p, Sense.EndOf) && !isEach)
            (rule, p) = (rule with { ByMonthDay = -1 }, p + 1);
        else
            return null;
        var end = p;
        while (_said.Is(end, Sense.Of) || _said.Is(end, Sense.Article) || _said.Is(end, Sense.In) || _said.Is(end, Sense.On) && !_said.Is(end, Sense.Unit))
            end++;
        var saysEvery = _said.Is(end, Sense.Every);
        if (saysEvery)
            end++;
        var isMonth = _said.Is(end, Sense.Unit, out var unit) && (TimeUnit)unit == TimeUnit.Month;
        // "every 5th" is enough, "the 5th of the month" is one day, "the last Friday of the month" comes again.
        if (isMonth && (isEach || saysEvery || rule.ByDay.Count > 0))
            return new FoundRecurrence(at, end + 1, rule);
        return isEach && rule.ByMonthDay != 0 && start < p ? new FoundRecurrence(at, p, rule) : null;
    }

    // "first Monday", "Senin pertama"
    private RuleDay? NthWeekday(ref int p)
    {
        if (_said.Is(p, Sense.Nth, out var nth) && _said.Is(p + 1, Sense.Weekday, out var weekday) || _said.Is(p, Sense.Weekday, out weekday) && _said.Is(p + 1, Sense.Nth, out nth))
        {
            p += 2;
            return new RuleDay(nth, (IsoDayOfWeek)weekday);
        }
        return null;
    }

    // "5th", "tanggal 5", "5-го числа", "пятое число", "last day"
    private int? MonthDay(ref int p)
    {
        if (_said.Is(p, Sense.Nth, out var nth) && nth == -1 && _said.Is(p + 1, Sense.Unit, out var unit) && (TimeUnit)unit == TimeUnit.Day)
        {
            p += 2;
            return -1;
        }
        var isNamed = _said.Is(p, Sense.DayNumber);
        var q = isNamed ? p + 1 : p;
        int day;
        if (_said.IsNumber(q) && _said[q] is { Parts: 1, A: > 0 and < 32 } number)
            day = number.A;
        else if (!_said.Is(q, Sense.DayOrdinal, out day))
            return null;
        q++;
        if (_said.IsSign(q, '-') && _said.Is(q + 1, Sense.Ordinal))
            q++;
        if (_said.Is(q, Sense.Ordinal))
            (isNamed, q) = (true, q + 1);
        if (_said.Is(q, Sense.DayNumber))
            (isNamed, q) = (true, q + 1);
        if (!isNamed)
            return null;
        p = q;
        return day;
    }

    /// <summary>After "every month": "on the 5th", "tanggal 5", "on the last Friday".</summary>
    private RecurrenceRule Monthly(int interval, ref int end)
    {
        var rule = new RecurrenceRule(Frequency.Monthly) { Interval = interval };
        var p = end;
        while (p < end + 3 && (_said.Is(p, Sense.On) || _said.Is(p, Sense.Article)))
            p++;
        if (NthWeekday(ref p) is { } weekday)
            rule = rule with { ByDay = [weekday] };
        else if (MonthDay(ref p) is { } day)
            rule = rule with { ByMonthDay = day };
        else
            return rule;
        end = p;
        return rule;
    }
}
