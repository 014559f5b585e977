using System.Text.Json.Nodes;

namespace St4cker.Playground.GoogleStandIn;

// The Tasks API's deeds for the account that a bearer token opens.
public sealed partial class FakeGoogle
{
    private DateOnly _day;
    private int _callsToday;

    internal string ListIdOf(string account)
    {
        lock (_gate)
            return Shelf(account).ListId;
    }

    internal string SelfLink(string listId, string taskId) => $"https://www.googleapis.com/tasks/v1/lists/{listId}/tasks/{taskId}";

    internal GoogleTask Insert(string account, string list, JsonObject body, string? parent, string? previous)
    {
        lock (_gate)
        {
            var shelf = Open(account, list);
            CheckParent(shelf, parent);
            var id = NewToken("")[..22];
            var task = TaskBody.Apply(
                new GoogleTask
                {
                    Id = id,
                    Parent = parent,
                    SelfLink = SelfLink(shelf.ListId, id),
                    WebViewLink = $"https://tasks.google.com/task/{id}?sa=6",
                },
                body, whole: true, Now);
            return Place(account, shelf, task, previous);
        }
    }

    internal GoogleTask Read(string account, string list, string taskId)
    {
        lock (_gate)
            return Open(account, list).Find(taskId) ?? throw GoogleRefusal.NotFound();
    }

    /// <param name="ifMatch">The etag the client knows, or null.</param>
    internal GoogleTask Write(string account, string list, string taskId, JsonObject body, bool whole, string? ifMatch)
    {
        lock (_gate)
            return Put(account, TaskBody.Apply(Matching(account, list, taskId, ifMatch), body, whole, Now));
    }

    internal void Remove(string account, string list, string taskId, string? ifMatch)
    {
        lock (_gate)
        {
            if (Matching(account, list, taskId, ifMatch).Deleted == true)
                throw GoogleRefusal.NotFound();
            Bury(account, taskId);
        }
    }

    internal GoogleTask Move(string account, string list, string taskId, string? parent, string? previous)
    {
        lock (_gate)
        {
            var shelf = Open(account, list);
            var task = Matching(account, list, taskId, null);
            CheckParent(shelf, parent);
            if (parent is not null && shelf.Siblings(taskId).Count > 0)
                throw GoogleRefusal.Invalid("A task with subtasks can not become a subtask");
            return Place(account, shelf, task with { Parent = parent }, previous);
        }
    }

    internal IReadOnlyList<GoogleTask> All(string account, string list)
    {
        lock (_gate)
            return [.. Open(account, list).All.OrderBy(task => task.Parent is null ? 0 : 1).ThenBy(task => task.Position, StringComparer.Ordinal)];
    }

    /// <summary>Counts a call against the day's quota.</summary>
    internal void Spend()
    {
        lock (_gate)
        {
            var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
            (_day, _callsToday) = today == _day ? (_day, _callsToday + 1) : (today, 1);
            if (_callsToday > Options.CallsPerDay)
                throw GoogleRefusal.Quota(403, "dailyLimitExceeded");
        }
    }

    private TaskShelf Open(string account, string list) => Shelf(account) is var shelf && list is "@default" || list == shelf.ListId
        ? shelf
        : throw new GoogleRefusal(404, "Task list not found.", "notFound", "NOT_FOUND");

    private GoogleTask Matching(string account, string list, string taskId, string? ifMatch)
    {
        var task = Open(account, list).Find(taskId) ?? throw GoogleRefusal.NotFound();
        return ifMatch is null or "*" || ifMatch == task.Etag ? task : throw GoogleRefusal.Changed();
    }

    private GoogleTask Place(string account, TaskShelf shelf, GoogleTask task, string? previous)
    {
        GoogleTask? placed = null;
        foreach (var moved in shelf.Place(task, previous))
        {
            // Making room is no change of the neighbour: its etag stays.
            if (moved.Id == task.Id)
                placed = Put(account, moved);
            else
                Happened(new GoogleFact.Stands(account, shelf.ListId, moved), account);
        }
        return placed!;
    }

    private static void CheckParent(TaskShelf shelf, string? parent)
    {
        if (parent is not null && shelf.Find(parent) is not { Deleted: not true, Parent: null })
            throw GoogleRefusal.Invalid("Invalid parent task ID");
    }
}
