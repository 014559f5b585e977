using System.Text.Json;
using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Tasks;

internal sealed class TaskKind : DraftKind
{
    /// <summary>What a card and Google Tasks can still hold sensibly.</summary>
    private const int MostSubtasks = 100;
    private const int LongestTitle = 1024;

    public override string Name => "task";
    public override string CommandType => "draft_task_from_text";
    public override Intent Intent => Intent.Task;
    public override IReadOnlyList<Projection> Projections => TaskProjection.All;
    public override IReadOnlyList<string> Tables => ["tasks"];

    public override bool WorthPlanning(ReadItem item) => item.Fields is { Title: not null, Subtasks.Count: 0 };

    public override Filled Fill(ReadItem item, Question? question, Circumstances circumstances)
    {
        var fields = item.Fields;
        var note = circumstances.ForwardedFrom is { } sender ? $"{sender}: {fields.Note}".TrimEnd(' ', ':') : fields.Note;
        var draft = new TaskDraft
        {
            Title = fields.Title ?? "",
            Due = fields.Due,
            DueSaidAt = fields.Due is null ? null : circumstances.Speaker.Now.ToDateTimeOffset(),
            TimeZone = circumstances.Speaker.Zone.Id,
            Note = note ?? circumstances.Plan?.Notes,
            Course = fields.Course,
            Type = fields.Type,
            Priority = fields.Priority,
            Subtasks = fields.Subtasks.Count > 0 || circumstances.Plan is null
                ? [.. fields.Subtasks.Select(title => new TaskStep(title, Suggested: false))]
                : [.. circumstances.Plan.Subtasks.Select(title => new TaskStep(title, Suggested: true))],
            Assumed = item.Assumed,
        };
        return new Filled(Write(draft), question ?? (draft.Title.Length == 0 ? new Question("title", Doubt.Missing, "", []) : null));
    }

    public override Filled Edit(string json, Question? open, string words, Speaker speaker)
    {
        var draft = Read(json);
        var revision = open is null ? Reader.Revise(words, Intent.Task, new Fields { Due = draft.Due }, speaker) : ReadAnswerOrRevision(open, words, draft, speaker);
        if (revision.Question is { } doubt)
            return new Filled(json, doubt);
        if (revision.Answer is not null)
            return new Filled(json, open, "edit.press");
        if (revision.IsEmpty)
            return new Filled(json, open, "edit.not_understood");

        var edited = Revised(draft, revision);
        if (revision.Fields.Due is not null)
            edited = edited with { DueSaidAt = speaker.Now.ToDateTimeOffset(), TimeZone = speaker.Zone.Id };
        return new Filled(Write(edited), StillOpen(open, edited, revision));
    }

    public override Filled Choose(string json, Question open, Choice? choice)
    {
        // Picked as a day: the words that were in doubt are never read again, in another zone or another draft.
        var draft = Read(json) with { Due = choice is null ? null : When.Parse(choice.Value) };
        return new Filled(Write(WithoutAssumed(draft, "due", "dueTime")), Missing(draft));
    }

    public override IReadOnlyList<Guess> Guesses(string json, Phrases phrases)
    {
        var draft = Read(json);
        var guesses = new List<Guess>();
        if (draft.Due is { Time: { } time } && draft.IsGuess("dueTime"))
            guesses.Add(new Guess("dueTime", phrases.Say("task.drop_time", SpokenDates.ClockTime(time))));
        if (draft.Due is not null && draft.IsGuess("due"))
            guesses.Add(new Guess("due", phrases["task.drop_date"]));
        if (draft.Course is not null && draft.IsGuess("course"))
            guesses.Add(new Guess("course", phrases["task.drop_course"]));
        if (draft.Type is not null && draft.IsGuess("type"))
            guesses.Add(new Guess("type", phrases["task.drop_type"]));
        if (draft.Priority is not null && draft.IsGuess("priority"))
            guesses.Add(new Guess("priority", phrases["task.drop_priority"]));
        if (draft.Subtasks.Any(step => step.Suggested))
            guesses.Add(new Guess("subtasks", phrases["task.drop_suggestions"]));
        return guesses;
    }

    public override Filled Drop(string json, string guess)
    {
        var draft = Read(json);
        var without = guess switch
        {
            "dueTime" when draft.Due is { } due => draft with { Due = due with { Time = null } },
            "due" => WithoutAssumed(draft with { Due = null }, "dueTime"),
            "course" => draft with { Course = null },
            "type" => draft with { Type = null },
            "priority" => draft with { Priority = null },
            "subtasks" => draft with { Subtasks = [.. draft.Subtasks.Where(step => !step.Suggested)] },
            _ => draft,
        };
        return new Filled(Write(WithoutAssumed(without, guess)), Missing(without));
    }

    public override Filled MoveToZone(string json, Question? open, Speaker speaker)
    {
        var draft = Read(json);
        // Without a date the zone does not matter yet: it is set with the date.
        if (draft.Due is not { } due)
            return new Filled(json, open);
        var moved = draft with { TimeZone = speaker.Zone.Id };
        if (due.Words.Length == 0)
            return new Filled(Write(moved), open);
        var again = Reader.ReadAnswer(due.Words, "due", Intent.Task, new Fields(), speaker with { Now = SaidAt(draft, speaker) });
        if (again.Question is { } doubt)
            return new Filled(Write(moved), doubt);
        // A guessed time that was tapped away stays away.
        var time = due.Time is null ? null : again.Fields.Due?.Time ?? due.Time;
        return new Filled(Write(moved with { Due = (again.Fields.Due ?? due) with { Time = time } }), open);
    }

