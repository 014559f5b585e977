using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Reminders;

/// <summary>Something to be told of at a moment. It is stored with its time; nothing sends it yet, and the card says so.</summary>
internal sealed class ReminderKind : ShapedKind
{
    public override string Name => "reminder";
    public override string Table => "reminders";
    public override string IdName => "reminderId";
    protected override Intent Intent => Intent.Reminder;
    protected override string Sign => "⏰";

    public override IReadOnlyList<FieldShape> Shape { get; } =
    [
        FieldShapes.Text("title", "title", "title", fields => fields.Title) with { IsNeeded = true },
        FieldShapes.When("remindAt", "remindAt", "remind", fields => fields.RemindAt, "⏰") with { IsNeeded = true },
        FieldShapes.Text("note", "note", "note", fields => fields.Note, "📎"),
        Statuses.Field,
    ];

    protected override IEnumerable<CardLine> MoreLines(Content content, Content? before, bool open, Phrases phrases, LocalDateTime now)
    {
        if (content.Target is null)
            yield return new CardLine(phrases["reminder.not_sent"], LineStyle.Faint);
    }
}
