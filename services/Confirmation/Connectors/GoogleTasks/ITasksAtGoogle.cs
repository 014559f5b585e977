using St4cker.Google;
using Draft = Google.Apis.Tasks.v1.Data.Task;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>The calls to Google Tasks, each made once: who calls decides about trying again.</summary>
/// <remarks>A refusal is a <see cref="GoogleRefusedException"/>; what else is thrown says that no answer came.</remarks>
internal interface ITasksAtGoogle
{
    Task<Draft> InsertAsync(AccessToken token, TaskPayload payload, string? parent, string? previous, CancellationToken stop);

    /// <summary>Null: there is none, or none any more.</summary>
    Task<Draft?> GetAsync(AccessToken token, string id, CancellationToken stop);

    /// <summary>Writes the fields that the payload sets. The note keeps the copy's marker.</summary>
    Task<Draft> PatchAsync(AccessToken token, Copy copy, TaskPayload payload, CancellationToken stop);

    /// <summary>What is gone already is as good as deleted.</summary>
    Task DeleteAsync(AccessToken token, string id, CancellationToken stop);

    /// <summary>
    /// Looks for what an earlier insert may have made, also when the person has finished or deleted it since: a thing once made
    /// is not made again.
    /// </summary>
    Task<Draft?> FindAsync(AccessToken token, string marker, DateTimeOffset firstAttemptAt, CancellationToken stop);
}