    public override Filled Renew(string json, Question? open, Speaker speaker)
    {
        var draft = Read(json);
        if (open is not null || draft.Due is not { } due || due.Date.At(due.Time ?? LocalTime.MaxValue) >= speaker.LocalNow)
            return new Filled(json, open);
        var words = due.Words.Length > 0 ? due.Words : due.Iso;
        return new Filled(Write(WithoutAssumed(draft with { Due = null, DueSaidAt = null }, "due", "dueTime")), new Question("due", Doubt.Past, words, []));
    }

    public override string Title(string json) => Read(json).Title is { Length: > 60 } title ? title[..59] + "…" : Read(json).Title;

    public override IReadOnlyList<string> Problems(string json, Phrases phrases)
    {
        var draft = Read(json);
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(draft.Title))
            problems.Add(phrases["task.problem.title"]);
        if (draft.Title.Length > LongestTitle)
            problems.Add(phrases.Say("task.problem.long_title", LongestTitle));
        if (draft.Subtasks.Count > MostSubtasks)
            problems.Add(phrases.Say("task.problem.subtasks", draft.Subtasks.Count, MostSubtasks));
        return problems;
    }

    public override IReadOnlyList<CardLine> Describe(string json, string? previousJson, bool open, Phrases phrases, LocalDateTime now) =>
        TaskCard.Describe(Read(json), previousJson is null ? null : Read(previousJson), open, phrases, now);

    public override IReadOnlyList<NewEvent> Apply(string json, Guid draftId)
    {
        var draft = Read(json);
        var payload = new TaskPayload
        {
            TaskId = draftId,
            Title = draft.Title,
            Course = draft.Course,
            Type = draft.Type,
            Deadline = draft.Due?.Iso,
            TimeZone = draft.TimeZone,
            Note = draft.Note,
            Priority = draft.Priority,
            Status = "open",
            Subtasks = [.. draft.Subtasks.Select(step => new TaskPayloadStep(step.Title, Done: false))],
        };
        return [new NewEvent(EventId.Of(draftId, 0), "task.created", JsonSerializer.Serialize(payload, TaskJson.Readable.TaskPayload))];
    }

    private static Revision ReadAnswerOrRevision(Question open, string words, TaskDraft draft, Speaker speaker)
    {
        var answer = Reader.ReadAnswer(words, open.Field, Intent.Task, new Fields { Due = draft.Due }, speaker);
        // "Call it oat milk" to a question about the date is an edit like any other.
        return answer.IsEmpty ? Reader.Revise(words, Intent.Task, new Fields { Due = draft.Due }, speaker) : answer;
    }

    private static TaskDraft Revised(TaskDraft draft, Revision revision)
    {
        var subtasks = draft.Subtasks
            .Where(step => !revision.RemoveSubtasks.Any(word => step.Title.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Concat(revision.AddSubtasks.Select(title => new TaskStep(title, Suggested: false)));
        var edited = draft with
        {
            Title = revision.Fields.Title ?? draft.Title,
            Due = ClearsDue(revision) ? null : revision.Cleared.Contains("dueTime", StringComparer.Ordinal) ? draft.Due! with { Time = null } : revision.Fields.Due ?? draft.Due,
            Note = revision.Fields.Note ?? draft.Note,
            Course = revision.Fields.Course ?? draft.Course,
            Type = revision.Fields.Type ?? draft.Type,
            Priority = revision.Fields.Priority ?? draft.Priority,
            Subtasks = [.. subtasks],
        };
        if (revision.Fields.Due is not null || revision.Cleared.Count > 0)
            edited = WithoutAssumed(edited, "due", "dueTime");
        if (revision.Fields.Priority is not null)
            edited = WithoutAssumed(edited, "priority");
        if (revision.Fields.Course is not null)
            edited = WithoutAssumed(edited, "course");
        if (revision.Fields.Type is not null)
            edited = WithoutAssumed(edited, "type");
        return revision.Fields.Title is null ? edited : WithoutAssumed(edited, "title");
    }

    /// <summary>A question stays until its field was answered; a missing title is asked for after it.</summary>
    private static Question? StillOpen(Question? open, TaskDraft edited, Revision revision)
    {
        var answered = open is null || (open.Field == "title" ? revision.Fields.Title is not null : revision.Fields.Due is not null || revision.Cleared.Count > 0);
        return answered ? Missing(edited) : open;
    }

    private static bool ClearsDue(Revision revision) => revision.Cleared.Contains("due", StringComparer.Ordinal);

    private static Instant SaidAt(TaskDraft draft, Speaker speaker) =>
        draft.DueSaidAt is { } said ? Instant.FromDateTimeOffset(said) : speaker.Now;

    private static Question? Missing(TaskDraft draft) =>
        string.IsNullOrWhiteSpace(draft.Title) ? new Question("title", Doubt.Missing, "", []) : null;

    private static TaskDraft WithoutAssumed(TaskDraft draft, params string[] names) =>
        draft with { Assumed = [.. draft.Assumed.Except(names, StringComparer.Ordinal)] };

    private static TaskDraft Read(string json) => JsonSerializer.Deserialize(json, TaskJson.Readable.TaskDraft)!;

    private static string Write(TaskDraft draft) => JsonSerializer.Serialize(draft, TaskJson.Readable.TaskDraft);
}
