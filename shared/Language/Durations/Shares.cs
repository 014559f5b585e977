using St4cker.Language.Words;

namespace St4cker.Language.Durations;

/// <summary>How much of something is done: "45%", "45 persen", "half done".</summary>
internal static class Shares
{
    /// <summary>Reads one at one place; more than a hundred percent is none.</summary>
    public static bool Read(Utterance said, int at, out int end, out int percent)
    {
        end = at + 1;
        percent = 50;
        if (said.Is(at, Sense.Half))
            return true;
        if (!said.IsNumber(at) || !said.Is(at + 1, Sense.Percent) || said.IsSign(at - 1, '-') && said.IsGlued(at))
            return false;
        end = at + 2;
        if (said.Is(end, Sense.Discount))
            return false;
        ref readonly var number = ref said[at];
        percent = number.Parts == 2 && number.Sign is '.' or ',' && number.BDigits <= 2 ? (int)Math.Round(number.A + number.B / Math.Pow(10, number.BDigits)) : number.A;
        return (number.Parts == 1 || number is { Parts: 2, Sign: '.' or ',' }) && percent is >= 0 and <= 100;
    }

    public static bool First(Utterance said, int from, int to, out int start, out int end, out int percent)
    {
        for (start = from; start < to; start++)
        {
            if (Read(said, start, out end, out percent))
                return true;
        }
        (end, percent) = (to, 0);
        return false;
    }
}
