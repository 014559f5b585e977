using St4cker.Language.Words;

namespace St4cker.Language.Dates;

/// <summary>A text that is a date or a time as a whole; here weak words ("sat", "9") count, as nothing else was meant.</summary>
internal static class WholeWhen
{
    private const int Longest = 100;

    public static bool Is(string? text, Speaker speaker) => Find(CleanText.Of(text), speaker, out _, out _);

    public static Settled? Settle(string? text, When? known, Speaker speaker, Aim? aim = null)
    {
        if (!Find(CleanText.Of(text), speaker, out var said, out var found))
            return null;
        return DueDates.Settle(found.Date, found.Clock, said.Words(found.Core, found.To), known, speaker, aim);
    }

    private static bool Find(string text, Speaker speaker, out Utterance said, out FoundWhen found)
    {
        text = text.Trim();
        said = Utterance.Of(text.Length <= Longest ? text : "", speaker);
        return new WhenWords(said, alone: true).Read(0, out found) && IsEnd(said, found.To);
    }

    private static bool IsEnd(Utterance said, int at)
    {
        while (at < said.Count && (said[at].Kind == TokenKind.Symbol || said.Is(at, Sense.Tail)))
            at++;
        return at >= said.Count;
    }
}
