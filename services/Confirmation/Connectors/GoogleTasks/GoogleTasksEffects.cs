using St4cker.Drafts;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>Plans what confirmed tasks, and changes of them, become at Google. Pure.</summary>
internal static class GoogleTasksEffects
{
    public const string Target = "google_tasks";
    public const string TaskStep = "task";
    /// <summary>The steps that take something back come after all others of the draft.</summary>
    public const int UndoOrdinal = 10_000;

    /// <param name="reversing">The events that would take <paramref name="events"/> back: they tell what stood there before.</param>
    /// <param name="known">Earlier steps about the tasks that are changed. Where no copy was made there is none to change.</param>
    public static IReadOnlyList<EffectStep> Plan(Draft draft, IReadOnlyList<NewEvent> events, IReadOnlyList<NewEvent> reversing, IReadOnlyList<KnownStep> known)
    {
        var tasks = events.Select(TaskEvent.Read).OfType<TaskEvent>().ToList();
        var before = reversing.Select(TaskEvent.Read).OfType<TaskEvent>().ToLookup(task => task.TaskId);
        var copies = Copies.Of(known.Where(step => step.Planned.Target == Target), hoped: true);
        var steps = new List<EffectStep>();
        for (var i = 0; i < tasks.Count; i++)
        {
            // The number of an item of several, so that what is planned for it is told apart.
            var item = tasks.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{i + 1}");
            new PlanTask(draft, tasks[i], before[tasks[i].TaskId].FirstOrDefault(), item, copies, steps).Plan();
        }

        return steps;
    }

    /// <summary>The step that takes another one back.</summary>
    /// <param name="index">How many of the draft's steps are taken back before this one.</param>
    public static EffectStep Reverse(Draft draft, EffectStep step, int index)
    {
        var payload = TaskPayload.FromJson(step.PayloadJson, step.Deed);
        var reverse = step with
        {
            Key = step.Key + ":undo",
            Step = step.Step + ":undo",
            Ordinal = UndoOrdinal + index,
            Undoes = step.Key,
            Deed = step.Deed switch { EffectDeed.Insert => EffectDeed.Delete, EffectDeed.Delete => EffectDeed.Insert, _ => EffectDeed.Update },
        };
        switch (step.Deed)
        {
            case EffectDeed.Insert:
                return reverse with { PayloadJson = TaskPayload.Nothing.ToJson() };
            case EffectDeed.Update:
                return reverse with { PayloadJson = ((payload?.Before ?? TaskPayload.Nothing) with { Sets = payload?.Sets }).ToJson() };
            default:
                // What comes back is another task to Google, so it gets a marker of its own.
                var marker = GoogleText.Marker(draft.Id, draft.Code, "." + step.Step.Replace("delete", "undo", StringComparison.Ordinal));
                var was = payload?.Before ?? TaskPayload.Nothing;
                return reverse with { Marker = marker, PayloadJson = (was with { Notes = GoogleText.WithMarker(was.Notes, marker) }).ToJson() };
        }
    }
}
