using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Picked;

internal static class PickedTask
{
    public static Fields Fields(Pick pick)
    {
        var fields = pick.Titled() with { Due = pick.Moment("due", new Fields()) };
        var priority = Priorities.Named(CleanText.Of(pick.Said.Priority), pick.Speaker);
        if (priority is not null)
            pick.Guessed(pick.Said.Priority, "priority");
        var type = TaskTypes.Named(CleanText.Of(pick.Said.Type), pick.Speaker);
        if (type is not null && pick.Rules.Fields.Type != type)
            pick.Guessed(pick.Said.Type, "type");
        var course = TitleText.Name(Pick.OneLine(pick.Said.Course));
        if (course is not null)
            pick.Guessed(pick.Said.Course, "course");
        var subtasks = Subtasks(pick, out var rest);
        return fields with { Priority = priority, Type = type, Course = course, Subtasks = subtasks, Note = pick.Note(rest) };
    }

    private static List<string> Subtasks(Pick pick, out List<string?> more)
    {
        var kept = new List<string>();
        more = [];
        foreach (var subtask in pick.Said.Subtasks ?? [])
        {
            var (name, _) = TitleText.Of(Pick.OneLine(subtask) ?? "");
            if (name is null || more.Count > Lists.Most)
                continue;
            if (kept.Count == Lists.Most)
                more.Add($"- {name}");
            else
                kept.Add(CleanText.Shortened(Pick.OneLine(subtask)!.Trim(), TitleText.Longest));
            if (!pick.Assumed.Contains("subtasks"))
                pick.Guessed(subtask, "subtasks");
        }
        return kept;
    }
}
