using St4cker.Language;

namespace St4cker.Drafts.Notes;

/// <summary>Words worth keeping.</summary>
internal sealed class NoteKind : ShapedKind
{
    public override string Name => "note";
    public override string Table => "notes";
    public override string IdName => "noteId";
    protected override Intent Intent => Intent.Note;
    protected override string Sign => "🗒";

    public override IReadOnlyList<FieldShape> Shape { get; } =
    [
        FieldShapes.Text("title", "title", "title", fields => fields.Title) with { IsNeeded = true },
        FieldShapes.Text("note", "text", "text", fields => fields.Note),
    ];
}
