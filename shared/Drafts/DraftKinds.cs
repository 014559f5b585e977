using St4cker.Drafts.Tasks;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>The list of kinds; a new kind is a folder and a line here.</summary>
public static class DraftKinds
{
    public static IReadOnlyList<DraftKind> All { get; } = [new TaskKind()];

    private static readonly Dictionary<string, DraftKind> ByName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static DraftKind Named(string name) => ByName[name];

    public static DraftKind? For(Intent intent) => All.FirstOrDefault(kind => kind.Intent == intent);

    public static DraftKind? ForCommand(string commandType) =>
        All.FirstOrDefault(kind => string.Equals(kind.CommandType, commandType, StringComparison.Ordinal));
}
