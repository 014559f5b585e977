using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>Hours in words: "quarter to nine", "setengah 8", "полпятого", "9 часов 30 минут".</content>
internal readonly partial struct ClockWords
{
    // "setengah 8" is 7:30, "half past 8" is 8:30, "quarter to 9"
    private bool Fractional(int at, LedIn led, bool besideDate, ref SaidClock clock, ref int end)
    {
        if (led == LedIn.ByAt && _said.Is(at, Sense.HalfTo) && HourAt(at + 1) is { } next)
        {
            clock = Hour(next == 1 ? 12 : next - 1, 30, strong: true);
            end = at + 2;
            Half(ref clock, ref end);
            return true;
        }
        if (IsHalfPast(at, led, besideDate) && HourAt(at + 1) is { } past)
        {
            clock = Hour(past, 30, strong: true);
            end = at + 2;
            Half(ref clock, ref end);
            return true;
        }
        if (!MinutesOf(at, out var minutes, out var after) || (HourAt(after + 1) ?? (_said.Is(after + 1, Sense.Noon) ? 12 : null)) is not { } hour)
            return false;
        // "9 to 11" is a range, "20 minutes to 11" and "quarter to 11" are times.
        var isPlain = after == at + 1 && !_said.Is(at, Sense.Fraction);
        if (_said.Is(after, Sense.PastHour) && !(isPlain && led != LedIn.ByAt))
            clock = Hour(hour, minutes, strong: true);
        else if (_said.Is(after, Sense.ToHour) && !isPlain)
            clock = Hour(hour == 1 ? 12 : hour - 1, 60 - minutes, strong: true);
        else
            return false;
        end = after + 2;
        clock.HalfUnknown &= !_said.Is(after + 1, Sense.Noon);
        if (Half(ref clock, ref end) && hour == 12 && _said.Is(after, Sense.ToHour))
            clock.Hour = (clock.Hour + 12) % 24;
        return true;
    }

    /// <summary>"half 5" is half past, to who speaks English.</summary>
    private bool IsHalfPast(int at, LedIn led, bool besideDate) => _said.Speaker.Language == "en" && _said.Is(at, Sense.Fraction, out var parts) && parts == 2 && _said.IsNumber(at + 1) && _said[at + 1] is { Parts: 1, A: > 0 and <= 12 } && !_said.IsGlued(at + 1)
        && !_said.IsGlued(at + 2) && (led == LedIn.ByAt || besideDate || _said.EndsClause(at + 2) || _said.Is(at + 2, Sense.Day) || _said.Is(at + 2, Sense.Weekday) || _said.Is(at + 2, Sense.On) || _said.Is(at + 2, Sense.In));

    // "полпятого", "четверть шестого", "без четверти пять", "в час дня"
    private bool Counted(int at, LedIn led, ref SaidClock clock, ref int end)
    {
        if (_said.Is(at, Sense.HalfHourOf, out var half))
            clock = Hour(half == 1 ? 12 : half - 1, 30, strong: true);
        else if (MinutesOf(at, out var minute, out var after) && _said.Is(after, Sense.DayOrdinal, out var next) && next <= 12 && !_said.Is(after + 1, Sense.Month))
            (clock, at) = (Hour(next == 1 ? 12 : next - 1, minute, strong: true), after);
        else if (_said.Is(at, Sense.Less) && MinutesOf(at + 1, out var less, out var hourAt) && HourAt(hourAt) is { } hour)
            (clock, at) = (Hour(hour == 1 ? 12 : hour - 1, 60 - less, strong: true), hourAt);
        else if (led == LedIn.ByAt && _said.Is(at, Sense.OneHour) && !_said.Is(at - 2, Sense.Measure))
            clock = Hour(1, 0, strong: true);
        else
            return false;
        end = at + 1;
        OClock(ref clock, ref end, LedIn.ByAt);
        Half(ref clock, ref end);
        return true;
    }

    // "четверть", "15 минут", "пятнадцати"
    private bool MinutesOf(int at, out int minutes, out int end)
    {
        end = at + 1;
        if (_said.Is(at, Sense.Fraction, out var parts))
            minutes = 60 / parts;
        else if (_said.IsNumber(at) && _said[at] is { Parts: 1, A: > 0 and < 60 } number)
            minutes = number.A;
        else if (!_said.Is(at, Sense.Number, out minutes))
            return false;
        if (_said.Is(end, Sense.Unit, out var unit) && (TimeUnit)unit == TimeUnit.Minute)
            end++;
        return minutes is > 0 and < 60;
    }

    private int? HourAt(int at)
    {
        if (_said.IsNumber(at) && _said[at] is { Parts: 1, A: >= 1 and <= 12 } number)
            return number.A;
        return _said.Is(at, Sense.OneHour) ? 1 : _said.Is(at, Sense.Number, out var hour) && hour <= 12 && _said[at].Length > 2 ? hour : null;
    }

    /// <summary>"9 o'clock", "в 9 часов вечера", "в 9 часов 30 минут"; "работать 3 часа" is a length.</summary>
    private bool OClock(ref SaidClock clock, ref int end, LedIn led)
    {
        if (!_said.Is(end, Sense.OClock))
            return false;
        if (_said.Is(end, Sense.Unit) && led != LedIn.ByAt && !alone && !_said.Is(end + 1, Sense.Meridiem) && !_said.Is(end + 1, Sense.Part))
            return false;
        end++;
        clock.Loose = false;
        AddedMinutes(ref clock, ref end);
        Half(ref clock, ref end);
        return true;
    }

    // "девять тридцать", "9 30", "9-30", "9 часов 30 минут"
    private bool AddedMinutes(ref SaidClock clock, ref int end)
    {
        var isDashed = IsDash(end) && _said.IsGlued(end) && _said.IsGlued(end + 1);
        var at = isDashed ? end + 1 : end;
        int minutes;
        if (_said.IsNumber(at) && _said[at] is { Parts: 1, ADigits: 2, A: < 60 } number)
            minutes = number.A;
        else if (isDashed || !_said.Is(at, Sense.Number, out minutes) || minutes is < 5 or > 59)
            return false;
        // "с 10-12" is a range, "в 9-30" a time.
        if (isDashed && minutes is > 0 and <= 24 || _said.Is(at + 1, Sense.Month) || _said.Is(at + 1, Sense.Measure) || !isDashed && IsDash(at + 1))
            return false;
        var isNamed = _said.Is(at + 1, Sense.Unit, out var unit) && (TimeUnit)unit == TimeUnit.Minute;
        if (_said.Is(at + 1, Sense.Unit) && !isNamed)
            return false;
        clock.Minute = minutes;
        clock.Loose = false;
        end = isNamed ? at + 2 : at + 1;
        Half(ref clock, ref end);
        return true;
    }

    // "jam 9 lewat 15", "jam 9 kurang seperempat"
    private void Added(ref SaidClock clock, ref int end)
    {
        var past = _said.Is(end, Sense.PastHour);
        if (!past && !_said.Is(end, Sense.ToHour) || _said.Is(end, Sense.Deadline))
            return;
        int minutes;
        if (_said.IsNumber(end + 1) && _said[end + 1] is { Parts: 1, A: > 0 and < 60 } number)
            minutes = number.A;
        else if (_said.Is(end + 1, Sense.Fraction, out var parts))
            minutes = 60 / parts;
        else
            return;
        end += _said.Is(end + 2, Sense.Unit, out var unit) && (TimeUnit)unit == TimeUnit.Minute ? 3 : 2;
        if (past)
        {
            clock.Minute = minutes;
            return;
        }
        clock.Hour = clock.Hour <= 1 ? 12 : clock.Hour - 1;
        clock.Minute = 60 - minutes;
    }
}
