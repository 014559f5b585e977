using NodaTime;
using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <summary>How a date is led in: weak words ("sat", "may") need something before or after them.</summary>
internal enum LedIn : byte { ByNothing, ByFor, ByAt, ByOn }

/// <summary>Reads one date at one place: "tomorrow", "next Friday", "10 Nov", "3 hari lagi", "akhir bulan".</summary>
internal readonly partial struct DateWords(Utterance said, bool alone)
{
    private readonly Utterance _said = said;
    private readonly LocalDate _today = said.Speaker.LocalNow.Date;

    public bool Read(int at, LedIn led, out SaidDate date, out int end)
    {
        date = default;
        end = at;
        if (at >= _said.Count)
            return false;
        if (_said.IsNumber(at))
        {
            return StandsFree(at) && (Counted(at, ref date, ref end) || Numeric(at, led, ref date, ref end)
                || DayThenMonth(at, ref date, ref end) || BareOrdinal(at, led, ref date, ref end))
                && EndsFree(end);
        }
        if (_said[at].Meanings.Length == 0)
            return false;
        return Counted(at, ref date, ref end)
            || RelativeDay(at, ref date, ref end)
            || DirectedWord(at, ref date, ref end)
            || Period(at, led, ref date, ref end)
            || WeekdayWord(at, led, ref date, ref end)
            || EdgeOfPeriod(at, ref date, ref end)
            || MonthThenDay(at, led, ref date, ref end)
            || OrdinalDay(at, led, ref date, ref end)
            || NumberedDay(at, ref date, ref end);
    }

    /// <summary>"$10/11", "v10", "#5": a number that hangs on another sign is no date.</summary>
    private bool StandsFree(int at) => !_said.IsGlued(at) || (_said.Text[_said[at].Start - 1] is var before
        && !char.IsLetterOrDigit(before) && before is not ('$' or '€' or '£' or '₽' or '#' or '/' or '+' or '=' or '%' or '.' or '&' or '*' or '_' or '\\' or '<'));

    private bool EndsFree(int end) => end >= _said.Count || !_said.Is(end, Sense.Measure) && !(_said.IsGlued(end) && _said.IsWord(end))
        && !(_said.IsGlued(end) && (_said.IsSign(end, '%') || _said.IsSign(end, '/') || _said.IsSign(end, '$') || _said.IsSign(end, '€') || _said.IsSign(end, '+')));

    // "in 3 days", "2 weeks from now", "3 hari lagi", "sejam lagi", "2 days ago"
    private bool Counted(int at, ref SaidDate date, ref int end)
    {
        var isIn = _said.Is(at, Sense.In);
        var p = isIn ? at + 1 : at;
        if (isIn && _said.Is(p, Sense.At))
            p++;
        if (!Amount(ref p, out var amount, out var unit))
            return false;
        // "in 1 hour 30 minutes"
        while (unit is TimeUnit.Hour or TimeUnit.Day && MoreOf(p, unit, out var more, out var after))
        {
            amount = amount * (unit == TimeUnit.Hour ? 60 : 1440) + more;
            (unit, p) = (TimeUnit.Minute, after);
        }
        var sign = isIn ? 1 : 0;
        if (_said.Is(p, Sense.Later))
        {
            sign = 1;
            p++;
        }
        else if (_said.Is(p, Sense.Ago))
        {
            sign = -1;
            p++;
        }
        if (sign == 0 || !After(amount * sign, unit, ref date))
            return false;
        end = p;
        return true;
    }

    private bool MoreOf(int at, TimeUnit than, out double minutes, out int end)
    {
        end = _said.IsSign(at, ',') ? at + 1 : at;
        end = _said.Is(end, Sense.And) ? end + 1 : end;
        minutes = 0;
        if (!_said.IsNumber(end) && !_said.Is(end, Sense.Number) || !Amount(ref end, out var amount, out var unit) || unit is not (TimeUnit.Minute or TimeUnit.Hour) || unit == than)
            return false;
        minutes = amount * (unit == TimeUnit.Hour ? 60 : 1);
        if (unit == TimeUnit.Hour && MoreOf(end, unit, out var more, out var after))
            (minutes, end) = (minutes + more, after);
        return true;
    }

    /// <summary>"in 30m", "через 2ч": a letter that is a unit only right behind its number.</summary>
    private TimeUnit? Letter(int at) => !_said.IsWord(at) || !_said.IsGlued(at) ? null : _said.Span(at) switch
    {
        "m" or "м" => TimeUnit.Minute,
        "h" or "ч" => TimeUnit.Hour,
        "d" or "д" => TimeUnit.Day,
        "w" => TimeUnit.Week,
        _ => null,
    };

    private bool Amount(ref int p, out double amount, out TimeUnit unit)
    {
        amount = 1;
        unit = default;
        if (_said.Is(p, Sense.OneUnit, out var one))
        {
            unit = (TimeUnit)one;
            p++;
            return true;
        }
        if (_said.Is(p, Sense.Span, out var minutes))
        {
            amount = minutes;
            p++;
            return true;
        }
        var q = p;
        if (_said.IsNumber(q) && _said[q] is { Parts: 1, ADigits: < 6 } whole)
            amount = whole.A;
        else if (_said.IsNumber(q) && _said[q] is { Parts: 2, Sign: '.' or ',', BDigits: 1 } parted)
            amount = parted.A + parted.B / 10.0;
        else if (_said.Is(q, Sense.Fraction, out var parts))
            amount = 1.0 / parts;
        else if (_said.Is(q, Sense.Number, out var number))
            amount = number;
        else
            return false;
        q++;
        if (_said.Is(q, Sense.Unit, out var said))
            unit = (TimeUnit)said;
        else if (_said.IsNumber(q - 1) && Letter(q) is { } letter)
            unit = letter;
        else
            return false;
        p = q + 1;
        return true;
    }

    private bool After(double amount, TimeUnit unit, ref SaidDate date)
    {
        var minutes = amount * unit switch
        {
            TimeUnit.Minute => 1,
            TimeUnit.Hour => 60,
            TimeUnit.Day => 1440,
            TimeUnit.Week => 7 * 1440,
            TimeUnit.Fortnight => 14 * 1440,
            TimeUnit.Month => 30 * 1440,
            TimeUnit.Year => 365 * 1440,
            TimeUnit.Weekend => double.NaN,
            _ => double.NaN,
        };
        if (!(Math.Abs(minutes) < 100 * 365 * 1440.0))
            return false;
        if (unit is TimeUnit.Minute or TimeUnit.Hour)
        {
            date = new SaidDate { Kind = DateKind.Moment, Minutes = (long)Math.Round(minutes) };
            return true;
        }
        if (unit is TimeUnit.Month && Math.Floor(amount) == amount)
            date = Fixed(_today.PlusMonths((int)amount));
        else if (unit is TimeUnit.Year && Math.Floor(amount) == amount)
            date = Fixed(_today.PlusYears((int)amount));
        else
            date = Fixed(_today.PlusDays((int)Math.Round(minutes / 1440))) with { Weeks = unit is TimeUnit.Week or TimeUnit.Fortnight ? (int)(minutes / (7 * 1440)) : 0 };
        return true;
    }

    private bool RelativeDay(int at, ref SaidDate date, ref int end)
    {
        if (!_said.Is(at, Sense.Day, out var days))
            return false;
        date = Fixed(_today.PlusDays(days));
        end = at + 1;
        return true;
    }

    private static SaidDate Fixed(LocalDate day) => new() { Kind = DateKind.Fixed, Day = day };
}
