using System.Text.Json;
using System.Text.Json.Nodes;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Progress;

/// <summary>How far a project got, and how long it took: a snapshot of percent done, and time that adds up.</summary>
internal sealed class ProgressKind : ShapedKind
{
    private const int MostOffered = 6;

    public override string Name => "progress";
    public override string Table => "progress";
    public override string IdName => "progressId";
    protected override Intent Intent => Intent.Progress;
    protected override string Sign => "📈";
    protected override string CreatedType => "progress.logged";

    public override IReadOnlyList<FieldShape> Shape { get; } =
    [
        FieldShapes.Text("project", "project", "project", fields => fields.Project, "📁") with { IsNeeded = true },
        FieldShapes.Number("percent", "progressAfter", "progress_after", "integer", fields => fields.Percent,
            shown => shown.Fields.Percent is { } percent ? $"{Bar(percent)} {percent} %" : null) with { Sign = "📈", Offers = ["10", "25", "50", "75", "90", "100"] },
        FieldShapes.Number("minutes", "durationMinutes", "duration_minutes", "integer", fields => fields.Minutes,
            shown => shown.Fields.Minutes is { } minutes ? shown.Phrases.Minutes(minutes) : null, "⏱") with { Offers = ["15", "30", "60", "90", "120", "180"] },
        FieldShapes.Text("note", "note", "note", fields => fields.Note, "📎"),
    ];

    internal override IReadOnlyList<Column> FactColumns { get; } = [new Column("project_id", "(p->>'projectId')::uuid"), new Column("logged_at", "(p->>'timestamp')::timestamptz")];

    internal override string StoredFacts => """'projectId', t.project_id::text, 'timestamp', to_char(t.logged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""";

    public override string Title(string json) => Content.Read(json).Fields.Project ?? "";

    protected override string? TitleLine(Shown shown) => shown.Fields.Project is { } project ? FieldShapes.Short(project) : null;

    protected override bool InTitle(FieldShape field) => field.Name == "project";

    protected override Question? Missing(Content content) => base.Missing(content)
        ?? (content.Fields is { Percent: null, Minutes: null } ? new Question("percent", Doubt.Missing, "", [.. Find("percent")!.Offers.Select(value => new Choice(value))]) : null);

    protected override IEnumerable<string> MoreProblems(Content content, Phrases phrases)
    {
        if (content is { BelongsTo: null, Fields.Project: not null })
            yield return phrases.Say("problem.no_such_project", content.Fields.Project);
    }

    protected override void AddFacts(JsonObject payload, Content content)
    {
        payload["projectId"] = content.BelongsTo?.ToString();
        payload["timestamp"] = Instants.Text(content.SaidAt);
    }

    protected override string? AcceptFacts(JsonObject given, JsonObject accepted, DateTimeOffset doneAt)
    {
        if (given["projectId"] is { } project)
        {
            if (!Guid.TryParse(Accepted.Text(project, 36), out var id))
                return "projectId";
            accepted["projectId"] = id.ToString();
        }

        if (given["timestamp"] is { } moment && !DateTimeOffset.TryParse(Accepted.Text(moment, 40), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out doneAt))
            return "timestamp";
        accepted["timestamp"] = Instants.Text(doneAt);
        return null;
    }

    public override IReadOnlyList<Inquiry> Ask(string json) => [new Inquiry(OpenProjects, "{}")];

    public override Filled Consider(Filled filled, IReadOnlyList<string> found, Speaker speaker)
    {
        var content = Content.Read(filled.Json);
        var projects = JsonSerializer.Deserialize(found[0], DraftJson.Readable.IReadOnlyListOpenProject) ?? [];
        var meant = content.Fields.Project is { } name ? TitleMatch.Find(name, projects, project => project.Title) : [];
        // Of several of one name the newest.
        var one = meant.Count == 1 || meant.Count > 1 && meant.All(project => project.Title == meant[0].Title) ? meant[0] : null;
        if (one is null)
        {
            var offered = (meant.Count > 0 ? meant : projects).Take(MostOffered).Select(project => new Choice(project.Title)).ToList();
            var question = offered.Count > 0 ? new Question("project", meant.Count > 0 ? Doubt.Ambiguous : Doubt.Missing, content.Fields.Project ?? "", offered) : filled.Question;
            return filled with { Json = (content with { BelongsTo = null, Notices = [] }).Write(), Question = question };
        }

        var phrases = Phrases.In(speaker.Language);
        var known = content with
        {
            BelongsTo = one.Id,
            Fields = content.Fields with { Project = one.Title },
            Notices = one.Percent is { } before ? [phrases.Say("progress.before", before)] : [],
        };
        return filled with { Json = known.Write(), Question = filled.Question is { Field: "project" } ? Missing(known) : filled.Question };
    }

    private static string Bar(int percent) => new string('▓', Math.Clamp(percent, 0, 100) / 10) + new string('░', 10 - Math.Clamp(percent, 0, 100) / 10);

    private const string OpenProjects = """
        select coalesce(json_agg(json_build_object('id', id, 'title', title, 'percent', percent) order by updated_at desc), '[]')::text from (
            select t.id, t.title, t.updated_at, (select g.progress_after from progress g where g.user_id = $1 and g.project_id = t.id and g.deleted_at is null and g.progress_after is not null order by g.logged_at desc limit 1) as percent
            from projects t where t.user_id = $1 and t.deleted_at is null and t.status <> 'done' and $2 is not null order by t.updated_at desc limit 200) open
        """;
}

/// <param name="Percent">How far it is; null: nothing was told yet.</param>
public sealed record OpenProject(Guid Id, string Title, int? Percent);
