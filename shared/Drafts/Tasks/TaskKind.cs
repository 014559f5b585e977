using System.Text.Json.Nodes;
using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Tasks;

/// <summary>Something to do, perhaps until a date or a time.</summary>
internal sealed class TaskKind : ShapedKind
{
    /// <summary>What a card and Google Tasks can still hold sensibly.</summary>
    private const int MostSubtasks = 100;

    public override string Name => "task";
    public override string Table => "tasks";
    public override string IdName => "taskId";
    protected override Intent Intent => Intent.Task;
    protected override string Sign => "📝";

    public override IReadOnlyList<FieldShape> Shape { get; } =
    [
        FieldShapes.Text("title", "title", "title", fields => fields.Title) with { IsNeeded = true },
        FieldShapes.When("due", "deadline", "deadline", fields => fields.Due),
        FieldShapes.Text("course", "course", "course", fields => fields.Course, "🎓") with { Names = "course" },
        FieldShapes.Word("type", "type", "type", fields => fields.Type, "type", "🏷", "homework", "exam", "report", "project", "reading", "lab", "quiz", "presentation") with { SharesLine = true },
        FieldShapes.Word("priority", "priority", "priority", fields => fields.Priority, "priority", "❗", "high", "medium", "low") with { SharesLine = true },
        FieldShapes.Text("note", "note", "note", fields => fields.Note, "📎"),
        Statuses.Field,
        new("subtasks")
        {
            CanBePicked = false,
            Show = shown => shown.Fields.Subtasks.Count == 0 ? null : string.Join(", ", shown.Fields.Subtasks),
            Payload = "subtasks",
            Write = content => new JsonArray([.. content.Fields.Subtasks.Select(title => new JsonObject { ["title"] = title, ["done"] = false })]),
            Columns = [new Column("subtasks", "p->'subtasks'")],
            Stored = "(select jsonb_agg(step->>'title') from jsonb_array_elements(t.subtasks) step)",
            Wire = "t.subtasks",
            Accepts = node => node is JsonArray { Count: <= MostSubtasks } steps && steps.All(IsStep),
            Otherwise = () => new JsonArray(),
        },
    ];

    private static bool IsStep(JsonNode? step) => step is JsonObject { Count: 2 } one && one["title"] is { } title && Accepted.Title(title) && one["done"] is { } done && Accepted.Bool(done);

    public override bool WorthPlanning(ReadItem item) => item.Fields is { Title: not null, Subtasks.Count: 0 };

    protected override Content Completed(Content content, Circumstances circumstances)
    {
        if (circumstances.Plan is not { } plan)
            return content;
        var own = content.Fields.Subtasks;
        return content with
        {
            Fields = content.Fields with { Note = content.Fields.Note ?? plan.Notes, Subtasks = own.Count > 0 ? own : plan.Subtasks },
            Suggested = own.Count > 0 ? [] : plan.Subtasks,
        };
    }

    protected override IEnumerable<string> MoreProblems(Content content, Phrases phrases)
    {
        if (content.Fields.Subtasks.Count > MostSubtasks)
            yield return phrases.Say("problem.subtasks", content.Fields.Subtasks.Count, MostSubtasks);
    }

    protected override IEnumerable<CardLine> MoreLines(Content content, Content? before, bool open, Phrases phrases, LocalDateTime now)
    {
        foreach (var step in content.Fields.Subtasks)
        {
            var isNew = before is not null && !before.Fields.Subtasks.Contains(step, StringComparer.Ordinal);
            var isGuess = open && content.Suggested.Contains(step, StringComparer.Ordinal);
            yield return new CardLine("☐ " + FieldShapes.Short(step) + (isGuess ? phrases["card.guess"] : isNew ? phrases["card.new"] : "")) { MayFold = true };
        }

        foreach (var gone in before?.Fields.Subtasks.Except(content.Fields.Subtasks, StringComparer.Ordinal) ?? [])
            yield return new CardLine("☐ " + FieldShapes.Short(gone), LineStyle.Struck) { MayFold = true };
        if (open && content.Suggested.Count > 0)
            yield return new CardLine(phrases["task.suggested"], LineStyle.Faint);
    }
}
