using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <summary>Finds the stretches of an utterance that say when: a date, a time, or both in any order, with the words that lead them in.</summary>
internal readonly partial struct WhenWords(Utterance said, bool alone)
{
    private const int MostFound = 16;
    private const int MostElements = 6;

    private readonly Utterance _said = said;
    private readonly bool _alone = alone;
    private readonly DateWords _dates = new(said, alone);
    private readonly ClockWords _clocks = new(said, alone);

    public List<FoundWhen> All(int from, int to)
    {
        var all = new List<FoundWhen>();
        for (var at = from; at < to && all.Count < MostFound;)
        {
            if (Read(at, out var found) && found.To <= to)
            {
                if (!IsAboutTheThing(found))
                    all.Add(found);
                at = found.To;
            }
            else
            {
                at++;
            }
        }
        return all;
    }

    /// <summary>"notes from Monday" is not due on Monday.</summary>
    private bool IsAboutTheThing(in FoundWhen found) => !_alone && !found.IsDeadline && _said.Is(found.From - 1, Sense.From) && !(found.Clock.HasHour && !found.HasDate);

    public bool Read(int at, out FoundWhen found)
    {
        found = new FoundWhen { From = at };
        var p = LeadIn(at, ref found, out var led);
        var isLedIn = p > at;
        // "at 9" says more than "9", but "by Friday" is the date Friday.
        var lead = p > at && _said.Is(p - 1, Sense.Article) ? p - 2 : p - 1;
        found.Core = lead >= at && (_said.Is(lead, Sense.At) || _said.Is(lead, Sense.In)) ? lead : p;
        var elements = 0;
        while (elements < MostElements)
        {
            var q = elements == 0 ? p : Inner(p, ref led);
            var hadDate = found.HasDate;
            if (!Element(q, led, q > p && _said.IsSign(p, ','), ref found, out var end))
                break;
            found.IsDateUntil |= !hadDate && found.HasDate && q > p && _said.Is(p, Sense.Deadline);
            p = end;
            elements++;
            led = LedIn.ByNothing;
        }
        Last(ref found, ref p);
        found.To = p;
        return elements > 0 && (found.HasDate || found.Clock.HasHour || found.Clock.Part is not null && (isLedIn || _said.Is(at, Sense.InPart)));
    }

    // "-12 November", "to Wednesday 5pm", "sampai Rabu", "по среду"
    private void Last(ref FoundWhen found, ref int p)
    {
        if (!found.HasDate || found.LastDate.Kind != DateKind.None || !_dates.IsRangeSign(p) || found.Clock.IsRange)
            return;
        var at = p + 1;
        var lead = LedIn.ByOn;
        at = Inner(at, ref lead);
        if (!_dates.Read(at, LedIn.ByOn, out var last, out var end) || last.Kind is DateKind.Moment or DateKind.Week)
            return;
        // "10 August - 12 September 2013"
        if (found.Date is { Kind: DateKind.DayMonth, Year: 0 } && last.Kind == DateKind.DayMonth)
            found.Date.Year = last.Year;
        found.LastDate = last;
        p = end;
        var led = LedIn.ByNothing;
        var q = Inner(p, ref led);
        if (_clocks.Read(q, led, besideDate: true, out var clock, out end))
        {
            if (found.Clock.IsSaid)
                found.LastClock = clock;
            else
                found.Clock = clock;
            p = end;
        }
    }

    private bool Element(int at, LedIn led, bool afterComma, ref FoundWhen found, out int end)
    {
        if (found.Date.Kind == DateKind.None && _dates.DayRange(at, out var first, out var last, out end))
        {
            (found.Date, found.LastDate) = (first, last);
            return true;
        }
        // "Tuesday 19th"
        if (_dates.Read(at, found.Date.Kind == DateKind.Weekday && _said.IsNumber(at) ? LedIn.ByOn : led, out var date, out end) && Joined(ref found.Date, date, afterComma))
        {
            if (_said.Is(at, Sense.Day) && _said.Is(at, Sense.Part, out var ofDay) || _said.Is(at, Sense.Part, out ofDay) && _said.Is(at, Sense.Weekday))
                found.Clock.Part ??= (DayPart)ofDay;
            return true;
        }
        if (!found.Clock.HasHour && found.Date.Kind != DateKind.Moment && _clocks.Read(at, led, found.HasDate, out var clock, out end))
        {
            clock.Part ??= found.Clock.Part;
            found.Clock = clock;
            return true;
        }
        end = at + 1;
        if (!_said.Is(at, Sense.Part, out var part) || found.Clock.Part is not null || !BelongsToPart(at, led, found))
            return false;
        found.Clock.Part = (DayPart)part;
        return true;
    }

    /// <summary>A part of the day counts only beside a date or an hour: "besok sore", but not "sore throat" or "makan malam".</summary>
    private bool BelongsToPart(int at, LedIn led, in FoundWhen found) => found.HasDate || found.Clock.HasHour || led == LedIn.ByOn || _alone || _said.Is(at, Sense.InPart)
        || _dates.Read(at + 1, LedIn.ByNothing, out var date, out _) && date.Kind is DateKind.Fixed && _said.Is(at + 1, Sense.Day);

    /// <summary>Two dates side by side are one when they fit: a weekday with a date, "next week" with a weekday.</summary>
    private static bool Joined(ref SaidDate known, in SaidDate more, bool afterComma)
    {
        if (known.Kind == DateKind.None)
        {
            known = more;
            return true;
        }
        // "not tomorrow, Friday" are two.
        if (afterComma && known.Kind == DateKind.Fixed && more.Kind == DateKind.Weekday && (int)known.Day.DayOfWeek != more.Weekday)
            return false;
        if (known.Kind == DateKind.Week && more is { Kind: DateKind.Weekday, Rule: WeekdayRule.Coming })
        {
            known = more with { Rule = known.Rule == WeekdayRule.OfThisWeek ? WeekdayRule.OfThisWeek : WeekdayRule.OfNextWeek };
            return true;
        }
        // "Friday, next week", "в пятницу на следующей неделе"
        if (more.Kind == DateKind.Week && known is { Kind: DateKind.Weekday, Rule: WeekdayRule.Coming })
        {
            known.Rule = more.Rule == WeekdayRule.OfThisWeek ? WeekdayRule.OfThisWeek : WeekdayRule.OfNextWeek;
            return true;
        }
        // "in two weeks on Wednesday", "Wednesday in a week": so many weeks after the coming one
        if (known is { Kind: DateKind.Fixed, Weeks: > 0 } && more is { Kind: DateKind.Weekday, Rule: WeekdayRule.Coming })
        {
            known = more with { Weeks = known.Weeks };
            return true;
        }
        if (more is { Kind: DateKind.Fixed, Weeks: > 0 } && known is { Kind: DateKind.Weekday, Rule: WeekdayRule.Coming, Weeks: 0 })
        {
            known.Weeks = more.Weeks;
            return true;
        }
        if (more is { Kind: DateKind.Weekday, Rule: WeekdayRule.Coming } && known.Weekday == 0 && known.Kind is DateKind.Fixed or DateKind.DayMonth or DateKind.TwoNumbers or DateKind.DayOfMonth && !known.Guessed)
        {
            known.Weekday = more.Weekday;
            return true;
        }
        if (known is { Kind: DateKind.Weekday, Rule: WeekdayRule.Coming or WeekdayRule.OfThisWeek } && more.Kind is DateKind.Fixed or DateKind.DayMonth or DateKind.TwoNumbers or DateKind.DayOfMonth)
        {
            known = more with { Weekday = known.Weekday };
            return true;
        }
        return false;
    }
}
