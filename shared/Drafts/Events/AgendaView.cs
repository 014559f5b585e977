using System.Text.Json.Nodes;
using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Events;

/// <summary>/today, /tomorrow, /week: events in the order of time, then what is due, then what is overdue.</summary>
internal sealed class AgendaView(string name, int firstDay, int days) : View
{
    private const int MostLines = 10;
    private const int MostButtons = 5;

    public override string Name => name;

    public override Inquiry Ask(ViewRequest request) => new($"""
        select coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'deleted', deleted, 'updatedAt', updated_at, 'intent', initcap(intent), 'fields', fields)), '[]')::text
        from (select * from ({DraftKinds.Named("event").StoredThings} and t.deleted_at is null and t.start_date <= ($2->>'last')::date and (t.recurrence is not null or coalesce(t.end_date, t.start_date) >= ($2->>'first')::date)
              union all {DraftKinds.Named("task").StoredThings} and t.deleted_at is null and t.status <> 'done' and t.deadline_date <= ($2->>'last')::date
              union all {DraftKinds.Named("reminder").StoredThings} and t.deleted_at is null and t.status <> 'done' and t.remind_date between ($2->>'first')::date and ($2->>'last')::date) things
              limit 500) page
        """, new JsonObject { ["first"] = Iso(First(request)), ["last"] = Iso(First(request).PlusDays(days - 1)) }.ToJsonString());

    public override Card Show(string found, ViewRequest request)
    {
        var phrases = request.Phrases;
        var first = First(request);
        var last = first.PlusDays(days - 1);
        var things = Stored.Read(found);
        var timed = things.SelectMany(thing => Moments(thing, first, last).Select(when => (Thing: thing, When: when)))
            .OrderBy(one => one.When.Date).ThenBy(one => one.When.Time ?? LocalTime.MinValue).ThenBy(one => one.Thing.Kind, StringComparer.Ordinal).ToList();
        var overdue = firstDay == 0 ? things.Where(thing => thing.Fields.Due is { } due && due.Date < first).OrderBy(thing => thing.Fields.Due!.Date).ToList() : [];
        var lines = new List<CardLine>();
        LocalDate? day = null;
        foreach (var (thing, when) in timed)
        {
            if (days > 1 && day != when.Date)
                lines.Add(new CardLine(phrases.Date(when.Date, request.Now), LineStyle.Strong));
            day = when.Date;
            lines.Add(new CardLine(Line(thing, when)) { MayFold = true });
        }

        if (overdue.Count > 0)
            lines.Add(new CardLine(phrases["agenda.overdue"], LineStyle.Strong));
        lines.AddRange(overdue.Select(thing => new CardLine($"⚠️ {Title(thing)} · {phrases.ShortWhen(thing.Fields.Due!, request.Now)}") { MayFold = true }));
        if (lines.Count == 0)
            lines.Add(new CardLine(phrases["agenda.none"], LineStyle.Faint));
        var tasks = timed.Select(one => one.Thing).Concat(overdue).Where(thing => thing.Kind == "task").DistinctBy(thing => thing.Id).Take(MostButtons)
            .Select(task => (IReadOnlyList<CardButton>)[new CardButton("☑️ " + Cut(Title(task)), SimplePress.OfThing("done", task.Id, $"{Name}::0"))]).ToList();
        return new Card($"{phrases["agenda." + Name]} · {(days == 1 ? phrases.ShortWhen(new When(first, null, ""), request.Now) : phrases.ShortWhen(new When(first, null, ""), request.Now) + " – " + phrases.ShortWhen(new When(last, null, ""), request.Now))}",
            Folded(lines, phrases), tasks);
    }

    private static IEnumerable<When> Moments(Stored thing, LocalDate first, LocalDate last)
    {
        if (thing.Fields.Due is { } due)
            return due.Date >= first ? [due] : [];
        if (thing.Fields.RemindAt is { } at)
            return [at];
        if (thing.Fields.Start is not { } start)
            return [];
        if (thing.Fields.Recurrence is { } rule)
            return EventSpan.Between(rule, start, first, last);
        // What began before is there from the first day on.
        return [start.Date < first ? start with { Date = first, Time = null } : start];
    }

    private static string Line(Stored thing, When when)
    {
        var sign = thing.Kind switch { "event" => "📅", "reminder" => "⏰", _ => "☐" };
        var time = when.Time is { } at ? SpokenDates.ClockTime(at) : "";
        if (thing.Kind == "event" && when.Time is not null && thing.Fields is { Start: { } start, End: { Time: { } end } last } && last.Date == start.Date)
            time += "–" + SpokenDates.ClockTime(end);
        var place = thing.Fields.Location is { } location ? " · 📍 " + FieldShapes.Short(location) : "";
        return $"{sign} {time} {Title(thing)}{place}  #{ThingCode.Of(thing.Id)}".Replace("  ", " ", StringComparison.Ordinal);
    }

    private static List<CardLine> Folded(List<CardLine> lines, Phrases phrases) =>
        lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), new CardLine(phrases.Say("card.more", lines.Count - MostLines + 1), LineStyle.Faint)];

    private LocalDate First(ViewRequest request) => request.Now.Date.PlusDays(firstDay);

    private static string Title(Stored thing) => FieldShapes.Short(thing.Fields.Title ?? "");

    private static string Cut(string title) => title.Length <= 40 ? title : title[..39] + "…";

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
