using System.Text.Json;
using System.Text.Json.Nodes;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Projects;

/// <summary>/projects: how far each is and how long it took; with a name the timeline of its progress.</summary>
internal sealed class ProjectsView : View
{
    private const int PageSize = 5;
    private const int MostSteps = 8;

    public override string Name => "projects";

    public override Inquiry Ask(ViewRequest request) => new($"""
        select coalesce(json_agg(row_to_json(page)), '[]')::text from (
            select t.id, t.title, t.deadline_date as deadline, t.status,
                   (select g.progress_after from progress g where g.user_id = $1 and g.project_id = t.id and g.deleted_at is null and g.progress_after is not null order by g.logged_at desc limit 1) as percent,
                   (select coalesce(sum(g.duration_minutes), 0)::int from progress g where g.user_id = $1 and g.project_id = t.id and g.deleted_at is null) as minutes,
                   (select coalesce(json_agg(json_build_object('at', (g.logged_at at time zone ($2->>'zone'))::date, 'percent', g.progress_after, 'minutes', g.duration_minutes, 'note', g.note) order by g.logged_at desc), '[]')
                    from (select * from progress g where g.user_id = $1 and g.project_id = t.id and g.deleted_at is null order by g.logged_at desc limit {MostSteps}) g) as steps
            from projects t where t.user_id = $1 and t.deleted_at is null and ($2->>'name' = '' or lower(t.title) like '%' || ($2->>'name') || '%')
            order by t.status = 'done', t.updated_at desc limit {PageSize + 1} offset ($2->>'skip')::int) page
        """, new JsonObject { ["name"] = request.Argument.Replace("%", "", StringComparison.Ordinal), ["zone"] = request.Person.TimeZone, ["skip"] = request.Page * PageSize }.ToJsonString());

    public override Card Show(string found, ViewRequest request)
    {
        var phrases = request.Phrases;
        var projects = JsonSerializer.Deserialize(found, DraftJson.Readable.IReadOnlyListProjectState) ?? [];
        var shown = projects.Take(PageSize).ToList();
        if (shown is [var one] && request.Argument.Length > 0)
            return Timeline(one, request);
        var lines = shown.Select(project => new CardLine(Line(project, request))).ToList();
        if (lines.Count == 0)
            lines.Add(new CardLine(phrases["projects.none"], LineStyle.Faint));
        List<IReadOnlyList<CardButton>> rows = [.. shown.Select(project => Cut(project.Title)).Distinct(StringComparer.Ordinal).Select(title => new[] { Button("📈 " + title, title.ToLowerInvariant()) })];
        rows.AddRange(Pages(request.Argument, request.Page, projects.Count > PageSize));
        return new Card(phrases["projects.heading"], lines, rows);
    }

    private static string Line(ProjectState project, ViewRequest request)
    {
        var due = project.Deadline is { } deadline ? " · 📅 " + request.Phrases.ShortWhen(new When(deadline, null, ""), request.Now) : "";
        var done = project.Status == "done" ? "☑ " : "";
        return $"{done}{FieldShapes.Short(project.Title)} · {project.Percent ?? 0} %{Time(project.Minutes, request.Phrases)}{due}";
    }

    private Card Timeline(ProjectState project, ViewRequest request)
    {
        var phrases = request.Phrases;
        var lines = project.Steps.Select(step => new CardLine(
            $"{phrases.ShortWhen(new When(step.At, null, ""), request.Now)}{(step.Percent is { } percent ? $" · {percent.ToString(CultureInfo.InvariantCulture)} %" : "")}{Time(step.Minutes ?? 0, phrases)}{(step.Note is { } note ? " · " + FieldShapes.Short(note.ReplaceLineEndings(" ")) : "")}")).ToList();
        if (lines.Count == 0)
            lines.Add(new CardLine(phrases.Say("projects.no_steps", project.Title), LineStyle.Faint));
        return new Card("📁 " + Line(project, request), lines, [[Button("‹ " + phrases["projects.heading"], "")]]);
    }

    private static string Time(int minutes, Phrases phrases) => minutes > 0 ? " · ⏱ " + phrases.Minutes(minutes) : "";

    private static string Cut(string title) => System.Text.Encoding.UTF8.GetByteCount(title) <= 24 ? title : string.Concat(title.EnumerateRunes().Take(10));
}

/// <param name="Percent">The newest snapshot; null: nothing was told yet.</param>
/// <param name="Minutes">All time spent.</param>
/// <param name="Steps">The newest first.</param>
public sealed record ProjectState(Guid Id, string Title, NodaTime.LocalDate? Deadline, string Status, int? Percent, int Minutes, IReadOnlyList<ProjectStep> Steps);

public sealed record ProjectStep(NodaTime.LocalDate At, int? Percent, int? Minutes, string? Note);
