using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>The slash commands of the chat.</summary>
public static class ChatCommands
{
    private static readonly Dictionary<string, Intent> Drafting = new(StringComparer.Ordinal)
    {
        ["task"] = Intent.Task,
        ["event"] = Intent.Event,
        ["expense"] = Intent.Expense,
        ["income"] = Intent.Income,
        ["project"] = Intent.Project,
        ["progress"] = Intent.Progress,
        ["log"] = Intent.Progress,
        ["note"] = Intent.Note,
        ["remind"] = Intent.Reminder,
        ["reminder"] = Intent.Reminder,
    };

    private static readonly Dictionary<string, Intent> Editing = new(StringComparer.Ordinal) { ["edittask"] = Intent.Task, ["editproject"] = Intent.Project };

    /// <summary>Those of the bot's menu, in its order; what they do stands in the texts as "menu.…".</summary>
    public static IReadOnlyList<string> Menu { get; } =
    [
        "task", "tasks", "edittask", "event", "today", "tomorrow", "week", "expense", "income", "balance", "summary", "project", "projects", "editproject",
        "progress", "log", "note", "reminder", "list", "undo", "cancel", "device", "connect", "settings", "help", "start",
    ];

    /// <summary>What is offered to be made of a message that was not understood.</summary>
    public static IReadOnlyList<Intent> Offered { get; } = [Intent.Task, Intent.Event, Intent.Expense, Intent.Note];

    /// <summary>What a command drafts ("/expense"), or null.</summary>
    public static Intent? Drafts(string name) => Drafting.TryGetValue(name, out var intent) ? intent : null;

    /// <summary>What a command changes ("/edittask"), or null.</summary>
    public static Intent? Edits(string name) => Editing.TryGetValue(name, out var intent) ? intent : null;

    /// <summary>It asks for all it needs, so it may stand alone.</summary>
    public static bool AsksForAll(string name) => name == "log";
}
