using RemoteTask = Google.Apis.Tasks.v1.Data.Task;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>Is a copy at Google as a step left it? Pure.</summary>
internal static class LookAtCopy
{
    /// <param name="step">Which succeeded.</param>
    /// <param name="task">What stands there now; null: it is deleted.</param>
    public static bool IsAsLeft(EffectDeed deed, TaskPayload step, RemoteTask? task)
    {
        if (deed == EffectDeed.Delete || task is null)
            return deed == EffectDeed.Delete && task is null;
        return (!step.Writes(TaskPayload.TitleField) || GoogleText.SameTitle(step.Title, task.Title))
            && (!step.Writes(TaskPayload.NotesField) || GoogleText.SameNotes(step.Notes, task.Notes))
            && (!step.Writes(TaskPayload.DueField) || step.Due == task.Due?[..10])
            && (!step.Writes(TaskPayload.StatusField) || (step.Status ?? TaskPayload.Open) == task.Status);
    }
}
