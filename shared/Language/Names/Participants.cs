using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Names;

/// <summary>Who takes part in an event.</summary>
/// <remarks>
/// A name is: "@anna" anywhere; after "with", "dengan", "с": words with capitals ("Anna Lee"), a title with the name after it ("Pak Budi", "dr smith"),
/// a word for a person ("mum", "ibu"); and, as people type in small letters, one word that means nothing else when the whole message has no capitals:
/// that one is a guess. "with the team" and "with milk" stay in the title.
/// </remarks>
internal static class Participants
{
    private const int Most = 20;
    private const int MostWords = 3;

    /// <summary>Takes the names out of what is left.</summary>
    public static List<string> Take(Remainder left, int from, int to, out bool assumed)
    {
        var said = left.Said;
        var names = new List<string>();
        assumed = false;
        for (var at = from; at < to && names.Count < Most; at++)
        {
            if (left.IsTaken(at))
                continue;
            if (IsHandle(said, at))
                TakeHandle(left, at, names);
            else if (said.Is(at, Sense.With))
                assumed |= TakeAfterWith(left, at, to, names);
        }
        return names;
    }

    /// <summary>Names and nothing else, as in an answer: "Anna and Ben", "budi, sari".</summary>
    public static List<string> Listed(string text) => [.. text.Split([',', ';', '\n', '&'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(SplitAtAnd).Select(name => TitleText.AsNamed(name.TrimStart('@'))).OfType<string>().Take(Most)];

    private static IEnumerable<string> SplitAtAnd(string part)
    {
        var from = 0;
        foreach (var and in new[] { " and ", " dan ", " sama ", " и " })
        {
            for (var at = part.IndexOf(and, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = part.IndexOf(and, from, StringComparison.OrdinalIgnoreCase))
            {
                yield return part[from..at].Trim();
                from = at + and.Length;
            }
        }
        yield return part[from..].Trim();
    }

    private static bool IsHandle(Utterance said, int at) => said[at].Kind == TokenKind.Opaque && said[at].Length > 1 && said.Span(at)[0] == '@';

    private static void TakeHandle(Remainder left, int at, List<string> names)
    {
        Add(names, left.Said.Span(at).TrimEnd(",.;:!?)").ToString()[1..]);
        var from = left.Said.Is(at - 1, Sense.With) || left.Said.Is(at - 1, Sense.And) && names.Count > 1 ? at - 1 : at;
        left.Take(from, at + 1);
    }

    private static bool TakeAfterWith(Remainder left, int with, int to, List<string> names)
    {
        var said = left.Said;
        var at = with + 1;
        var taken = at;
        var guessed = false;
        while (at < to && names.Count < Most && !left.IsTaken(at))
        {
            var end = IsHandle(said, at) ? at + 1 : NameEnd(left, at, to, ref guessed);
            if (end == at)
                break;
            Add(names, said.Words(at, end).TrimStart('@').TrimEnd(",.;:!?)".ToCharArray()));
            taken = end;
            at = Between(said, end);
            if (at == end)
                break;
        }
        if (taken > with + 1)
            left.Take(with, taken);
        return guessed;
    }

    // "Anna, Ben and Cem"
    private static int Between(Utterance said, int at)
    {
        if (said.IsSign(at, ',') && said.IsWord(at + 1))
            at++;
        return said.Is(at, Sense.And) || said.IsSign(at, '+') ? at + 1 : at;
    }

    private static int NameEnd(Remainder left, int at, int to, ref bool guessed)
    {
        var said = left.Said;
        if (said.Is(at, Sense.Title) && at + 1 < to && !left.IsTaken(at + 1))
        {
            var name = said.IsSign(at + 1, '.') ? at + 2 : at + 1;
            if (name < to && said.IsWord(name) && !left.IsTaken(name) && (said.IsCapitalised(name) || said[name].Meanings.Length == 0))
                return Capitals(left, name + 1, to, name);
        }
        if (said.IsWord(at) && said.IsCapitalised(at) && !IsNoName(said, at))
            return Capitals(left, at + 1, to, at);
        if (said.Is(at, Sense.Kin))
            return at + 1;
        if (!said.IsWord(at) || said[at].Meanings.Length > 0 || said[at].Length < 3 || HasCapitals(said) || !(left.IsTaken(at + 1) || EndsName(said, at + 1)))
            return at;
        guessed = true;
        return at + 1;
    }

    private static int Capitals(Remainder left, int at, int to, int first)
    {
        while (at < to && at - first < MostWords && !left.IsTaken(at) && left.Said.IsCapitalised(at) && !IsNoName(left.Said, at) && !left.Said.IsGlued(at))
            at++;
        // "with Dubai office": a name before another noun is part of something else.
        return at < to && !left.IsTaken(at) && left.Said.IsWord(at) && !left.Said.IsCapitalised(at) && (left.Said[at].Meanings.Length == 0 || left.Said.Is(at, Sense.Category)) && !EndsName(left.Said, at) ? first : at;
    }

    private static bool IsNoName(Utterance said, int at) => said.Is(at, Sense.Article) || said.Is(at, Sense.Day) || said.Is(at, Sense.Statement) || said.Is(at, Sense.Subject);

    private static bool EndsName(Utterance said, int at) => said.EndsClause(at) || said.Is(at, Sense.And) || said.Is(at, Sense.Place) || said.Is(at, Sense.Connective) || said.Is(at, Sense.Lasting) || said.Is(at, Sense.At);

    /// <summary>The first word of a message says nothing: telephones write it with a capital by themselves.</summary>
    private static bool HasCapitals(Utterance said)
    {
        for (var at = 1; at < said.Count; at++)
        {
            if (said.IsCapitalised(at) && said[at].Length > 1)
                return true;
        }
        return false;
    }

    private static void Add(List<string> names, string name)
    {
        if (TitleText.AsNamed(name) is { } kept && !names.Contains(kept, StringComparer.OrdinalIgnoreCase))
            names.Add(kept);
    }
}
