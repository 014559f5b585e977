using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <summary>Reads one time of day at one place: "9am", "jam setengah 8", "pukul 14.30", "noon", "3pm-4pm".</summary>
internal readonly partial struct ClockWords(Utterance said, bool alone)
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
        var isBetween = _said.Is(at - 1, Sense.Between);
        var strong = false;
        if (_said.Is(at, Sense.At, out var strength) && !(strength == 1 && _said.IsNumber(at - 1) && !_said.IsNumber(at + 1)))
        {
            strong = strength == 1 || _said.IsSign(at, '@');
            led = LedIn.ByAt;
            at++;
        }
        if (!Start(at, led, strong, besideDate, ref clock, ref end))
            return false;
        Range(ref clock, led == LedIn.ByAt || strong || besideDate, isBetween, ref end);
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
        if (Fractional(at, led, besideDate, ref clock, ref end) || Counted(at, led, ref clock, ref end))
            return true;
        if (_said.IsNumber(at))
            return !HangsOn(at) && Numeric(at, led, strong, besideDate, ref clock, ref end) && !(clock.HalfUnknown && _said[at].Parts == 1 && IsMeasured(end));
        // "at nine", "jam sembilan"; "a" is a number too, but no hour.
        if (_said.Is(at, Sense.Number, out var hour) && hour <= 24 && _said[at].Length > 2)
        {
            clock = Hour(hour, 0, strong);
            end = at + 1;
            Added(ref clock, ref end);
            AddedMinutes(ref clock, ref end);
            OClock(ref clock, ref end, LedIn.ByAt);
            // "ten thirty am" needs no lead.
            if (Half(ref clock, ref end) || led != LedIn.ByAt)
                return !clock.HalfUnknown;
            return strong || besideDate && !IsMeasured(end) && !IsCounted(end) || _said.EndsClause(end) || !clock.HalfUnknown || !clock.Loose || _said.Is(end, Sense.Day) || _said.Is(end, Sense.Weekday) || _said.Is(end, Sense.On) || _said.Is(end, Sense.In)
                || _said.Is(end, Sense.Verb) || _said.Is(end, Sense.InPart) || _said.Is(end, Sense.Until) && HourAt(end + 1) is not null;
        }
        return false;
    }

    private bool Numeric(int at, LedIn led, bool strong, bool besideDate, ref SaidClock clock, ref int end)
    {
        var number = _said[at];
        end = at + 1;
        if (number.Parts > 1)
            return Parted(number, led, besideDate, ref clock, ref end);
        // "pukul 0900", "at 0900", "10 November 2130"
        if (number.ADigits == 4 && number.A <= 2400 && number.A % 100 < 60 && (strong || led == LedIn.ByAt && number.A < 1900 || besideDate && _said.EndsClause(end)))
        {
            clock = new SaidClock { HasHour = true, Hour = number.A / 100, Minute = number.A % 100 };
            return true;
        }
        if (number.ADigits > 2)
            return false;
        if (HourSign(end, number.A, led == LedIn.ByAt || besideDate, out var minute))
        {
            clock = Hour(number.A, minute, strong: true);
            clock.HalfUnknown &= number.ADigits == 1 || number.A > 9;
            end++;
            return number.A <= 24;
        }
        clock = Hour(number.A, 0, strong);
        clock.HalfUnknown &= number.ADigits == 1 || number.A > 9;
        if (Half(ref clock, ref end) || OClock(ref clock, ref end, led))
            return number.A <= 24;
        if (led == LedIn.ByAt && AddedMinutes(ref clock, ref end))
            return number.A <= 24;
        // "3-4pm": the half of the day comes at the end.
        if (IsDash(end) && _said.IsNumber(end + 1) && _said[end + 1] is { A: <= 24, Sign: '\0' or ':' or '.' } && (IsHalf(end + 2) || _said.Is(end + 2, Sense.Part)))
            return number.A <= 12;
        if (number.A <= 12 && Vague(ref clock, ref end, led == LedIn.ByAt || strong))
            return true;
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
        return led == LedIn.ByAt && !IsAddress(end) && !IsCounted(end) || besideDate && _said.Is(end, Sense.Until) && HourAt(end + 1) is not null || (besideDate || led == LedIn.ByOn && number.A > 0) && (_said.EndsClause(end) && !_said.IsSign(end, ':') || besideDate && _said.Is(end, Sense.With)) || alone && end == _said.Count;
    }

    /// <summary>"15h", "9h30", "17ч10"; a small number with a bare "h" is a length unless it is led in.</summary>
    private bool HourSign(int at, int hour, bool isLed, out int minute)
    {
        minute = 0;
        if (!_said.IsGlued(at) || !_said.IsWord(at) || _said.Span(at) is not ['h' or 'H' or 'ч', ..])
            return false;
        var rest = _said.Span(at)[1..];
        return rest.Length == 0 ? isLed || hour > 12
            : rest.Length == 2 && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out minute) && minute < 60 && (isLed || hour > 6);
    }

    // 9:30, 21.15, 09:00:00
    private bool Parted(in Token number, LedIn led, bool besideDate, ref SaidClock clock, ref int end)
    {
        if (number.BDigits != 2 || number.ADigits > 2 || number.Sign is not (':' or '.') || number.Parts == 3 && (number.Sign != ':' || number.C > 59))
            return false;
        clock = Hour(number.A, number.B, strong: true);
        // Russians write the 24 hours: "6:45" is in the morning.
        clock.HalfUnknown &= (number.ADigits == 1 || number.A > 9) && _said.Speaker.Language != "ru";
        if (Half(ref clock, ref end) || Vague(ref clock, ref end, led == LedIn.ByAt))
            return true;
        if (_said.IsGlued(end) && _said.IsWord(end) && _said.Span(end) is "ч" or "h" or "a" or "p")
        {
            if (_said.Span(end) is "a" or "p")
                (clock.Hour, clock.HalfUnknown) = (InHalf(clock.Hour, _said.Span(end) is "p" ? 1 : 0), false);
            end++;
            return !clock.IsImpossible;
        }
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
