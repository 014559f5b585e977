using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>Days of the week by name.</content>
internal readonly partial struct DateWords
{
    // "Friday", "Jumat depan", "Friday next week", "Jumat minggu depan"
    private bool WeekdayWord(int at, LedIn led, ref SaidDate date, ref int end)
    {
        if (_said.Find(at, Sense.Weekday) is not { } meaning || !alone && (_said.Is(at - 1, Sense.Article) || IsCount(at - 1)))
            return false;
        var p = at + 1;
        var rule = WeekdayRule.Coming;
        // "Wednesday of next week"
        if (_said.Is(p, Sense.Of) && Direction(p + 1) is not null && _said.Is(p + 2, Sense.Unit))
            p++;
        if (Direction(p) is { } direction && !(_said.Is(p, Sense.This) && _said.Is(p + 1, Sense.Part)))
        {
            var ofWeek = _said.Is(p + 1, Sense.Unit, out var unit) && (TimeUnit)unit == TimeUnit.Week;
            rule = ofWeek && direction == WeekdayRule.AfterTheComing ? WeekdayRule.OfNextWeek : direction;
            p += ofWeek ? 2 : 1;
        }
        else if (_said.Is(p, Sense.Unit, out var week) && (TimeUnit)week == TimeUnit.Week && Direction(p + 1) is { } weekly)
        {
            rule = weekly;
            p += 2;
        }
        if (rule == WeekdayRule.Coming && !Accepts(at, meaning.Care, led))
            return false;
        date = new SaidDate { Kind = DateKind.Weekday, Weekday = meaning.Value, Rule = rule };
        end = p;
        return true;
    }

    private bool IsCount(int at) => _said.IsNumber(at) && _said[at].Parts == 1 && !_said.Is(at + 1, Sense.Part) && _said.Is(at + 1, Sense.Unit);

    private bool Accepts(int at, Care care, LedIn led)
    {
        if (care == Care.Sure || alone || led == LedIn.ByOn && !_said.IsAllCapitals(at) || IsTimeBeside(at + 1) || IsRangeSign(at + 1) && _said.Is(at + 2, Sense.Weekday))
            return true;
        return care == Care.Weak && _said.EndsLine(at + 1) && at > 0 && !_said.IsAllCapitals(at) && !_said.Is(at - 1, Sense.Connective);
    }

    private bool IsTimeBeside(int at) => _said.Is(at, Sense.Part) || _said.Is(at, Sense.At) || _said.Is(at, Sense.Noon) || _said.Is(at, Sense.Day)
        || _said.IsNumber(at) && !_said.Is(at + 1, Sense.Measure) && (_said[at].Sign == ':' || _said.Is(at + 1, Sense.Ordinal) || _said.Is(at + 1, Sense.Meridiem) || _said.Is(at + 1, Sense.Month)
            || _said[at] is { Sign: '.', BDigits: 2 } || _said[at] is { Parts: 1, A: < 24 } && _said.EndsClause(at + 1));
}
