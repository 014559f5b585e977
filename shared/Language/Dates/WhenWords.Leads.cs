using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>The words that lead a date or a time in.</content>
internal readonly partial struct WhenWords
{
    /// <summary>"on", "by", "due on", "before the", "at", "in the", "every": words that belong to the date but not to its meaning.</summary>
    private int LeadIn(int at, ref FoundWhen found, out LedIn led)
    {
        led = LedIn.ByNothing;
        var p = at;
        for (var words = 0; words < 4 && p < _said.Count; words++)
        {
            if (_said.Is(p, Sense.Deadline))
            {
                found.IsDeadline = true;
                led = OnOrAt(p);
                if (_said.IsSign(p + 1, ':'))
                    p++;
            }
            else if (_said.Is(p, Sense.On) && !(_said.Is(p, Sense.Unit) && _said.Is(p + 1, Sense.Later)))
                led = OnOrAt(p);
            else if (_said.Is(p, Sense.Every))
            {
                found.IsRepeated = true;
                led = LedIn.ByOn;
                // "every second Tuesday"
                if (_said.Is(p + 1, Sense.Nth) || _said.Is(p + 1, Sense.EveryOther))
                    p++;
            }
            else if (_said.Is(p, Sense.At, out var strength) && strength == 0 && !_said.IsSign(p, '@'))
                led = LedIn.ByAt;
            else if (_said.Is(p, Sense.Towards))
                led = led == LedIn.ByNothing ? LedIn.ByFor : led;
            else if (_said.Is(p, Sense.In) && LeadsInMonthOrPart(p + 1))
                led = LedIn.ByOn;
            else if (_said.Is(p, Sense.From) && IsRangeAhead(p + 1, out var isClock))
                led = isClock ? LedIn.ByAt : LedIn.ByOn;
            else if (IsBetween(p))
                led = LedIn.ByAt;
            else if (!(_said.Is(p, Sense.Article) && IsAfterArticle(p + 1)))
                break;
            p++;
        }
        return p;
    }

    /// <summary>Russian "в" is "on" before a day and "at" before an hour.</summary>
    private LedIn OnOrAt(int at)
    {
        var isHour = _said.IsNumber(at + 1) || _said.Is(at + 1, Sense.Number) || _said.Is(at + 1, Sense.OneHour);
        return isHour && (_said.Is(at, Sense.At) || _said.Is(at + 2, Sense.OClock)) ? LedIn.ByAt : LedIn.ByOn;
    }

    private bool IsBetween(int at) => _said.Is(at, Sense.Between) && _clocks.Read(at + 1, LedIn.ByAt, besideDate: false, out var clock, out _) && clock.IsRange;

    private bool LeadsInMonthOrPart(int at) => _said.Is(at, Sense.Month) || _said.Is(at, Sense.Article) && _said.Is(at + 1, Sense.Part);

    /// <summary>"from" belongs to what comes after it when that has an end, or is plainly a time of day.</summary>
    private bool IsRangeAhead(int at, out bool isClock)
    {
        isClock = false;
        if (_dates.DayRange(at, out _, out _, out _))
            return true;
        if (_dates.Read(at, LedIn.ByOn, out _, out var day))
        {
            var led = LedIn.ByNothing;
            if (_clocks.Read(Inner(day, ref led), led, besideDate: true, out _, out var after))
                day = after;
            return _dates.IsRangeSign(day) && _dates.Read(day + 1, LedIn.ByOn, out _, out _);
        }
        isClock = _clocks.Read(at, LedIn.ByAt, besideDate: false, out var clock, out var end) && (clock.IsRange || !clock.Loose || _said.EndsClause(end) && _said.IsNumber(at));
        return isClock;
    }

    private bool IsAfterArticle(int at) => _said.IsNumber(at) && _said.Is(at + 1, Sense.Ordinal) || _said.Is(at, Sense.Day) || _said.Is(at, Sense.Next) || _said.Is(at, Sense.EndOf) || (_said.Is(at, Sense.Nth) || _said.Is(at, Sense.DayOrdinal)) && (_said.Is(at + 1, Sense.Of) || _said.Is(at + 1, Sense.Month))
        || _said.Is(at, Sense.StartOf) || _said.Is(at, Sense.MiddleOf) || _said.Is(at, Sense.Part) && !_said.Is(at, Sense.Day)
        || _said.Is(at, Sense.Unit, out var unit) && (TimeUnit)unit == TimeUnit.Weekend;

    private int Inner(int p, ref LedIn led)
    {
        for (var words = 0; words < 3 && p < _said.Count; words++)
        {
            if (_said.IsSign(p, ',') || _said.Is(p, Sense.Article) && IsAfterArticle(p + 1) || _said.Is(p, Sense.In) && LeadsInMonthOrPart(p + 1))
            {
            }
            else if (_said.Is(p, Sense.On) || _said.Is(p, Sense.Deadline))
                led = OnOrAt(p);
            else if (_said.Is(p, Sense.At, out var strength) && strength == 0 && !_said.IsSign(p, '@'))
                led = LedIn.ByAt;
            else if (_said.Is(p, Sense.From) && IsRangeAhead(p + 1, out var isClock))
                led = isClock ? LedIn.ByAt : LedIn.ByOn;
            else if (IsBetween(p))
                led = LedIn.ByAt;
            else
                break;
            p++;
        }
        return p;
    }
}
