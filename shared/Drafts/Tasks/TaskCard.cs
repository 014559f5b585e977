using NodaTime;
using St4cker.Drafts.Words;

namespace St4cker.Drafts.Tasks;

/// <summary>What a task's card says, in the order a person checks it.</summary>
internal static class TaskCard
{
    private const int LongestLine = 300;

    public static IReadOnlyList<CardLine> Describe(TaskDraft draft, TaskDraft? before, bool open, Phrases phrases, LocalDateTime now)
    {
        var lines = new List<CardLine>();
        if (draft.Title.Length > 0)
            lines.Add(new CardLine(Short(draft.Title) + Was(phrases, before, before?.Title, draft.Title), LineStyle.Strong));
        if (DueLine(draft, before, open, phrases, now) is { } due)
            lines.Add(new CardLine(due));
        if (Facts(draft, open, phrases) is { Length: > 0 } facts)
            lines.Add(new CardLine(facts + FactsBefore(draft, before, phrases)));
        lines.AddRange(Subtasks(draft, before, open, phrases));
        if (draft.Note is { Length: > 0 } note)
            lines.Add(new CardLine("📎 " + Short(note.ReplaceLineEndings(" ")) + Was(phrases, before, before?.Note, note)));
        return lines;
    }

    private static string? DueLine(TaskDraft draft, TaskDraft? before, bool open, Phrases phrases, LocalDateTime now)
    {
        if (draft.Due is not { } due)
            return before?.Due is { } gone ? "📅 " + phrases["task.no_date"] + phrases.Say("card.was", phrases.ShortWhen(gone, now)) : null;

        var line = "📅 " + phrases.When(due, now);
        if (!open)
            return line;
        if (before is not null && before.Due?.Iso != due.Iso)
            return line + phrases.Say("card.was", before.Due is { } then ? phrases.ShortWhen(then, now) : phrases["task.no_date"]);
        if (draft.IsGuess("due") || draft.IsGuess("dueTime"))
            return line + phrases["card.guess"];
        return due.Words.Length > 0 ? line + phrases.Say("card.from", Short(due.Words)) : line;
    }

    private static string Facts(TaskDraft draft, bool open, Phrases phrases)
    {
        var facts = new List<string>();
        if (draft.Course is { Length: > 0 } course)
            facts.Add("🎓 " + Short(course) + Mark("course"));
        if (draft.Type is { Length: > 0 } type)
            facts.Add("🏷 " + Name("task.type." + type, type, phrases) + Mark("type"));
        if (draft.Priority is { Length: > 0 } priority)
            facts.Add("❗ " + Name("task.priority." + priority, priority, phrases) + Mark("priority"));
        return string.Join("   ", facts);

        string Mark(string field) => open && draft.IsGuess(field) ? phrases["card.guess"] : "";
    }

    private static string FactsBefore(TaskDraft draft, TaskDraft? before, Phrases phrases) =>
        before is not null && Facts(before, open: false, phrases) is { Length: > 0 } then && then != Facts(draft, open: false, phrases) ? phrases.Say("card.was", then) : "";

    /// <summary>Types and priorities are small lists of English words; a model or a person may bring another.</summary>
    private static string Name(string key, string word, Phrases phrases) =>
        phrases.Keys.Contains(key, StringComparer.Ordinal) ? phrases[key] : Short(word);

    private static IEnumerable<CardLine> Subtasks(TaskDraft draft, TaskDraft? before, bool open, Phrases phrases)
    {
        foreach (var step in draft.Subtasks)
        {
            var isNew = before is not null && before.Subtasks.All(known => known.Title != step.Title);
            yield return new CardLine("☐ " + Short(step.Title) + (step.Suggested && open ? phrases["card.guess"] : isNew ? phrases["card.new"] : "")) { MayFold = true };
        }

        foreach (var gone in (before?.Subtasks ?? []).Where(known => draft.Subtasks.All(step => step.Title != known.Title)))
            yield return new CardLine("☐ " + Short(gone.Title), LineStyle.Struck) { MayFold = true };
        if (open && draft.Subtasks.Any(step => step.Suggested))
            yield return new CardLine(phrases["task.suggested"], LineStyle.Faint);
    }

    private static string Was(Phrases phrases, TaskDraft? previous, string? before, string now) =>
        previous is not null && !string.IsNullOrEmpty(before) && before != now ? phrases.Say("card.was", Short(before)) : "";

    private static string Short(string text) =>
        text.Length <= LongestLine ? text : text[..(char.IsHighSurrogate(text[LongestLine - 1]) ? LongestLine - 1 : LongestLine)] + "…";
}
