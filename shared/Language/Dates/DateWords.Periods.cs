using NodaTime;
using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>Weeks, months, years and weekends with a direction: "next week", "bulan depan".</content>
internal readonly partial struct DateWords
{
    // "next Friday", "this week", "last month", "next March", "this morning"
    private bool DirectedWord(int at, ref SaidDate date, ref int end)
    {
        if (Direction(at) is not { } direction)
            return false;
        var p = at + 1;
        if (_said.Is(p, Sense.Weekday, out var weekday) && !(_said.Is(p, Sense.Unit) && !_said.Is(at - 1, Sense.On)))
        {
            date = new SaidDate { Kind = DateKind.Weekday, Weekday = weekday, Rule = direction };
            end = p + 1;
            return true;
        }
        if (_said.Is(p, Sense.Unit, out var unit) && PeriodDate((TimeUnit)unit, direction, ref date))
        {
            end = p + 1;
            return true;
        }
        if (_said.Is(p, Sense.Month, out var month) && direction != WeekdayRule.Past && _said.Find(p, Sense.Month)!.Value.Care == Care.Sure)
        {
            date = MonthStart(month);
            end = p + 1;
            return true;
        }
        if (_said.Is(at, Sense.This) && _said.Is(p, Sense.Part))
        {
            date = Fixed(_today);
            end = p;
            return true;
        }
        return false;
    }

    // "minggu depan", "bulan ini", "weekend"
    private bool Period(int at, LedIn led, ref SaidDate date, ref int end)
    {
        if (!_said.Is(at, Sense.Unit, out var value))
            return false;
        var unit = (TimeUnit)value;
        var isDayName = _said.Is(at, Sense.Weekday) && (led == LedIn.ByOn || _said.Is(at - 1, Sense.On));
        if (!isDayName && Direction(at + 1) is { } direction && PeriodDate(unit, direction, ref date))
        {
            end = at + 2;
            return true;
        }
        if (unit == TimeUnit.Weekend && (alone || led is LedIn.ByOn or LedIn.ByFor || _said.EndsClause(at + 1)) && PeriodDate(unit, WeekdayRule.Coming, ref date))
        {
            end = at + 1;
            return true;
        }
        if (unit == TimeUnit.Month && _said.Is(at + 1, Sense.Month, out var month) && !HasDayBefore(at))
        {
            date = MonthStart(month);
            end = at + 2;
            return true;
        }
        return false;
    }

    private bool HasDayBefore(int at) => _said.IsNumber(at - 1);

    private WeekdayRule? Direction(int at)
    {
        if (_said.Is(at, Sense.Next, out var rule))
            return (NextRule)rule == NextRule.AfterTheComing ? WeekdayRule.AfterTheComing : WeekdayRule.OfNextWeek;
        if (_said.Is(at, Sense.This))
            return WeekdayRule.OfThisWeek;
        return _said.Is(at, Sense.Last) ? WeekdayRule.Past : null;
    }

    private bool PeriodDate(TimeUnit unit, WeekdayRule direction, ref SaidDate date)
    {
        var isNext = direction is WeekdayRule.AfterTheComing or WeekdayRule.OfNextWeek;
        var isPast = direction is WeekdayRule.Past;
        var monday = _today.PlusDays(1 - (int)_today.DayOfWeek);
        var first = _today.PlusDays(1 - _today.Day);
        LocalDate? day = unit switch
        {
            TimeUnit.Week => isNext ? monday.PlusDays(7) : isPast ? _today.PlusDays(-7) : WeekEnd(),
            TimeUnit.Month => isNext ? first.PlusMonths(1) : isPast ? first.PlusMonths(-1) : first.PlusMonths(1).PlusDays(-1),
            TimeUnit.Year => isNext ? new LocalDate(_today.Year + 1, 1, 1) : isPast ? new LocalDate(_today.Year - 1, 1, 1) : new LocalDate(_today.Year, 12, 31),
            TimeUnit.Weekend => isNext ? monday.PlusDays(12) : isPast ? monday.PlusDays(-2) : _today.DayOfWeek == IsoDayOfWeek.Sunday ? _today : monday.PlusDays(5),
            TimeUnit.Minute or TimeUnit.Hour or TimeUnit.Day or TimeUnit.Fortnight => null,
            _ => null,
        };
        if (day is not { } found)
            return false;
        date = Fixed(found) with { Guessed = true };
        if (unit == TimeUnit.Week && !isPast)
        {
            date.Kind = DateKind.Week;
            date.Rule = direction;
        }
        return true;
    }

    /// <summary>A week that is under way ends for work on Friday; on the weekend itself on Sunday.</summary>
    private LocalDate WeekEnd() => _today.PlusDays((_today.DayOfWeek <= IsoDayOfWeek.Friday ? 5 : 7) - (int)_today.DayOfWeek);
}
