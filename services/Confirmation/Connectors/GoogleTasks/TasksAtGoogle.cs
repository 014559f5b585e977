using Google;
using Google.Apis.Services;
using Google.Apis.Tasks.v1;
using St4cker.Google;
using St4cker.Storage;
using Draft = Google.Apis.Tasks.v1.Data.Task;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>The calls to Google Tasks over HTTP.</summary>
internal sealed class TasksAtGoogle(TasksService service, TimeProvider clock) : ITasksAtGoogle
{
    /// <summary>The person's first list.</summary>
    private const string List = "@default";
    // Our clock and Google's need not agree.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public Task<Draft> InsertAsync(AccessToken token, TaskPayload payload, string? parent, string? previous, CancellationToken stop)
    {
        var insert = service.Tasks.Insert(
            new Draft
            {
                Title = payload.Title,
                Notes = payload.Notes,
                Due = Midnight(payload.Due),
                Status = payload.Status,
            },
            List);
        insert.Parent = parent;
        insert.Previous = previous;
        return SendAsync(insert, token, stop);
    }

    public async Task<Draft?> GetAsync(AccessToken token, string id, CancellationToken stop)
    {
        try
        {
            return await SendAsync(service.Tasks.Get(List, id), token, stop) is { Deleted: not true } task ? task : null;
        }
        catch (GoogleRefusedException refusal) when (refusal.IsGone)
        {
            return null;
        }
    }

    public Task<Draft> PatchAsync(AccessToken token, Copy copy, TaskPayload payload, CancellationToken stop)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (payload.Writes(TaskPayload.TitleField))
            fields["title"] = payload.Title;
        if (payload.Writes(TaskPayload.NotesField))
            fields["notes"] = GoogleText.WithMarker(payload.Notes, copy.Marker);
        if (payload.Writes(TaskPayload.DueField))
            fields["due"] = Midnight(payload.Due);
        if (payload.Writes(TaskPayload.StatusField))
            fields["status"] = payload.Status ?? TaskPayload.Open;
        return SendAsync(new PatchOfFields(service, fields, copy.RemoteId!), token, stop);
    }

    public async Task DeleteAsync(AccessToken token, string id, CancellationToken stop)
    {
        try
        {
            // Google answers with nothing; what says something comes from a proxy in between, and nothing is known of the deletion.
            if (!string.IsNullOrWhiteSpace(await SendAsync(service.Tasks.Delete(List, id), token, stop)))
                throw GoogleRefusedException.Garbled(service.Name);
        }
        catch (GoogleRefusedException refusal) when (refusal.IsGone)
        {
        }
    }

    public async Task<Draft?> FindAsync(AccessToken token, string marker, DateTimeOffset firstAttemptAt, CancellationToken stop)
    {
        string? page = null;
        do
        {
            var list = service.Tasks.List(List);
            list.UpdatedMin = (firstAttemptAt - Skew).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            list.ShowCompleted = list.ShowHidden = list.ShowDeleted = true;
            list.MaxResults = 100;
            list.PageToken = page;
            var found = await SendAsync(list, token, stop);
            if (found.Items?.FirstOrDefault(task => GoogleText.Holds(task.Notes, marker)) is { } earlier)
                return earlier;
            page = found.NextPageToken;
        }
        while (!string.IsNullOrEmpty(page));
        return null;
    }

    private static string? Midnight(string? day) => day is null ? null : day + "T00:00:00.000Z";

    private Task<TAnswer> SendAsync<TAnswer>(TasksBaseServiceRequest<TAnswer> request, AccessToken token, CancellationToken stop) =>
        GoogleTasksTelemetry.TracedAsync(request.MethodName, () => ExecuteAsync(request, token, stop));

    private async Task<TAnswer> ExecuteAsync<TAnswer>(TasksBaseServiceRequest<TAnswer> request, AccessToken token, CancellationToken stop)
    {
        var pause = new PauseAsked(clock);
        request.Credential = new BearerToken(token);
        request.AddUnsuccessfulResponseHandler(pause);
        try
        {
            CrashPoints.Pass(nameof(TasksAtGoogle), CrashMoment.BeforeCall);
            var answer = await request.ExecuteAsync(stop);
            CrashPoints.Pass(nameof(TasksAtGoogle), CrashMoment.AfterCall);
            return answer;
        }
        catch (GoogleApiException refusal)
        {
            throw new GoogleRefusedException(refusal, pause.RetryAfter);
        }
    }

    /// <summary>A patch that can clear a field: the generated one leaves out what is null.</summary>
    private sealed class PatchOfFields(IClientService service, Dictionary<string, object?> fields, string id)
        : TasksResource.PatchRequest(service, new Draft(), List, id)
    {
        protected override object GetBody() => fields;
    }
}
