using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Names;

/// <summary>Where an event is.</summary>
/// <remarks>
/// After "di" and "в" any words that are no date are the place. After "at" and "in" it is a name with a capital, a word after "the", a room with its
/// number, or, at the end of what was said, a few words that mean nothing else ("at starbucks"). What was meant as a time is taken before.
/// </remarks>
internal static class Places
{
    private const int MostWords = 6;

    public static string? Take(Remainder left, int from, int to)
    {
        var said = left.Said;
        for (var at = left.FirstLeft(from, to); at < to; at++)
        {
            if (!left.IsTaken(at) && said.Is(at, Sense.Room) && at > from && at + 1 < to && !left.IsTaken(at + 1) && (said.IsNumber(at + 1) || said.IsCapitalised(at + 1) && said[at + 1].Length < 5))
            {
                left.Take(at, at + 2);
                return TitleText.AsNamed(said.Words(at, at + 2));
            }
            if (left.IsTaken(at) || !said.Is(at, Sense.Place, out var any) || said.IsSign(at, '@') && said.IsGlued(at + 1) && said.IsNumber(at + 1))
                continue;
            var name = said.Is(at + 1, Sense.Article) ? at + 2 : at + 1;
            var end = End(left, name, to);
            if (end == name || !IsPlace(said, at, name, end, any == 1))
                continue;
            var words = said.Words(name, end);
            left.Take(at, end);
            return TitleText.AsNamed(words);
        }
        return null;
    }

    private static int End(Remainder left, int at, int to)
    {
        var said = left.Said;
        var end = at;
        while (end < to && end - at < MostWords && !left.IsTaken(end) && !said.EndsClause(end) && !(said.Is(end, Sense.With) && end > at) && !(said.Is(end, Sense.Place) && end > at)
            && !said.IsSign(end, '(') && !said.Is(end, Sense.Lasting) && !said.Is(end, Sense.And) && !said.Is(end, Sense.Deadline) && !(said.Is(end, Sense.Appointment) && end > at && !said.IsCapitalised(end)))
            end++;
        return end;
    }

    private static bool IsPlace(Utterance said, int place, int name, int end, bool any)
    {
        if (!said.IsWord(name) && !said.IsNumber(name) && said[name].Kind is not (TokenKind.Quoted or TokenKind.Opaque))
            return false;
        if (said.Is(name, Sense.Number) || any && said.IsNumber(name))
            return false;
        if (any || name > place + 1 || said.IsCapitalised(name) || said[name].Kind is TokenKind.Quoted or TokenKind.Opaque)
            return !said.Is(name, Sense.Statement);
        if (said.IsNumber(name))
            return end - name > 1;
        return said.Is(place, Sense.At) || end > name + 1 && said.IsNumber(end - 1) || end == name + 1 && said[name].Meanings.Length == 0;
    }
}
