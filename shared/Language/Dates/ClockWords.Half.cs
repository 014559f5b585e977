using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <content>The half of the day: "am", "p.m.", "вечера".</content>
internal readonly partial struct ClockWords
{
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

    /// <summary>"7ish", "5-ish", "jam 7an": takes the ending; "an" says it only of an hour that is led in.</summary>
    private bool Vague(ref SaidClock clock, ref int end, bool isLed)
    {
        var at = IsDash(end) && _said.IsGlued(end) ? end + 1 : end;
        if (!_said.IsWord(at) || !_said.IsGlued(at) || _said.Span(at) is not "ish" && !(isLed && _said.Span(at) is "an"))
            return false;
        clock.IsVague = true;
        end = at + 1;
        Half(ref clock, ref end);
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
        half = 0;
        if (_said.IsWord(at) && _said.IsGlued(at) && _said.IsNumber(at - 1) && (IsDash(at + 1) || _said.Is(at + 1, Sense.Until) || _said.EndsClause(at + 1)) && _said.Span(at) is "a" or "p")
        {
            half = _said.Span(at) is "p" ? 1 : 0;
            return true;
        }
        if (_said.Is(at, Sense.Meridiem, out half))
            return !_said.Is(at, Sense.Unit) || _said.Is(at - 1, Sense.OClock) || _said.Is(at - 1, Sense.HalfHourOf) || _said.Is(at - 2, Sense.At) || _said.Is(at - 2, Sense.Until) || IsDash(at - 2);
        if (!_said.IsWord(at) || _said[at].Length != 1 || !_said.IsSign(at + 1, '.') || !_said.IsWord(at + 2) || _said[at + 2].Length != 1
            || _said.Span(at)[0] is not ('a' or 'A' or 'p' or 'P') || _said.Span(at + 2)[0] is not ('m' or 'M'))
            return false;
        half = _said.Span(at)[0] is 'p' or 'P' ? 1 : 0;
        end = _said.IsSign(at + 3, '.') && _said.IsGlued(at + 3) ? at + 4 : at + 3;
        return true;
    }
}
