using St4cker.Language.Durations;
using St4cker.Language.Words;

namespace St4cker.Language.Money;

/// <summary>Texts that are, as a whole, an amount, a percentage or a length of time; here a bare number counts, as nothing else was meant.</summary>
internal static class Amounts
{
    private const int Longest = 100;

    public static FoundAmount? Whole(string? text, Speaker speaker)
    {
        var said = Cut(text, speaker);
        for (var at = 0; at < said.Count && (at == 0 || IsFiller(said, at - 1)); at++)
        {
            if (new AmountWords(said).Read(at, out var found) && Ends(said, found.To))
                return found;
        }
        return null;
    }

    public static int? Percent(string? text, Speaker speaker)
    {
        var said = Cut(text, speaker);
        for (var at = 0; at < said.Count && (at == 0 || IsFiller(said, at - 1)); at++)
        {
            if (Shares.Read(said, at, out var end, out var percent) && Ends(said, end))
                return percent;
            if (said.IsNumber(at) && said[at] is { Parts: 1, A: <= 100 } && Ends(said, at + 1))
                return said[at].A;
        }
        return null;
    }

    public static int? Minutes(string? text, Speaker speaker)
    {
        var said = Cut(text, speaker);
        for (var at = 0; at < said.Count && (at == 0 || IsFiller(said, at - 1)); at++)
        {
            if (new DurationWords(said).Read(at, out var end, out var minutes) && Ends(said, end))
                return minutes;
            if (said.IsNumber(at) && said[at] is { Parts: 1, A: > 0 and < 100_000 } && Ends(said, at + 1))
                return said[at].A;
        }
        return null;
    }

    private static Utterance Cut(string? text, Speaker speaker)
    {
        var clean = CleanText.Of(text).Trim();
        return Utterance.Of(clean.Length <= Longest ? clean : "", speaker);
    }

    private static bool IsFiller(Utterance said, int at) => said.Is(at, Sense.Correction) || said.Is(at, Sense.Towards) || said.Is(at, Sense.Lasting) || said.Is(at, Sense.At) || said.IsSign(at, ',')
        || said.Is(at, Sense.Spent) || said.Is(at, Sense.Statement) || said.Is(at, Sense.Asking) || said.Is(at, Sense.Greeting);

    private static bool Ends(Utterance said, int at)
    {
        while (at < said.Count && (said[at].Kind == TokenKind.Symbol && !said.Is(at, Sense.Currency) && !said.IsSign(at, '%') || said.Is(at, Sense.Tail) || said.Is(at, Sense.Finished)))
            at++;
        return at >= said.Count;
    }
}
