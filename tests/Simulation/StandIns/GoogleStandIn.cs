using System.Net;
using Google;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Google;
using St4cker.Simulation.World;
using RemoteTask = Google.Apis.Tasks.v1.Data.Task;

namespace St4cker.Simulation.StandIns;

/// <summary>Google Tasks, one list a person. What arrives there is done, whether or not whoever asked lives to hear of it.</summary>
internal sealed class GoogleStandIn(Place place)
{
    /// <summary>Longer than any call is waited for.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);
    private readonly List<(long Person, RemoteTask Task)> _tasks = [];

    public IEnumerable<RemoteTask> Of(long person) => _tasks.Where(one => one.Person == person && one.Task.Deleted != true).Select(one => one.Task);

    public ITasksAtGoogle For(Life life) => new Calls(this, life);

    private RemoteTask Insert(long person, TaskPayload payload, string? parent, string? previous)
    {
        if ((parent is not null && Find(person, parent) is not { Deleted: not true }) || (previous is not null && Find(person, previous) is not { Deleted: not true }))
            throw Refusal(HttpStatusCode.BadRequest);
        place.Promises.Inserted(person, payload);
        var task = new RemoteTask { Id = string.Create(CultureInfo.InvariantCulture, $"g{_tasks.Count + 1}"), Title = payload.Title, Notes = payload.Notes, Status = payload.Status ?? TaskPayload.Open, Parent = parent, Due = payload.Due is null ? null : payload.Due + "T00:00:00.000Z" };
        // Behind the sibling that is named, else before all others.
        _tasks.Insert(previous is null ? 0 : _tasks.FindIndex(one => one.Person == person && one.Task.Id == previous) + 1, (person, task));
        place.Tell($"Google keeps {task.Id} \"{task.Title}\" of {person}");
        return task;
    }

    private RemoteTask Patch(long person, Copy copy, TaskPayload payload)
    {
        var task = Find(person, copy.RemoteId!) ?? throw Refusal(HttpStatusCode.NotFound);
        if (payload.Writes(TaskPayload.TitleField))
            task.Title = payload.Title;
        if (payload.Writes(TaskPayload.NotesField))
            task.Notes = GoogleText.WithMarker(payload.Notes, copy.Marker);
        if (payload.Writes(TaskPayload.DueField))
            task.Due = payload.Due is null ? null : payload.Due + "T00:00:00.000Z";
        if (payload.Writes(TaskPayload.StatusField))
            task.Status = payload.Status ?? TaskPayload.Open;
        return task;
    }

    private bool Delete(long person, string id)
    {
        foreach (var (_, task) in _tasks.Where(one => one.Person == person && (one.Task.Id == id || one.Task.Parent == id)))
            task.Deleted = true;
        place.Tell($"Google drops {id} of {person}");
        return true;
    }

    private RemoteTask? Find(long person, string id) => _tasks.Find(one => one.Person == person && one.Task.Id == id).Task;

    private static GoogleRefusedException Refusal(HttpStatusCode code) =>
        new(new GoogleApiException("tasks") { HttpStatusCode = code }, retryAfter: null);

    private async Task<T> CallAsync<T>(Life life, string what, Func<T> deed)
    {
        await life.At("before a call to Google");
        var fails = place.Luck.OutsideFails();
        var kind = fails ? place.Luck.Below(6) : -1;
        place.Tell($"{life.Name} asks Google to {what}{(fails ? $", trouble {kind}" : "")}");
        switch (kind)
        {
            case 0:
                await life.After(place.Luck.Between(0.05, 1));
                throw Refusal(HttpStatusCode.TooManyRequests);
            case 1:
                await life.After(place.Luck.Between(0.05, 1));
                throw Refusal(HttpStatusCode.InternalServerError);
            case 2:
                throw new HttpRequestException("No connection");
            case 3:
                await life.After(CallTimeout);
                throw new TaskCanceledException();
            case 4:
                // It arrives, late or soon, and nobody hears of it.
                Arrives(deed, place.Luck.Between(0.05, CallTimeout.TotalSeconds));
                await life.After(CallTimeout);
                throw new TaskCanceledException();
            case 5:
                var lost = Arrives(deed, place.Luck.Between(0.05, 1));
                await life.After(TimeSpan.FromSeconds(1.1));
                throw lost.Failure ?? Refusal(HttpStatusCode.BadGateway);
            default:
                var answer = Arrives(deed, place.Luck.Between(0.02, 0.3));
                await life.After(place.Luck.Between(0.3, 0.8));
                // A connection may break while the answer is on its way.
                await life.At("after a call to Google");
                return answer.Failure is { } failure ? throw failure : answer.Value!;
        }
    }

    private Answer<T> Arrives<T>(Func<T> deed, TimeSpan after)
    {
        var answer = new Answer<T>();
        place.Clock.In(after, () =>
        {
            try
            {
                answer.Value = deed();
            }
            catch (GoogleRefusedException refusal)
            {
                answer.Failure = refusal;
            }
        });
        return answer;
    }

    private sealed class Answer<T>
    {
        public T? Value { get; set; }
        public Exception? Failure { get; set; }
    }

    private sealed class Calls(GoogleStandIn google, Life life) : ITasksAtGoogle
    {
        public Task<RemoteTask> InsertAsync(AccessToken token, TaskPayload payload, string? parent, string? previous, CancellationToken stop) =>
            google.CallAsync(life, $"insert \"{payload.Title}\"", () => google.Insert(Person(token), payload, parent, previous));

        public Task<RemoteTask?> GetAsync(AccessToken token, string id, CancellationToken stop) =>
            google.CallAsync(life, $"show {id}", () => google.Find(Person(token), id) is { Deleted: not true } task ? Copied(task) : null);

        public Task<RemoteTask> PatchAsync(AccessToken token, Copy copy, TaskPayload payload, CancellationToken stop) =>
            google.CallAsync(life, $"change {copy.RemoteId}", () => google.Patch(Person(token), copy, payload));

        public Task DeleteAsync(AccessToken token, string id, CancellationToken stop) => google.CallAsync(life, $"delete {id}", () => google.Delete(Person(token), id));

        public Task<RemoteTask?> FindAsync(AccessToken token, string marker, DateTimeOffset firstAttemptAt, CancellationToken stop) => google.CallAsync(
            life, "look for a marker", () => google._tasks.Where(one => one.Person == Person(token) && GoogleText.Holds(one.Task.Notes, marker)).Select(one => Copied(one.Task)).FirstOrDefault());

        private static long Person(AccessToken token) => long.Parse(token.Value, CultureInfo.InvariantCulture);

        // What is answered is how it was then.
        private static RemoteTask Copied(RemoteTask task) => new() { Id = task.Id, Title = task.Title, Notes = task.Notes, Due = task.Due, Status = task.Status, Parent = task.Parent, Deleted = task.Deleted };
    }
}

/// <summary>Tokens that never lapse: a person's is their number.</summary>
internal sealed class Tokens(Clockwork clock) : IAccessTokens
{
    public Task<AccessToken> GetTokenAsync(long userId, CancellationToken stop) =>
        Task.FromResult(new AccessToken(userId.ToString(CultureInfo.InvariantCulture), clock.Now.AddHours(1), Clockwork.Start));

    public void Forget(long userId, AccessToken refused)
    {
    }
}
