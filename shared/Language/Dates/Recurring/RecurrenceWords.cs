using NodaTime;
using St4cker.Language.Words;

namespace St4cker.Language.Dates.Recurring;

/// <summary>Finds "every Tuesday", "setiap tanggal 5", "раз в две недели" in an utterance.</summary>
internal readonly partial struct RecurrenceWords(Utterance said)
{
    private const int MostEvery = 99;
    private readonly Utterance _said = said;

    public FoundRecurrence? Find(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Read(at) is { } found && found.To <= to)
                return found;
        }
        return null;
    }

    private FoundRecurrence? Read(int at)
    {
        var p = at;
        while (p < at + 2 && (_said.Is(p, Sense.On) || _said.Is(p, Sense.Article) || _said.Is(p, Sense.Until)))
            p++;
        return Named(at, p) ?? OfMonth(at, p) ?? Every(at, p) ?? Once(at, p) ?? Counted(at, p) ?? EachWeekday(at, p) ?? DaysInRow(at);
    }

    // "daily", "по будням"; the daily paper is none
    private FoundRecurrence? Named(int at, int p)
    {
        if (!_said.Is(p, Sense.Repeats, out var value))
            return null;
        var end = p + 1;
        if (_said.Span(p).IndexOf(' ') < 0 && _said.Text[_said[p].Start] < 128 && !IsFollowedByTime(end))
            return null;
        RecurrenceRule rule = (Repeat)value switch
        {
            Repeat.Daily => new(Frequency.Daily),
            Repeat.EveryOtherDay => new(Frequency.Daily) { Interval = 2 },
            Repeat.Weekdays => new(Frequency.Weekly) { ByDay = Weekdays(1, 5) },
            Repeat.Weekends => new(Frequency.Weekly) { ByDay = Weekdays(6, 7) },
            Repeat.Weekly => new(Frequency.Weekly) { ByDay = DaysAfter(ref end) },
            Repeat.Fortnightly => new(Frequency.Weekly) { Interval = 2, ByDay = DaysAfter(ref end) },
            Repeat.Monthly => Monthly(1, ref end),
            Repeat.Yearly => new(Frequency.Yearly),
            _ => new(Frequency.Daily),
        };
        return new FoundRecurrence(at, end, rule);
    }

    // "every Tuesday and Thursday", "every second Tuesday", "every 2 weeks", "tiap 2 minggu", "каждые три дня", "every morning"
    private FoundRecurrence? Every(int at, int p)
    {
        if (!_said.Is(p, Sense.Every))
            return null;
        p++;
        var interval = Interval(ref p);
        if (_said.Is(p, Sense.Part, out var part) && interval == 1)
            return new FoundRecurrence(at, p + 1, new RecurrenceRule(Frequency.Daily), (DayPart)part);
        var isDay = _said.Is(p, Sense.On) && _said.Is(p, Sense.Unit) && _said.Is(p + 1, Sense.Weekday);
        if (!isDay && _said.Is(p, Sense.Unit, out var unit))
            return Unit(at, p + 1, interval, (TimeUnit)unit);
        if (_said.Is(p, Sense.DayNumber) && _said.IsNumber(p + 1) && _said[p + 1] is { Parts: 1, A: > 0 and < 32 } number)
            return new FoundRecurrence(at, p + 2, new RecurrenceRule(Frequency.Monthly) { ByMonthDay = number.A });
        var days = DayList(ref p);
        return days.Count == 0 ? null : new FoundRecurrence(at, p, new RecurrenceRule(Frequency.Weekly) { Interval = interval, ByDay = days });
    }

    private FoundRecurrence? Unit(int at, int end, int interval, TimeUnit unit)
    {
        var weeks = unit == TimeUnit.Fortnight ? 2 * interval : interval;
        RecurrenceRule? rule = unit switch
        {
            TimeUnit.Day => new(Frequency.Daily) { Interval = interval },
            TimeUnit.Week or TimeUnit.Fortnight => new(Frequency.Weekly) { Interval = weeks, ByDay = DaysAfter(ref end) },
            TimeUnit.Weekend => new(Frequency.Weekly) { Interval = interval, ByDay = Weekdays(6, 7) },
            TimeUnit.Month => Monthly(interval, ref end),
            TimeUnit.Year => new(Frequency.Yearly) { Interval = interval },
            TimeUnit.Minute or TimeUnit.Hour => null,
            _ => null,
        };
        return rule is null ? null : new FoundRecurrence(at, end, rule);
    }

    // "раз в две недели", "once a month"
    private FoundRecurrence? Once(int at, int p)
    {
        if (!_said.Is(p, Sense.OnceIn))
            return null;
        p++;
        var interval = Interval(ref p);
        return _said.Is(p, Sense.Unit, out var unit) ? Unit(at, p + 1, interval, (TimeUnit)unit) : null;
    }

    // "dua minggu sekali", "seminggu sekali"
    private FoundRecurrence? Counted(int at, int p)
    {
        var interval = 1;
        if (!_said.Is(p, Sense.OneUnit, out var unit))
        {
            interval = Interval(ref p);
            if (!_said.Is(p, Sense.Unit, out unit))
                return null;
        }
        return _said.Is(p + 1, Sense.Once) ? Unit(at, p + 2, interval, (TimeUnit)unit) : null;
    }

    // "on Mondays and Wednesdays", "по вторникам и четвергам"
    private FoundRecurrence? EachWeekday(int at, int p)
    {
        if (!_said.Is(p, Sense.WeekdayEach))
            return null;
        var days = DayList(ref p);
        return new FoundRecurrence(at, p, new RecurrenceRule(Frequency.Weekly) { ByDay = days });
    }

    /// <summary>"mon wed fri 7am", "вт чт 19:00": days in a row with an hour and nothing between them; days that follow each other ("sat sun") are a stay.</summary>
    private FoundRecurrence? DaysInRow(int at)
    {
        var days = new SortedSet<int>();
        var end = at;
        for (var p = at; _said.Is(p, Sense.Weekday, out var day); p = _said.IsSign(end, '/') ? end + 1 : end)
        {
            days.Add(day);
            end = p + 1;
        }
        if (days.Count < 2 || days.Max - days.Min == days.Count - 1 || !IsHour(end) || _said.Is(at - 1, Sense.And) || _said.IsSign(at - 1, ','))
            return null;
        return new FoundRecurrence(at, end, new RecurrenceRule(Frequency.Weekly) { ByDay = [.. days.Select(day => new RuleDay(0, (IsoDayOfWeek)day))] }, IsGuess: true);
    }

    private bool IsHour(int at) => new ClockWords(_said, alone: false).Read(at, LedIn.ByNothing, besideDate: true, out _, out _)
        || (_said.Is(at, Sense.On) || _said.Is(at, Sense.At)) && new ClockWords(_said, alone: false).Read(at + 1, LedIn.ByAt, besideDate: true, out _, out _);

    /// <summary>2 of "every 2 weeks", "every second Tuesday", "every other day"; 1 when none is said.</summary>
    private int Interval(ref int p)
    {
        if (_said.Is(p, Sense.EveryOther) || _said.Is(p, Sense.Nth, out var nth) && nth == 2)
        {
            p++;
            return 2;
        }
        if (_said.Is(p, Sense.Nth, out nth) && nth > 2)
        {
            p++;
            return nth;
        }
        if (_said.IsNumber(p) && _said[p] is { Parts: 1, A: > 0 and <= MostEvery } number && !_said.Is(p + 1, Sense.Ordinal))
        {
            p++;
            return number.A;
        }
        if (!_said.Is(p, Sense.Number, out var words))
            return 1;
        p++;
        return Math.Max(words, 1);
    }

    /// <summary>Weekdays after "every week": "on Tuesday", "hari Jumat".</summary>
    private List<RuleDay> DaysAfter(ref int p)
    {
        var q = p;
        while (q < p + 2 && (_said.Is(q, Sense.On) || _said.Is(q, Sense.Until) && _said.Is(q + 1, Sense.WeekdayEach)))
            q++;
        var days = DayList(ref q);
        if (days.Count > 0)
            p = q;
        return days;
    }

    /// <summary>"Monday", "Tuesday and Thursday", "Mon, Wed and Fri", "Monday to Friday".</summary>
    private List<RuleDay> DayList(ref int p)
    {
        var days = new SortedSet<int>();
        var end = p;
        var isRange = false;
        for (var at = p; at < p + 24; at++)
        {
            if (_said.Is(at, Sense.Weekday, out var day) || _said.Is(at, Sense.WeekdayEach, out day))
            {
                for (var between = days.Count > 0 ? days.Max + 1 : day; isRange && between < day; between++)
                    days.Add(between);
                days.Add(day);
                end = at + 1;
                isRange = false;
            }
            else if (days.Count > 0 && (_said.Is(at, Sense.Until) || _said.IsSign(at, '-') || _said.IsSign(at, '–')))
                isRange = true;
            else if (days.Count > 0 ? !_said.Is(at, Sense.And) && !_said.IsSign(at, ',') && !_said.Is(at, Sense.On) && !_said.Is(at, Sense.Every) && !_said.IsSign(at, '/') : !_said.Is(at, Sense.On))
                break;
        }
        p = end;
        return [.. days.Select(day => new RuleDay(0, (IsoDayOfWeek)day))];
    }

    private static List<RuleDay> Weekdays(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(day => new RuleDay(0, (IsoDayOfWeek)day))];

    private bool IsFollowedByTime(int at) => _said.EndsClause(at) || _said.IsNumber(at) || _said.Is(at, Sense.At) || _said.Is(at, Sense.On) || _said.Is(at, Sense.From) || _said.Is(at, Sense.Part)
        || _said.Is(at, Sense.InPart) || _said.Is(at, Sense.Deadline) || _said.Is(at, Sense.Until) || _said.Is(at, Sense.In) || _said.Is(at, Sense.Weekday);
}
