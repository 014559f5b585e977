using St4cker.Language.Dates;
using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

/// <summary>Fields from the words a model picked out: what it says is treated like a stranger's, checked against the text, and what was
/// not said there is a guess. A date is computed only from words that stand in the text.</summary>
internal static class PickedWords
{
    public static Reading Resolve(string? text, Intent intent, double confidence, SaidWords said, Speaker speaker)
    {
        var clean = Squeezed(CleanText.Of(text));
        var byRules = Reader.ReadAs(Intent.Task, text!, speaker);
        var rules = byRules.Items[0];
        var assumed = new List<string>();

        var (title, whole) = TitleText.Of(OneLine(said.Title) ?? "");
        if (title is null)
            title = rules.Fields.Title;
        else
            Guessed(said.Title, "title");
        var (due, question) = Due();
        var priority = Priorities.Named(CleanText.Of(said.Priority), speaker);
        if (priority is not null)
            Guessed(said.Priority, "priority");
        var type = TaskTypes.Named(CleanText.Of(said.Type), speaker);
        if (type is not null && rules.Fields.Type != type)
            Guessed(said.Type, "type");
        var course = TitleText.Name(OneLine(said.Course));
        if (course is not null)
            Guessed(said.Course, "course");
        var subtasks = Subtasks(out var rest);

        var fields = new Fields
        {
            Title = title,
            Due = due,
            Priority = priority,
            Type = type,
            Course = course,
            Subtasks = subtasks,
            Note = TitleText.Note([whole, CleanText.Of(said.Note), .. rest]),
        };
        if (title is null && intent is not (Intent.Unknown or Intent.Query))
            question = new Question("title", Doubt.Missing, "", []);
        var sure = double.IsFinite(confidence) ? Math.Clamp(confidence, 0, 1) : 0;
        return new Reading(text ?? "", [new ReadItem(intent, sure, fields, assumed, question)]);

        (When?, Question?) Due()
        {
            if (string.IsNullOrWhiteSpace(said.When))
                return (null, null);
            // The model may give more or fewer words than the rules need: "by Friday" or "on Tuesday at".
            if (Stands(said.When) && WholeWhen.Settle(said.When, known: null, speaker) is { } settled)
            {
                if (settled.DateAssumed)
                    assumed.Add("due");
                if (settled.TimeAssumed)
                    assumed.Add("dueTime");
                return (settled.When, settled.Question);
            }
            assumed.AddRange(rules.Assumed.Where(name => name is "due" or "dueTime"));
            return (rules.Fields.Due, byRules.Question is { Field: "due" } asked ? asked : null);
        }

        List<string> Subtasks(out List<string?> more)
        {
            var kept = new List<string>();
            more = [];
            foreach (var subtask in said.Subtasks ?? [])
            {
                var (name, _) = TitleText.Of(OneLine(subtask) ?? "");
                if (name is null || more.Count > Lists.Most)
                    continue;
                if (kept.Count == Lists.Most)
                    more.Add($"- {name}");
                else
                    kept.Add(CleanText.Shortened(OneLine(subtask)!.Trim(), TitleText.Longest));
                if (!assumed.Contains("subtasks"))
                    Guessed(subtask, "subtasks");
            }
            return kept;
        }

        bool Stands(string? words) => clean.Contains(Squeezed(CleanText.Of(words)), StringComparison.OrdinalIgnoreCase);

        void Guessed(string? words, string field)
        {
            if (!Stands(words))
                assumed.Add(field);
        }
    }

    private static string? OneLine(string? text) => text is null ? null : CleanText.Of(text).Replace('\n', ' ');

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
