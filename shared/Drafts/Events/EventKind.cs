using System.Text.Json.Nodes;
using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Events;

/// <summary>Something at a time, with others or at a place.</summary>
internal sealed class EventKind : ShapedKind
{
    private const int UsualMinutes = 60;
    private const int MostNamed = 3;

    public override string Name => "event";
    public override string Table => "calendar_events";
    public override string IdName => "eventId";
    protected override Intent Intent => Intent.Event;
    protected override string Sign => "📅";

    public override IReadOnlyList<FieldShape> Shape { get; } =
    [
        FieldShapes.Text("title", "title", "title", fields => fields.Title) with { IsNeeded = true },
        FieldShapes.When("start", "start", "start", fields => fields.Start, "🕑") with
        {
            IsNeeded = true,
            Show = shown => shown.Fields.Start is { } start ? EventSpan.Say(start, shown.Fields.End, shown) : null,
            ShownWith = ("end", "card.guess_length"),
        },
        FieldShapes.When("end", "end", "end", fields => fields.End, "🏁") with { Show = _ => null, AsksWhenGuessed = true },
        new("allDay")
        {
            CanBePicked = false,
            Show = _ => null,
            Payload = "allDay",
            Write = content => JsonValue.Create(content.Fields.AllDay),
            Columns = [new Column("all_day", "coalesce((p->>'allDay')::boolean, false)")],
            Stored = "t.all_day",
            Accepts = Accepted.Bool,
            Otherwise = () => false,
        },
        FieldShapes.Text("location", "location", "location", fields => fields.Location, "📍"),
        FieldShapes.Names("participants", "participants", "participants", fields => fields.Participants, "👥"),
        FieldShapes.Text("recurrence", "recurrence", "recurrence", fields => fields.Recurrence, "🔁") with
        {
            Show = shown => shown.Fields.Recurrence is { } rule ? shown.Phrases.Recurrence(rule) : null,
        },
        FieldShapes.Text("note", "note", "note", fields => fields.Note, "📎"),
    ];

    protected override Content Completed(Content content, Circumstances circumstances) => Mended(content);

    /// <summary>What has a time lasts an hour unless it was said; what ends before it begins has no end.</summary>
    protected override Content Mended(Content content)
    {
        var fields = content.Fields;
        if (fields.Start is not { } start)
            return content with { Fields = fields with { End = null, AllDay = false } };
        if (start.Time is null)
            return (content with { Fields = fields with { AllDay = true, End = fields.End is { } last && last.Date >= start.Date ? last with { Time = null } : null } }).WithoutGuess("end");
        if (fields.End is { Time: not null } end && EventTimes.At(end) > EventTimes.At(start) && !content.IsGuess("end"))
            return content with { Fields = fields with { AllDay = false } };
        var guessed = EventTimes.Of(EventTimes.At(start).PlusMinutes(UsualMinutes));
        return content with { Fields = fields with { End = guessed, AllDay = false }, Assumed = [.. content.Assumed.Union(["end"], StringComparer.Ordinal)] };
    }

    protected override IEnumerable<CardLine> MoreLines(Content content, Content? before, bool open, Phrases phrases, LocalDateTime now)
    {
        if (open && content.Fields is { Recurrence: { } rule, Start: { } start } && EventSpan.Occurrences(rule, start, 3) is { Count: > 0 } dates)
            yield return new CardLine(phrases.Say("event.next", string.Join(" · ", dates.Select(date => phrases.ShortWhen(new When(date.Date, null, ""), now)))), LineStyle.Faint);
    }

    public override IReadOnlyList<Inquiry> Ask(string json) => Content.Read(json) is { Fields.Start: { Time: not null } start, Target: not { Deed: Deed.Delete } }
        ? [new Inquiry(Nearby, new JsonObject { ["from"] = start.Date.PlusDays(-1).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), ["to"] = start.Date.PlusDays(2).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) }.ToJsonString())]
        : [];

    public override Filled Consider(Filled filled, IReadOnlyList<string> found, Speaker speaker)
    {
        var content = Content.Read(filled.Json);
        var phrases = Phrases.In(speaker.Language);
        var overlapping = Stored.Read(found[0])
            .Where(other => other.Id != content.Target?.Id && EventSpan.Overlap(content.Fields, other.Fields))
            .Take(MostNamed)
            .Select(other => phrases.Say("event.overlaps", other.Fields.Title, SpokenDates.ClockTime(other.Fields.Start!.Time!.Value)));
        List<string> notices = [.. overlapping];
        return notices.SequenceEqual(content.Notices, StringComparer.Ordinal) ? filled : filled with { Json = (content with { Notices = notices }).Write() };
    }

    private static string Nearby => $"""
        select coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'deleted', deleted, 'updatedAt', updated_at, 'intent', 'Event', 'fields', fields)), '[]')::text
        from ({KindTable.Select((ShapedKind)DraftKinds.Named("event"), "event")} and t.deleted_at is null and not t.all_day
              and (t.recurrence is not null or t.start_date between ($2->>'from')::date and ($2->>'to')::date)
              order by t.start_date desc, t.start_time limit 200) near
        """;
}
