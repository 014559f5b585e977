using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Batches;

/// <content>One line an item.</content>
internal sealed partial class BatchKind
{
    public override IReadOnlyList<CardLine> Describe(string json, string? previousJson, bool open, Phrases phrases, LocalDateTime now)
    {
        var content = Content.Read(json);
        var before = previousJson is null ? [] : Content.Read(previousJson).Parts;
        // However long the card becomes: nobody confirms what is not shown.
        return
        [
            .. content.Parts.Where(part => open || part.Included).Select((part, at) => Line(part, at, before.ElementAtOrDefault(at), open, phrases, now) with { Essential = true }),
            .. content.Notices.Where(_ => open).Select(notice => new CardLine("⚠️ " + notice) { Essential = true }),
        ];
    }

    private static CardLine Line(Part part, int at, Part? before, bool open, Phrases phrases, LocalDateTime now)
    {
        var (sign, _) = Kind(part).Label(part.Content.Write(), phrases);
        var box = !open ? "✓" : part.Included ? "☑" : "☐";
        // The lines of the item's own card, side by side.
        var said = Kind(part).Describe(part.Content.Write(), before is null || before.Content.Write() == part.Content.Write() ? null : before.Content.Write(), open, phrases, now)
            .Where(line => line.Style is LineStyle.Plain or LineStyle.Strong).Select(line => line.Text);
        return new CardLine(FieldShapes.Short($"{Number(at)} {box} {sign} {string.Join(" · ", said).Replace("   ", " ", StringComparison.Ordinal)}"), part.Included || !open ? LineStyle.Plain : LineStyle.Struck);
    }

    public override string Say(string json, Question question, Choice choice, Phrases phrases, LocalDateTime now) =>
        PartField.Parse(question.Field) is var (at, field) && Content.Read(json).Parts.ElementAtOrDefault(at) is { } part
            ? Kind(part).Say(part.Content.Write(), question with { Field = field }, choice, phrases, now)
            : choice.Label ?? choice.Value;
}
