using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

internal static class Courses
{
    private const int MostWords = 5;

    /// <summary>A course that is named as one ("matkul Kalkulus", "for Physics 101") is taken; a subject beside a sort of task
    /// ("laporan lab fisika") stays in the title and is a guess.</summary>
    public static string? Take(Remainder left, int from, int to, out bool assumed)
    {
        assumed = false;
        var said = left.Said;
        string? guess = null;
        var hasType = TaskTypes.Find(left, from, to) is not null;
        for (var at = from; at < to; at++)
        {
            if (left.IsTaken(at))
                continue;
            if (said.Is(at, Sense.Course, out var always) && NameEnd(left, at + 1, to, always == 1) is var named && named > at + 1)
                return Taken(left, at, at + 1, named);
            if (said.Is(at, Sense.Towards) && CourseAfterFor(left, at + 1, to) is var end && end > at + 1)
                return Taken(left, at, at + 1, end);
            if (hasType && guess is null && said.Is(at, Sense.Subject) && IsBesideType(said, at))
                guess = said.Words(at, said.IsNumber(at + 1) && said[at + 1].Parts == 1 && !left.IsTaken(at + 1) ? at + 2 : at + 1);
        }
        assumed = guess is not null;
        return TitleText.Name(guess);
    }

    private static string? Taken(Remainder left, int from, int name, int end)
    {
        left.Take(from, end);
        return TitleText.Name(left.Said.Words(name, end));
    }

    private static int NameEnd(Remainder left, int at, int to, bool always)
    {
        var said = left.Said;
        if (at >= to || left.IsTaken(at) || !said.IsWord(at) || !(always || said.IsCapitalised(at) || said.Is(at, Sense.Subject)))
            return at;
        var end = at + 1;
        while (end < to && end - at < MostWords && !left.IsTaken(end) && (said.IsCapitalised(end) && said.IsCapitalised(at) && !said.Is(end, Sense.Type)
            || said.Is(end, Sense.Subject) || said.IsNumber(end) && said[end].Parts == 1))
            end++;
        return end;
    }

    /// <summary>"for Physics 101", "for CS101", "for physics" at the end: other things done "for" somebody are no courses.</summary>
    private static int CourseAfterFor(Remainder left, int at, int to)
    {
        var said = left.Said;
        if (at >= to || left.IsTaken(at) || !said.IsWord(at))
            return at;
        if (said.Is(at, Sense.Subject) || said.IsCapitalised(at))
        {
            var end = at + 1;
            while (end < to && end - at < MostWords && !left.IsTaken(end) && said.IsCapitalised(end))
                end++;
            if (end < to && !left.IsTaken(end) && said.IsNumber(end) && said[end] is { Parts: 1, ADigits: >= 1 and <= 4 })
                return end + 1;
            if (said.Is(at, Sense.Subject) && (said.EndsClause(end) || left.IsTaken(end)))
                return end;
        }
        return IsCode(said, at) ? at + 1 : at;
    }

    // CS101, MATH2B
    private static bool IsCode(Utterance said, int at)
    {
        var span = said.Span(at);
        return span.Length is > 3 and < 10 && char.IsUpper(span[0]) && char.IsUpper(span[1]) && span.ContainsAnyInRange('0', '9');
    }

    private static bool IsBesideType(Utterance said, int at)
    {
        for (var near = Math.Max(0, at - 2); near <= at + 2; near++)
        {
            if (said.Is(near, Sense.Type))
                return true;
        }
        return false;
    }
}
