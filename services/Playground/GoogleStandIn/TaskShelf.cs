namespace St4cker.Playground.GoogleStandIn;

/// <summary>One account's tasks with their order. Not thread-safe: <see cref="FakeGoogle"/> guards it.</summary>
internal sealed class TaskShelf(string listId)
{
    private readonly Dictionary<string, GoogleTask> _tasks = new(StringComparer.Ordinal);

    public string ListId { get; } = listId;

    /// <summary>Deleted ones too.</summary>
    public IEnumerable<GoogleTask> All => _tasks.Values;

    public void Put(GoogleTask task) => _tasks[task.Id] = task with { ListId = ListId };

    public GoogleTask? Find(string id) => _tasks.GetValueOrDefault(id);

    public IReadOnlyList<GoogleTask> Siblings(string? parent) =>
        [.. _tasks.Values.Where(task => task.Parent == parent && task.Deleted != true).OrderBy(task => task.Position, StringComparer.Ordinal)];

    /// <summary>The siblings in their new order, with <paramref name="task"/> right after <paramref name="previous"/> (null: first). Only those that moved.</summary>
    public IReadOnlyList<GoogleTask> Place(GoogleTask task, string? previous)
    {
        var siblings = Siblings(task.Parent).Where(sibling => sibling.Id != task.Id).ToList();
        var after = siblings.FindIndex(sibling => sibling.Id == previous);
        if (previous is not null && after < 0)
            throw GoogleRefusal.Invalid("Invalid previous task ID");
        siblings.Insert(after + 1, task);
        return [.. siblings.Select((sibling, index) => sibling with { Position = index.ToString("D20", CultureInfo.InvariantCulture) })
            .Where(sibling => sibling.Id == task.Id || Find(sibling.Id)?.Position != sibling.Position)];
    }
}
