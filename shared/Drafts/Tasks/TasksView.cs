using System.Text.Json.Nodes;
using St4cker.Drafts.Words;

namespace St4cker.Drafts.Tasks;

/// <summary>/tasks: what is to be done, or what is done, with buttons to finish, reopen and delete.</summary>
internal sealed class TasksView : View
{
    private const int PageSize = 5;
    private static readonly string[] Filters = ["open", "done", "all"];

    public override string Name => "tasks";

    public override Inquiry Ask(ViewRequest request) => new($"""
        select coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'deleted', deleted, 'updatedAt', updated_at, 'intent', 'Task', 'fields', fields)), '[]')::text
        from (select * from ({DraftKinds.Named("task").StoredThings} and t.deleted_at is null) things
              where ($2->>'status' = 'all' or fields->>'status' = $2->>'status')
                and ($2->>'words' = '' or lower(fields->>'title') like '%' || ($2->>'words') || '%' or lower(fields->>'course') like '%' || ($2->>'words') || '%')
              order by case when $2->>'status' = 'done' then null else fields->'due'->>'date' end nulls last, fields->'due'->>'time' nulls last, updated_at desc
              limit {PageSize + 1} offset ($2->>'skip')::int) page
        """, new JsonObject { ["status"] = Filter(request), ["words"] = Words(request), ["skip"] = request.Page * PageSize }.ToJsonString());

    public override Card Show(string found, ViewRequest request)
    {
        var phrases = request.Phrases;
        var tasks = Stored.Read(found);
        var shown = tasks.Take(PageSize).ToList();
        var filter = Filter(request);
        var lines = shown.Select((task, at) => new CardLine(Line(task, at + 1, request))).ToList();
        if (shown.Count == 0)
            lines.Add(new CardLine(phrases["tasks.none." + filter], LineStyle.Faint));
        List<IReadOnlyList<CardButton>> rows = [];
        if (shown.Count > 0)
        {
            rows.Add([.. shown.Select((task, at) => Act(task.Fields.Status == "done" ? "open" : "done", task.Fields.Status == "done" ? "🔄" : "☑️", task, at))]);
            rows.Add([.. shown.Select((task, at) => Act("deleted", "🗑", task, at))]);
        }

        rows.AddRange(Pages(Argument(request), request.Page, tasks.Count > PageSize));
        rows.Add([.. Filters.Where(other => other != filter).Select(other => Button(phrases["tasks.filter." + other], other))]);
        return new Card(phrases["tasks.heading." + filter], lines, rows);

        CardButton Act(string status, string sign, Stored task, int at) =>
            new(string.Create(CultureInfo.InvariantCulture, $"{sign} {at + 1}"), SimplePress.OfThing(status, task.Id, $"{Name}:{Argument(request)}:{request.Page}"));
    }

    private static string Line(Stored task, int number, ViewRequest request)
    {
        var due = task.Fields.Due is { } when ? " · " + request.Phrases.When(when, request.Now) : "";
        var overdue = task.Fields is { Due: { } late, Status: not "done" } && EventTimes.At(late) < (late.Time is null ? request.Now.Date.AtMidnight() : request.Now) ? " ⚠️" : "";
        var done = task.Fields.Status == "done" ? "☑ " : "";
        var course = task.Fields.Course is { } name ? " · 🎓 " + FieldShapes.Short(name) : "";
        return string.Create(CultureInfo.InvariantCulture, $"{number}. {done}{FieldShapes.Short(task.Fields.Title ?? "")}{due}{overdue}{course}  #{ThingCode.Of(task.Id)}");
    }

    private static string Filter(ViewRequest request) => Array.Find(Filters, filter => filter == request.Argument) ?? (request.Argument.Length > 0 ? "all" : "open");

    private static string Words(ViewRequest request) => Filters.Contains(request.Argument, StringComparer.Ordinal) ? "" : request.Argument.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private static string Argument(ViewRequest request) => request.Argument.Length > 0 ? request.Argument : "open";
}
