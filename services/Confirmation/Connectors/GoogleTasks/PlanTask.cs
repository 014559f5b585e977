using St4cker.Drafts;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>The steps of one task of a draft. Pure.</summary>
/// <param name="before">What stood there, when the task is changed or deleted.</param>
/// <param name="item">The task's number among several of the draft, or empty.</param>
/// <param name="steps">Where they are added; their number is the next step's ordinal.</param>
internal sealed class PlanTask(Draft draft, TaskEvent task, TaskEvent? before, string item, Copies copies, List<EffectStep> steps)
{
    public void Plan()
    {
        if (task.Created)
            Create();
        else if (copies.Main(task.TaskId) is { } copy && task.Updated)
            Update(copy);
        else if (copies.Main(task.TaskId) is { } gone && task.Deleted)
            Delete(gone);
    }

    /// <summary>The task, then its subtasks in their order.</summary>
    private void Create()
    {
        var marker = Insert(GoogleTasksEffects.TaskStep, "", task.Title, task.Note, task, parent: null);
        for (var i = 0; i < task.Subtasks.Count; i++)
            InsertUnder(marker, task.Subtasks[i], i + 1);
    }

    private void Update(Copy copy)
    {
        var sets = Fields().Where(field => task.Sets(field.Ours)).Select(field => field.Googles).ToList();
        if (sets.Count > 0)
            Add("update", EffectDeed.Update, copy.Marker, Values(task) with { Sets = sets, Before = Values(before ?? task) with { Sets = sets } });
        if (!task.Sets("subtasks"))
            return;
        var (gone, added) = Differences(copies.Under(copy), task.Subtasks);
        for (var i = 0; i < gone.Count; i++)
            DeleteUnder(copy, gone[i], i + 1);
        for (var i = 0; i < added.Count; i++)
            InsertUnder(copy.Marker, added[i], i + 1);
    }

    /// <summary>Its subtasks first, the last of them before the others: so they come back in their order.</summary>
    private void Delete(Copy copy)
    {
        var under = copies.Under(copy);
        for (var i = under.Count - 1; i >= 0; i--)
            DeleteUnder(copy, under[i], i + 1);
        Add("delete", EffectDeed.Delete, copy.Marker, TaskPayload.Nothing with { Before = before is null ? null : Values(before) });
    }

    private static IEnumerable<(string Ours, string Googles)> Fields() =>
        [("title", TaskPayload.TitleField), ("note", TaskPayload.NotesField), ("deadline", TaskPayload.DueField), ("status", TaskPayload.StatusField)];

    private static TaskPayload Values(TaskEvent said) =>
        new(GoogleText.Title(said.Title), said.Note, said.Due, said.HasTime) { Status = said.Done ? TaskPayload.Completed : TaskPayload.Open };

    /// <summary>One copy is kept for each title that is wanted.</summary>
    private static (List<Copy> Gone, List<string> Added) Differences(IReadOnlyList<Copy> standing, IReadOnlyList<string> wanted)
    {
        var gone = new List<Copy>();
        var added = wanted.ToList();
        foreach (var copy in standing)
        {
            var at = added.FindIndex(title => GoogleText.Title(title) == copy.Title);
            if (at < 0)
                gone.Add(copy);
            else
                added.RemoveAt(at);
        }

        return (gone, added);
    }

    private void InsertUnder(string parent, string title, int number) =>
        Insert(Numbered("subtask", number), Numbered("", number), title, note: null, said: null, parent);

    private void DeleteUnder(Copy parent, Copy copy, int number) => Add(Numbered("delete", number), EffectDeed.Delete, copy.Marker,
        TaskPayload.Nothing with { Before = new TaskPayload(copy.Title, null, null, TimeDropped: false) { Parent = parent.Marker } });

    private string Insert(string step, string suffix, string title, string? note, TaskEvent? said, string? parent)
    {
        var marker = GoogleText.Marker(draft.Id, draft.Code, (item.Length > 0 ? "/" + item : "") + suffix);
        Add(step, EffectDeed.Insert, marker, new TaskPayload(GoogleText.Title(title), GoogleText.WithMarker(note, marker), said?.Due, said is { HasTime: true, Due: not null })
        {
            Status = said?.Done == true ? TaskPayload.Completed : null,
            Parent = parent,
        });
        return marker;
    }

    private void Add(string step, EffectDeed deed, string marker, TaskPayload payload)
    {
        var name = item.Length > 0 ? $"{item}/{step}" : step;
        steps.Add(new EffectStep($"{draft.Id}:{GoogleTasksEffects.Target}:{name}", draft.Id, draft.UserId, GoogleTasksEffects.Target, task.TaskId, name, deed, steps.Count, marker, payload.ToJson()));
    }

    // "subtask:2"; of a marker: ".2".
    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}{(name.Length > 0 ? ":" : ".")}{number}");
}
