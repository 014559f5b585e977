using NodaTime;
using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>The start, middle and end of a week, month or year.</content>
internal readonly partial struct DateWords
{
    // "end of month", "akhir bulan depan", "awal Desember", "eod"
    private bool EdgeOfPeriod(int at, ref SaidDate date, ref int end)
    {
        if (_said.Is(at, Sense.PeriodEnd, out var period))
        {
            end = at + 1;
            return (TimeUnit)period == TimeUnit.Day && DayOf(end, ref date, ref end) || Edge(Sense.EndOf, (TimeUnit)period, 0, ref date);
        }
        Sense? edge = _said.Is(at, Sense.EndOf) ? Sense.EndOf : _said.Is(at, Sense.StartOf) ? Sense.StartOf : _said.Is(at, Sense.MiddleOf) ? Sense.MiddleOf : null;
        if (edge is null)
            return false;
        var p = at + 1;
        while (_said.Is(p, Sense.Article) || _said.Is(p, Sense.Of))
            p++;
        var ahead = 0;
        if (Direction(p) is { } before)
        {
            ahead = Ahead(before);
            p++;
        }
        if (_said.Is(p, Sense.Month, out var month) && !_said.IsNumber(p + 1))
        {
            date = EdgeOfMonth(edge.Value, new LocalDate(month < _today.Month ? _today.Year + 1 : _today.Year, month, 1));
            end = p + 1;
            return true;
        }
        if (!_said.Is(p, Sense.Unit, out var unit))
            return false;
        if (Direction(++p) is { } after)
        {
            ahead = Ahead(after);
            p++;
        }
        end = p;
        if ((TimeUnit)unit == TimeUnit.Day && DayOf(p, ref date, ref end))
            return true;
        return ahead >= 0 && Edge(edge.Value, (TimeUnit)unit, ahead, ref date);
    }

    // "end of day tomorrow", "eod Friday"
    private bool DayOf(int at, ref SaidDate date, ref int end) => RelativeDay(at, ref date, ref end) || WeekdayWord(at, LedIn.ByOn, ref date, ref end);

    private static int Ahead(WeekdayRule direction) => direction switch
    {
        WeekdayRule.AfterTheComing or WeekdayRule.OfNextWeek => 1,
        WeekdayRule.Past => -1,
        WeekdayRule.Coming or WeekdayRule.OfThisWeek => 0,
        _ => 0,
    };

    private bool Edge(Sense edge, TimeUnit unit, int ahead, ref SaidDate date)
    {
        var monday = _today.PlusDays(1 - (int)_today.DayOfWeek + 7 * ahead);
        var first = _today.PlusDays(1 - _today.Day).PlusMonths(ahead);
        switch (unit)
        {
            case TimeUnit.Day when edge == Sense.EndOf && ahead == 0:
                date = Fixed(_today);
                return true;
            case TimeUnit.Week:
                var day = edge switch
                {
                    Sense.EndOf => ahead == 0 ? WeekEnd() : monday.PlusDays(4),
                    Sense.StartOf => ahead == 0 ? monday.PlusDays(7) : monday,
                    _ => monday.PlusDays(2),
                };
                date = Fixed(day) with { Guessed = true };
                return true;
            case TimeUnit.Month:
                // "The start of the month", said when it is over, is the next one.
                date = EdgeOfMonth(edge, ahead == 0 && (edge == Sense.StartOf || edge == Sense.MiddleOf && _today.Day > 15) ? first.PlusMonths(1) : first);
                return true;
            case TimeUnit.Year:
                var year = _today.Year + ahead + (edge != Sense.EndOf && ahead == 0 ? 1 : 0);
                date = Fixed(edge == Sense.EndOf ? new LocalDate(year, 12, 31) : new LocalDate(year, edge == Sense.StartOf ? 1 : 7, 1)) with { Guessed = edge == Sense.MiddleOf };
                return true;
            default:
                return false;
        }
    }

    private static SaidDate EdgeOfMonth(Sense edge, LocalDate first) => edge switch
    {
        Sense.EndOf => Fixed(first.PlusMonths(1).PlusDays(-1)),
        Sense.StartOf => Fixed(first),
        _ => Fixed(first.PlusDays(14)) with { Guessed = true },
    };

    /// <summary>The first of that month, this year or, when the month is over, next year.</summary>
    private SaidDate MonthStart(int month)
    {
        var year = month < _today.Month ? _today.Year + 1 : _today.Year;
        var first = new LocalDate(year, month, 1);
        return Fixed(first < _today ? first.PlusMonths(1).PlusDays(-1) : first) with { Guessed = true };
    }
}
