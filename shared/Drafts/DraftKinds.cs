using St4cker.Drafts.Batches;
using St4cker.Drafts.Changes;
using St4cker.Drafts.Events;
using St4cker.Drafts.Notes;
using St4cker.Drafts.Progress;
using St4cker.Drafts.Projects;
using St4cker.Drafts.Reminders;
using St4cker.Drafts.Tasks;
using St4cker.Drafts.Transactions;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>The list of kinds; a new kind is a folder and a line here.</summary>
public static class DraftKinds
{
    public static IReadOnlyList<DraftKind> All { get; } =
    [
        new TaskKind(), new EventKind(), new TransactionKind(), new ProjectKind(), new ProgressKind(), new NoteKind(), new ReminderKind(),
        new ChangeKind(), new BatchKind(),
    ];

    private static readonly Dictionary<string, DraftKind> ByName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private static readonly Dictionary<Intent, DraftKind> ByIntent = All.SelectMany(kind => kind.Intents.Select(intent => (intent, kind))).ToDictionary(pair => pair.intent, pair => pair.kind);

    public static DraftKind Named(string name) => ByName[name];

    public static DraftKind? For(Intent intent) => ByIntent.GetValueOrDefault(intent);

    /// <summary>The kind that all of this is one draft of: several things are a batch, and what is of no kind is something to do.</summary>
    public static DraftKind Of(IReadOnlyList<ReadItem> items) => items.Count > 1 ? ByName["batch"] : For(items[0].Intent) ?? ByName["task"];

    public static DraftKind? ForCommand(string commandType) =>
        All.FirstOrDefault(kind => string.Equals(kind.CommandType, commandType, StringComparison.Ordinal));
}
