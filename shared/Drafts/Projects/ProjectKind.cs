using St4cker.Language;

namespace St4cker.Drafts.Projects;

/// <summary>A longer piece of work that progress is told of.</summary>
internal sealed class ProjectKind : ShapedKind
{
    public override string Name => "project";
    public override string Table => "projects";
    public override string IdName => "projectId";
    protected override Intent Intent => Intent.Project;
    protected override string Sign => "📁";

    public override IReadOnlyList<FieldShape> Shape { get; } =
    [
        FieldShapes.Text("title", "title", "title", fields => fields.Title) with { IsNeeded = true, Names = "project" },
        FieldShapes.When("start", "startDate", "start", fields => fields.Start, "🚀"),
        FieldShapes.When("due", "deadline", "deadline", fields => fields.Due),
        FieldShapes.Text("course", "course", "course", fields => fields.Course, "🎓") with { Names = "course" },
        FieldShapes.Word("priority", "priority", "priority", fields => fields.Priority, "priority", "❗", "high", "medium", "low") with { SharesLine = true },
        FieldShapes.Text("note", "description", "description", fields => fields.Note, "📎"),
        Statuses.Field,
    ];
}
