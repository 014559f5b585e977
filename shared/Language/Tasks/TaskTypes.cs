using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

internal static class TaskTypes
{
    private static readonly string[] Names = ["homework", "exam", "report", "project", "reading", "lab", "quiz", "presentation"];

    public static string? Find(Remainder left, int from, int to)
    {
        var said = left.Said;
        var first = left.FirstLeft(from, to);
        for (var at = first; at < to; at++)
        {
            if (said.Is(at, Sense.Type, out var type) && !(at == first && IsDeed(said, at)))
                return Names[type];
        }
        return null;
    }

    /// <summary>A type by its name or by a person's word for it, such as "PR" or "exam".</summary>
    public static string? Named(string? word, Speaker speaker)
    {
        if (word is null)
            return null;
        var said = Utterance.Of(CleanText.Of(word), speaker);
        for (var at = 0; at < said.Count; at++)
        {
            if (said.Is(at, Sense.Type, out var type))
                return Names[type];
        }
        return null;
    }

    /// <summary>"Test the app", "report the bug": a verb, not a sort of task.</summary>
    private static bool IsDeed(Utterance said, int at) => said.Is(at + 1, Sense.Article) || said.Is(at, Sense.Verb) && said.IsWord(at + 1) && !said.Is(at + 1, Sense.Subject) && said[at].Length < 6;
}
