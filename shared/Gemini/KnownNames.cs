using System.Text;
using System.Text.Json;
using St4cker.Drafts;
using St4cker.Language;

namespace St4cker.Gemini;

/// <summary>What a person calls their projects, courses and categories, as a model may see it: few, short, one line each. They are the
/// person's data, and as untrusted as a message: a name may be a stranger's sentence.</summary>
public sealed class KnownNames
{
    private const int MostNames = 40, MostBytes = 2048, LongestName = 80;
    private readonly Dictionary<string, List<string>> _byWhat = new(StringComparer.Ordinal);

    public static KnownNames None { get; } = new();

    public bool IsEmpty => _byWhat.Count == 0;

    /// <param name="names">The most important first: those beyond the bounds are left out.</param>
    public static KnownNames Of(IEnumerable<NameInUse> names)
    {
        var known = new KnownNames();
        var (count, bytes) = (0, 0);
        foreach (var (what, name) in names)
        {
            if (Clean(name) is not { Length: > 0 } line || known.Given(what, line) is not null)
                continue;
            // Quotes and commas, and what a name's list is called.
            bytes += JsonSerializer.SerializeToUtf8Bytes(line, NamesJson.Readable.String).Length + 1 + (known._byWhat.ContainsKey(what) ? 0 : what.Length + 6);
            if (++count > MostNames || bytes > MostBytes)
                break;
            (known._byWhat.TryGetValue(what, out var list) ? list : known._byWhat[what] = []).Add(line);
        }
        return known;
    }

    /// <summary>One line of JSON: no name can end its own quotes.</summary>
    public string Write() => JsonSerializer.Serialize(_byWhat, NamesJson.Readable.DictionaryStringListString);

    /// <summary>The extraction without the names that a model may not have: they neither stand in the text nor are known.</summary>
    public Extraction Bound(Extraction extraction, string text)
    {
        var said = Squeezed(text);
        return new Extraction([.. extraction.Items.Select(item => item with { Said = Bound(item, said) })]);
    }

    private SaidWords Bound(ExtractedItem item, string said)
    {
        var words = item.Said with
        {
            Project = Allowed("project", item.Said.Project, said),
            Course = Allowed("course", item.Said.Course, said),
            Category = Allowed("category", item.Said.Category, said),
        };
        // Of progress the title is the name of the project where the model gave no other.
        return item.Intent == Intent.Progress && words.Project is null ? words with { Title = Allowed("project", words.Title, said) } : words;
    }

    private string? Allowed(string what, string? name, string said)
    {
        if (name is null)
            return null;
        var line = Squeezed(name);
        return Given(what, line) ?? (said.Contains(line, StringComparison.OrdinalIgnoreCase) ? name : null);
    }

    private string? Given(string what, string name) =>
        _byWhat.GetValueOrDefault(what)?.Find(given => string.Equals(given, name, StringComparison.CurrentCultureIgnoreCase));

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>One line, without what can not be seen (text can be hidden in it), cut at a word.</summary>
    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) && rune != Rune.ReplacementChar)
                clean.Append(rune.ToString());
        }
        var line = Squeezed(clean.ToString());
        if (line.Length <= LongestName)
            return line;
        var end = line.LastIndexOf(' ', LongestName);
        return end > 0 ? line[..end] : "";
    }
}
