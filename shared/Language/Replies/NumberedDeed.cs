using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>"Done with the second", "удали третье", "nomor 2 selesai": what becomes of one of several, by its place in the list.</summary>
internal static class NumberedDeed
{
    private const int MostWords = 8;

    /// <returns>The place, counted from 1, and the words of the deed alone; null when anything else is said.</returns>
    public static (int Number, string Deed)? Read(string text, Speaker speaker)
    {
        var said = Utterance.Of(text, speaker);
        if (said.Count > MostWords)
            return null;
        (int Number, int At)? place = null;
        for (var at = 0; at < said.Count; at++)
        {
            if (PlaceAt(said, at) is not { } number)
                continue;
            if (place is not null)
                return null;
            place = (number, at);
        }
        if (place is not ({ } chosen, { } where))
            return null;
        var deed = $"{Before(said, where)} {After(said, where)}".Trim();
        return DeedAlone.Read(deed, speaker) is null ? null : (chosen, deed);
    }

    private static int? PlaceAt(Utterance said, int at)
    {
        if (said.IsNumber(at))
            return said[at] is { Parts: 1, A: > 0 and < 100 } number ? number.A : null;
        return said.Is(at, Sense.Nth, out var nth) && nth > 0 || said.Is(at, Sense.DayOrdinal, out nth) ? nth : null;
    }

    private static string Before(Utterance said, int where)
    {
        while (where > 0 && (said.Is(where - 1, Sense.Article) || said.Is(where - 1, Sense.Place) || said.IsSign(where - 1, '#') || said.Span(where - 1) is "number" or "no" or "nomor" or "yang" or "номер" or "пункт"))
            where--;
        return said.Words(0, where);
    }

    // "the second one"
    private static string After(Utterance said, int where)
    {
        var from = where + 1;
        if (said.Is(from, Sense.Ordinal))
            from++;
        if (said.Is(from, Sense.Number, out var one) && one == 1)
            from++;
        return said.Words(from, said.Count);
    }
}
