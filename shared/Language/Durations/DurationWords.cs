using St4cker.Language.Words;

namespace St4cker.Language.Durations;

/// <summary>Reads one length of time at one place: "90m", "1h30", "2 jam 15 menit", "half an hour", "satu setengah jam", "полтора часа".</summary>
internal readonly struct DurationWords(Utterance said)
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;
    private const int Longest = 366 * Day;

    private readonly Utterance _said = said;

    /// <summary>The first length in a stretch that is none of the found moments ("in 2 hours") and not an hour of the day ("jam 2").</summary>
    public bool First(int from, int to, Remainder left, out int start, out int end, out int minutes)
    {
        for (start = from; start < to; start++)
        {
            if (!left.IsTaken(start) && Read(start, out end, out minutes) && end <= to && left.IsFree(start, end) && !IsMoment(start, end))
                return true;
        }
        (end, minutes) = (to, 0);
        return false;
    }

    public bool Read(int at, out int end, out int minutes)
    {
        end = at;
        minutes = 0;
        if (at >= _said.Count || _said.IsNumber(at) && _said.IsGlued(at) && at > 0 && !_said.IsSign(at - 1, '(') && !_said.IsSign(at - 1, ','))
            return false;
        if (!Part(at, ref end, out var length, out var unit))
            return false;
        // "2 jam 30 menit", "2 hours and 15 minutes", "an hour and a half"
        var next = _said.Is(end, Sense.And) ? end + 1 : end;
        if (unit >= Hour && Part(next, ref end, out var more, out var smaller) && smaller < unit)
            length += more;
        else if (unit >= Hour && next > end && _said.Is(next, Sense.Number, out var a) && a == 1 && _said.Is(next + 1, Sense.Fraction, out var half))
            (length, end) = (length + (double)unit / half, next + 2);
        else if (unit >= Hour && _said.Is(next, Sense.Fraction, out var parts) && (next > end || !_said.Is(next + 1, Sense.Unit)))
            (length, end) = (length + (double)unit / parts, next + 1);
        minutes = (int)Math.Round(Math.Min(length, Longest + 1));
        return minutes is > 0 and <= Longest;
    }

    private bool Part(int at, ref int end, out double minutes, out int unit)
    {
        minutes = 0;
        if (_said.Is(at, Sense.OneUnit, out var one) && UnitOf((TimeUnit)one) is var single and > 0)
        {
            (minutes, unit, end) = (single, single, at + 1);
            return true;
        }
        if (_said.Is(at, Sense.Span, out var span))
        {
            (minutes, unit, end) = (span, Hour, at + 1);
            return true;
        }
        if (_said.IsNumber(at) && Glued(at, ref end, out minutes, out unit))
            return true;
        var p = at;
        if (!Count(ref p, out var count) || !Unit(p, out unit, out var after))
        {
            unit = 0;
            return false;
        }
        (minutes, end) = (count * unit, after);
        return true;
    }

    private bool Count(ref int p, out double count)
    {
        count = 0;
        if (_said.IsNumber(p))
        {
            ref readonly var number = ref _said[p];
            if (number is { Parts: 1, ADigits: <= 4 })
                count = number.A;
            else if (number is { Parts: 2, Sign: '.' or ',', BDigits: <= 2, ADigits: <= 3 })
                count = number.A + number.B / Math.Pow(10, number.BDigits);
            else
                return false;
            p++;
            Half(ref p, ref count);
            return true;
        }
        if (_said.Is(p, Sense.OneAndHalf))
            count = 1.5;
        else if (_said.Is(p, Sense.Fraction, out var parts))
            count = 1.0 / parts;
        else if (_said.Is(p, Sense.Number, out var number) && number <= 100)
            count = number;
        else
            return false;
        p++;
        Half(ref p, ref count);
        return true;
    }

    // "one and a half hours", "dua setengah jam"
    private void Half(ref int p, ref double count)
    {
        var q = _said.Is(p, Sense.And) ? p + 1 : p;
        if (count < 1 || !_said.Is(q, Sense.Fraction, out var parts) || !Unit(q + 1, out _, out _))
            return;
        count += 1.0 / parts;
        p = q + 1;
    }

    private bool Unit(int at, out int unit, out int end)
    {
        end = at + 1;
        unit = 0;
        // "tanggal 30 jam 8": an hour of the day follows.
        if (_said.Is(at, Sense.At, out var strength) && strength == 1 && _said.IsNumber(at + 1) && !_said.Is(at + 2, Sense.Unit))
            return false;
        if (_said.Is(at, Sense.Unit, out var said))
            unit = UnitOf((TimeUnit)said);
        // "half of an hour", "half an hour": the article is part of the fraction or a number of its own.
        else if (_said.Is(at, Sense.Number, out var one) && one == 1 && _said.Is(at + 1, Sense.Unit, out said))
            (unit, end) = (UnitOf((TimeUnit)said), at + 2);
        else if (_said.IsWord(at))
            unit = Letters(_said.Span(at));
        return unit > 0;
    }

    /// <summary>"1h30", "1h30m", "2ч15м": the letters and the digits after them are one word.</summary>
    private bool Glued(int at, ref int end, out double minutes, out int unit)
    {
        (minutes, unit) = (0, 0);
        if (!_said.IsGlued(at + 1) || !_said.IsWord(at + 1) || _said[at] is not { Parts: 1, ADigits: <= 3 })
            return false;
        var word = _said.Span(at + 1);
        var digits = word.IndexOfAnyInRange('0', '9');
        if (digits < 1 || Letters(word[..digits]) != Hour)
            return false;
        var rest = word[digits..].TrimEnd("mмinин");
        if (rest.Length is 0 or > 2 || !int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var more) || more >= Hour)
            return false;
        (minutes, unit, end) = (_said[at].A * Hour + more, 1, at + 2);
        return true;
    }

    /// <summary>A single letter counts only behind a number: "90m", "2h", "2ч".</summary>
    private static int Letters(ReadOnlySpan<char> word) => word switch
    {
        "h" or "H" or "ч" or "Ч" or "j" or "J" => Hour,
        "m" or "M" or "м" or "М" or "'" => 1,
        _ => 0,
    };

    private static int UnitOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Minute => 1,
        TimeUnit.Hour => Hour,
        TimeUnit.Day => Day,
        TimeUnit.Week => 7 * Day,
        TimeUnit.Fortnight => 14 * Day,
        TimeUnit.Month or TimeUnit.Year or TimeUnit.Weekend => 0,
        _ => 0,
    };

    /// <summary>"2 hours ago", "in 2 hours", "2 jam lagi"</summary>
    private bool IsMoment(int start, int end) => _said.Is(end, Sense.Later) || _said.Is(end, Sense.Ago)
        || _said.Is(start - 1, Sense.In) || _said.Is(start - 1, Sense.Every) || _said.Is(end, Sense.Deadline);
}
