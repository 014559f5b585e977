using Microsoft.AspNetCore.Http;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>Which tasks a list request shows, page by page.</summary>
internal static class TaskListing
{
    /// <param name="tasks">All of the list, deleted ones too, in order.</param>
    public static object Page(IReadOnlyList<GoogleTask> tasks, IQueryCollection query)
    {
        var size = Math.Clamp(Number(query, "maxResults", 20), 1, 100);
        var start = Number(query, "pageToken", 0);
        var shown = tasks.Where(task => IsShown(task, query)).ToList();
        return new
        {
            Kind = "tasks#tasks",
            Etag = $"\"{shown.Count}-{shown.Max(task => task.Updated)}\"",
            NextPageToken = start + size < shown.Count ? (start + size).ToString(CultureInfo.InvariantCulture) : null,
            Items = shown.Skip(start).Take(size).ToList(),
        };
    }

    private static bool IsShown(GoogleTask task, IQueryCollection query) =>
        (task.Deleted != true || Flag(query, "showDeleted", false))
        && (task.Status != "completed" || Flag(query, "showCompleted", true))
        && (task.Hidden != true || Flag(query, "showHidden", false))
        && NotBefore(task.Updated, Time(query, "updatedMin"))
        && NotBefore(task.Due, Time(query, "dueMin"))
        && (Time(query, "dueMax") is not { } max || (task.Due is { } due && Parse(due) < max));

    private static bool NotBefore(string? value, DateTimeOffset? least) => least is null || (value is not null && Parse(value) >= least);

    private static DateTimeOffset? Time(IQueryCollection query, string name) => query[name].FirstOrDefault() switch
    {
        null or "" => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => throw GoogleRefusal.Invalid($"Invalid value for: {name}"),
    };

    private static bool Flag(IQueryCollection query, string name, bool otherwise) => query[name].FirstOrDefault() is { } text
        ? string.Equals(text, "true", StringComparison.OrdinalIgnoreCase)
        : otherwise;

    private static int Number(IQueryCollection query, string name, int otherwise) => query[name].FirstOrDefault() is { Length: > 0 } text
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw GoogleRefusal.Invalid($"Invalid value for: {name}")
        : otherwise;

    private static DateTimeOffset Parse(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
