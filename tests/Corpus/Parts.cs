namespace St4cker.Corpus;

/// <summary>The parts of a reading that figures are given for.</summary>
internal static class Parts
{
    public const string Items = "items";
    public const string Intent = "intent";
    public const string Question = "question";
    public const string Marks = "marks";

    private static readonly (string Part, string[] Fields)[] ByPart =
    [
        ("title", ["title", "newTitle"]),
        ("date, time", ["due", "start", "end", "allDay", "date", "remindAt"]),
        ("repetition", ["recurrence"]),
        ("money", ["amountMinor", "currency"]),
        ("category", ["category"]),
        ("progress", ["project", "percent", "minutes"]),
        ("people, place", ["participants", "location"]),
        ("the rest", ["priority", "course", "type", "note", "subtasks", "status", "view"]),
    ];

    public static IReadOnlyList<string> All { get; } = [Items, Intent, .. ByPart.Select(entry => entry.Part), Question, Marks];

    public static string Of(string field) => ByPart.FirstOrDefault(entry => entry.Fields.Contains(field, StringComparer.Ordinal)).Part ?? "the rest";
}
