using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>From one hour to another.</content>
internal readonly partial struct ClockWords
{
    // "-4pm", "to 16:00", "sampai jam 5", "до 11"
    private void Range(ref SaidClock clock, bool isLed, bool isBetween, ref int end)
    {
        var p = end;
        DayPart? part = null;
        if (clock.HalfUnknown && _said.Is(p, Sense.Part, out var said))
            (part, p) = ((DayPart)said, p + 1);
        var isSpoken = _said.Is(p, Sense.Until) || isBetween && _said.Is(p, Sense.And);
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
}
