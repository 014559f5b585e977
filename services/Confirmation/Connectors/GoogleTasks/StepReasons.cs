namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>Why a step did not succeed besides what Google says (<see cref="Google.Reasons"/>); stored in <c>effects.error</c>.</summary>
internal static class StepReasons
{
    /// <summary>What is to be sent can not be read by this version.</summary>
    public const string Unreadable = "unreadable";
    /// <summary>The task itself could not be made, so its subtasks have no place.</summary>
    public const string ParentFailed = "parent_failed";
    /// <summary>What is to be changed never came to stand at Google.</summary>
    public const string NoCopy = "no_copy";
    /// <summary>The person changed the copy at Google while it was being taken back.</summary>
    public const string ChangedOutside = "changed_outside";
}
