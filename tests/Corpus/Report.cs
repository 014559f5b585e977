using System.Text.Encodings.Web;
using System.Text.Json;

namespace St4cker.Corpus;

/// <summary>The figures, and the misses behind them.</summary>
internal static class Report
{
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(IReadOnlyList<Result> results, TextWriter to)
    {
        var groups = results.GroupBy(static result => result.Line.Group, StringComparer.Ordinal).ToList();
        to.WriteLine(Row("", groups.Select(static group => group.Key)));
        to.WriteLine(Row("messages", groups.Select(static group => Text(group.Count()))));
        to.WriteLine(Row("whole message right", groups.Select(static group => Share(group.Select(static result => (bool?)result.IsRight)))));
        foreach (var part in Parts.All)
            to.WriteLine(Row("  " + part, groups.Select(group => Share(group.Select(result => result.IsPartRight(part))))));
        to.WriteLine(Row("wrong but unmarked", groups.Select(static group => Text(group.Count(static result => result.Differences.Exists(static one => one.IsWrongGuess))))));
        to.WriteLine(Row("  but for its title", groups.Select(static group => Text(group.Count(static result => result.Differences.Exists(static one => one is { IsWrongGuess: true, Field: not "title" }))))));
        to.WriteLine(Row("marks beyond need", groups.Select(static group => Text(group.Sum(static result => result.OverMarked)))));
    }

    /// <param name="group">en, id, ru, or null for all.</param>
    public static void PrintMisses(IEnumerable<Result> results, string? group, TextWriter to)
    {
        foreach (var result in results.Where(result => !result.IsRight && (group is null || result.Line.Group == group)))
        {
            to.WriteLine($"\n{result.Line.Source}  {JsonSerializer.Serialize(result.Line.Text, Readable)}");
            foreach (var one in result.Differences)
                to.WriteLine($"  {(one.IsWrongGuess ? "! " : "  ")}{one.Field}: expected {one.Expected}, read {one.Read}");
        }
    }

    private static string Row(string name, IEnumerable<string> cells) => name.PadRight(22) + string.Concat(cells.Select(static cell => cell.PadLeft(16)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(IEnumerable<bool?> outcomes)
    {
        var counted = outcomes.OfType<bool>().ToList();
        var right = counted.Count(static outcome => outcome);
        return counted.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * right / counted.Count:0.0}% ({right}/{counted.Count})");
    }
}
