using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <summary>Reads one time of day at one place: "9am", "jam setengah 8", "pukul 14.30", "noon", "3pm-4pm".</summary>
internal readonly struct ClockWords(Utterance said, bool alone)
{
    private readonly Utterance _said = said;

    /// <param name="at">Where to look.</param>
    /// <param name="led">How the place is led in; "at" makes a time of a bare number.</param>
    /// <param name="besideDate">A date has just been read, so a bare number at the end is an hour.</param>
    public bool Read(int at, LedIn led, bool besideDate, out SaidClock clock, out int end)
    {
        clock = default;
        end = at;
        if (at >= _said.Count)
            return false;
        var strong = false;
        if (_said.Is(at, Sense.At, out var strength) && !(strength == 1 && _said.IsNumber(at - 1) && !_said.IsNumber(at + 1)))
        {
            strong = strength == 1 || _said.IsSign(at, '@');
            led = LedIn.ByAt;
            at++;
        }
        if (!Start(at, led, strong, besideDate, ref clock, ref end))
            return false;
        Range(ref clock, led == LedIn.ByAt || strong || besideDate, ref end);
        if (_said.Is(end, Sense.Offset, out var minutes))
        {
            clock.OffsetMinutes = minutes;
            end++;
        }
        return true;
    }

    private bool Start(int at, LedIn led, bool strong, bool besideDate, ref SaidClock clock, ref int end)
    {
        if (_said.Is(at, Sense.Noon) || _said.Is(at, Sense.Midnight))
        {
            var isMidnight = _said.Is(at, Sense.Midnight);
            clock = new SaidClock { HasHour = true, Hour = isMidnight ? 0 : 12, EndsTheDay = isMidnight };
            end = at + 1;
            return true;
        }
        if (Fractional(at, led, ref clock, ref end) || Counted(at, led, ref clock, ref end))
            return true;
        if (_said.IsNumber(at))
            return !HangsOn(at) && Numeric(at, led, strong, besideDate, ref clock, ref end) && !IsMeasured(end);
        // "at nine", "jam sembilan"; "a" is a number too, but no hour.
        if (led == LedIn.ByAt && _said.Is(at, Sense.Number, out var hour) && hour <= 24 && _said[at].Length > 2)
        {
            clock = Hour(hour, 0, strong);
            end = at + 1;
            Added(ref clock, ref end);
            AddedMinutes(ref clock, ref end);
            OClock(ref clock, ref end, LedIn.ByAt);
            Half(ref clock, ref end);
            return strong || _said.EndsClause(end) || !clock.HalfUnknown || !clock.Loose || _said.Is(end, Sense.Day) || _said.Is(end, Sense.Weekday) || _said.Is(end, Sense.On) || _said.Is(end, Sense.In)
                || _said.Is(end, Sense.Verb) || _said.Is(end, Sense.InPart) || _said.Is(end, Sense.Until) && HourAt(end + 1) is not null;
        }
        return false;
    }

    // "setengah 8" is 7:30, "half past 8" is 8:30, "quarter to 9"
    private bool Fractional(int at, LedIn led, ref SaidClock clock, ref int end)
    {
        if (led == LedIn.ByAt && _said.Is(at, Sense.HalfTo) && HourAt(at + 1) is { } next)
        {
            clock = Hour(next == 1 ? 12 : next - 1, 30, strong: true);
            end = at + 2;
            Half(ref clock, ref end);
            return true;
        }
        if (!_said.Is(at, Sense.Fraction, out var parts) || HourAt(at + 2) is not { } hour)
            return false;
        if (_said.Is(at + 1, Sense.PastHour))
            clock = Hour(hour, 60 / parts, strong: true);
        else if (_said.Is(at + 1, Sense.ToHour))
            clock = Hour(hour == 1 ? 12 : hour - 1, 60 - 60 / parts, strong: true);
        else
            return false;
        end = at + 3;
        Half(ref clock, ref end);
        return true;
    }

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

    private bool Numeric(int at, LedIn led, bool strong, bool besideDate, ref SaidClock clock, ref int end)
    {
        var number = _said[at];
        end = at + 1;
        if (number.Parts > 1)
            return Parted(number, led, besideDate, ref clock, ref end);
        // "pukul 0900", "at 0900", "10 November 2130"
        if (number.ADigits == 4 && number.A <= 2400 && number.A % 100 < 60 && (strong || led == LedIn.ByAt && number.A < 1000 || besideDate && _said.EndsClause(end)))
        {
            clock = new SaidClock { HasHour = true, Hour = number.A / 100, Minute = number.A % 100 };
            return true;
        }
        if (number.ADigits > 2)
            return false;
        clock = Hour(number.A, 0, strong);
        clock.HalfUnknown &= number.ADigits == 1 || number.A > 9;
        if (Half(ref clock, ref end) || OClock(ref clock, ref end, led))
            return number.A <= 24;
        if (led == LedIn.ByAt && AddedMinutes(ref clock, ref end))
            return number.A <= 24;
        // "3-4pm": the half of the day comes at the end.
        if (IsDash(end) && _said.IsNumber(end + 1) && _said[end + 1] is { A: <= 24, Sign: '\0' or ':' or '.' } && (IsHalf(end + 2) || _said.Is(end + 2, Sense.Part)))
            return number.A <= 12;
        if (_said.IsGlued(end) && _said.IsWord(end))
            return false;
        if (strong)
        {
            Added(ref clock, ref end);
            // "jam 27" is said as a time, so it must be asked about; "jam 100" is something else.
            return number.A < 60;
        }
        if (number.A > 24)
            return false;
        return led == LedIn.ByAt && !IsAddress(end) && !IsCounted(end) || (besideDate || led == LedIn.ByOn && number.A > 0) && _said.EndsClause(end) && !_said.IsSign(end, ':') || alone && end == _said.Count;
    }

    // 9:30, 21.15, 09:00:00
    private bool Parted(in Token number, LedIn led, bool besideDate, ref SaidClock clock, ref int end)
    {
        if (number.BDigits != 2 || number.ADigits > 2 || number.Sign is not (':' or '.') || number.Parts == 3 && (number.Sign != ':' || number.C > 59))
            return false;
        clock = Hour(number.A, number.B, strong: true);
        clock.HalfUnknown &= number.ADigits == 1 || number.A > 9;
        if (Half(ref clock, ref end))
            return true;
        if (_said.IsGlued(end) && _said.IsWord(end) && !_said.Is(end, Sense.Offset))
            return false;
        if (number.Sign == ':')
            return number.A < 30 && (number.B < 60 || led != LedIn.ByNothing || besideDate || alone) || led == LedIn.ByAt;
        if (led is LedIn.ByAt || besideDate || alone || _said.Is(end, Sense.Offset) || _said.Is(end, Sense.Part))
            return led == LedIn.ByAt || !clock.IsImpossible;
        return number.ADigits == 2 && !clock.IsImpossible && _said.Speaker.Language != "en" && (_said.EndsClause(end) || IsDash(end) || _said[end].Meanings.Length > 0);
    }

    private static SaidClock Hour(int hour, int minute, bool strong) => new()
    {
        HasHour = true,
        Hour = hour,
        Minute = minute,
        HalfUnknown = hour is >= 1 and <= 12,
        Loose = !strong,
        EndsTheDay = hour == 24 && minute == 0,
    };

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

    /// <summary>Takes "am", "pm", "a.m." and settles the half of the day.</summary>
    private bool Half(ref SaidClock clock, ref int end)
    {
        if (!IsHalf(end, out var half, out var after))
            return false;
        end = after;
        if (clock.Hour is >= 1 and <= 12)
            clock.Hour = InHalf(clock.Hour, half);
        clock.HalfUnknown = false;
        clock.Loose = false;
        return true;
    }

    /// <summary>"11 ночи" is before midnight, "2 ночи" after it; "11 дня" before noon, "2 дня" after it.</summary>
    private static int InHalf(int hour, int half) => half switch
    {
        0 => hour % 12,
        1 => hour % 12 + 12,
        2 => hour is 12 or < 7 ? hour % 12 : hour + 12,
        _ => hour is 12 or < 8 ? hour % 12 + 12 : hour,
    };

    private bool IsHalf(int at) => IsHalf(at, out _, out _);

    private bool IsHalf(int at, out int half, out int end)
    {
        end = at + 1;
        // "дня" also counts days: "на 3 дня".
        if (_said.Is(at, Sense.Meridiem, out half))
            return !_said.Is(at, Sense.Unit) || _said.Is(at - 1, Sense.OClock) || _said.Is(at - 1, Sense.HalfHourOf) || _said.Is(at - 2, Sense.At) || _said.Is(at - 2, Sense.Until) || IsDash(at - 2);
        if (!_said.IsWord(at) || _said[at].Length != 1 || !_said.IsSign(at + 1, '.') || !_said.IsWord(at + 2) || _said[at + 2].Length != 1
            || _said.Span(at)[0] is not ('a' or 'A' or 'p' or 'P') || _said.Span(at + 2)[0] is not ('m' or 'M'))
            return false;
        half = _said.Span(at)[0] is 'p' or 'P' ? 1 : 0;
        end = _said.IsSign(at + 3, '.') && _said.IsGlued(at + 3) ? at + 4 : at + 3;
        return true;
    }

    // "-4pm", "to 16:00", "sampai jam 5", "до 11"
    private void Range(ref SaidClock clock, bool isLed, ref int end)
    {
        var p = end;
        DayPart? part = null;
        if (clock.HalfUnknown && _said.Is(p, Sense.Part, out var said))
            (part, p) = ((DayPart)said, p + 1);
        var isSpoken = _said.Is(p, Sense.Until);
        if (!IsDash(p) && !isSpoken)
            return;
        p++;
        if (_said.Is(p, Sense.At))
            p++;
        var last = default(SaidClock);
        var after = p;
        if (!Start(p, LedIn.ByAt, strong: true, besideDate: false, ref last, ref after) || last.IsImpossible || IsMeasured(after) || _said.Is(after, Sense.Month))
            return;
        // "at 9 to 5" is led in, "chapters 9 to 11" is not.
        if (isSpoken && !isLed && last.HalfUnknown && clock.Loose && _said.IsNumber(p) && _said[p].Parts == 1)
            return;
        if (last.HalfUnknown && _said.Is(after, Sense.Part, out var lastPart))
            (last.Part, after) = ((DayPart)lastPart, after + 1);
        else if (!last.HalfUnknown && clock.HalfUnknown && part is null && last.Hour > 0)
            AdoptHalf(ref clock, last.Hour);
        clock.Part = part ?? clock.Part;
        (clock.EndHour, clock.EndMinute, clock.EndHalfUnknown, clock.EndPart) = (last.EndsTheDay ? 24 : last.Hour, last.Minute, last.HalfUnknown, last.Part);
        clock.IsRange = true;
        clock.Loose = false;
        end = after;
    }

    /// <summary>"11-1pm" begins in the morning, "3-4pm" in the afternoon.</summary>
    private static void AdoptHalf(ref SaidClock clock, int lastHour)
    {
        clock.Hour = ClockRange.Start(clock.Hour, lastHour);
        clock.HalfUnknown = false;
    }

    /// <summary>"в 2 магазинах", "в 3 школы": a Russian noun in the plural counts things.</summary>
    private bool IsCounted(int at) => _said.IsWord(at) && _said[at].Meanings.Length == 0
        && (_said.Span(at).EndsWith("ах") || _said.Span(at).EndsWith("ях") || _said.Span(at).EndsWith("ов") || _said.Span(at).EndsWith("ев")
            || _said.Span(at).EndsWith("ы") && _said.IsNumber(at - 1) && _said[at - 1].A is >= 2 and <= 4);

    private bool IsDash(int at) => (uint)at < (uint)_said.Count && (_said.IsSign(at, '-') || _said.IsSign(at, '–') || _said.IsSign(at, '—')) && _said[at].Parts == 1;

    private bool IsMeasured(int at) => _said.Is(at, Sense.Measure) && !_said.Is(at, Sense.Meridiem) || _said.IsGlued(at) && (_said.IsSign(at, '%') || _said.IsSign(at, '$') || _said.IsSign(at, '€') || _said.IsSign(at, '/'));

    private bool HangsOn(int at) => _said.IsGlued(at) && _said.Text[_said[at].Start - 1] is var before
        && (char.IsLetter(before) && before is not ('T' or 't') || before is '$' or '€' or '£' or '₽' or '#' or '/' or '+' or '=' or '%' or '.' or ',' or '&' or '*' or '_' or '\\' or '<');

    /// <summary>"at 9 Elm Street"</summary>
    private bool IsAddress(int at) => _said.IsCapitalised(at) && _said[at].Meanings.Length == 0 && !_said.IsAllCapitals(at);
}
