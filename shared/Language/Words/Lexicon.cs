using System.Collections.Frozen;

namespace St4cker.Language.Words;

/// <summary>All words of all languages, as one speaker means them: people mix languages, so every table counts for everyone;
/// the speaker's own language is asked first.</summary>
/// <remarks>To add a language: write its table beside <see cref="English"/> and name it in <see cref="Tables"/>.</remarks>
internal sealed class Lexicon
{
    private const int LongestWord = 32;

    private static readonly (string Language, IReadOnlyList<WordRow> Rows)[] Tables =
    [
        ("en", English.Rows),
        ("id", Indonesian.Rows),
        ("ru", Russian.Rows),
    ];

    private static readonly Lexicon Foreign = new("");
    private static readonly FrozenDictionary<string, Lexicon> ByLanguage =
        Tables.ToFrozenDictionary(table => table.Language, table => new Lexicon(table.Language), StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _entries;

    private Lexicon(string own)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        foreach (var (language, rows) in Tables.OrderByDescending(table => table.Language == own))
        {
            foreach (var row in rows.Where(row => row.Care != Care.OwnLanguage || language == own))
            {
                foreach (var phrase in row.Words.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    Learn(entries, Folded(phrase).Split(' '), new Meaning(row.Sense, row.Value, row.Care));
            }
        }
        foreach (var entry in entries.Values)
            entry.Finish();
        _entries = entries.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Lexicon Of(string language) => ByLanguage.GetValueOrDefault(language, Foreign);

    /// <summary>Signs that people write one for the other: a curly apostrophe, Russian "ё" and "е".</summary>
    public static string Folded(string text) => text.Replace('’', '\'').Replace('ё', 'е').Replace('Ё', 'Е');

    public Entry? Find(ReadOnlySpan<char> word) => word.Length <= LongestWord && _entries.TryGetValue(word, out var entry) ? entry : null;

    private static void Learn(Dictionary<string, Entry> entries, string[] words, Meaning meaning)
    {
        if (!entries.TryGetValue(words[0], out var entry))
            entries.Add(words[0], entry = new Entry());
        entry.Add(words[1..], meaning);
    }

    /// <summary>A word with its own meanings and the phrases that begin with it.</summary>
    internal sealed class Entry
    {
        public Meaning[] Meanings { get; private set; } = [];
        public List<Phrase> Phrases { get; } = [];

        public void Add(string[] rest, Meaning meaning)
        {
            if (rest.Length == 0)
            {
                Meanings = With(Meanings, meaning);
                return;
            }
            var at = Phrases.FindIndex(phrase => phrase.Rest.SequenceEqual(rest, StringComparer.OrdinalIgnoreCase));
            if (at < 0)
                Phrases.Add(new Phrase(rest, [meaning]));
            else
                Phrases[at] = new Phrase(rest, With(Phrases[at].Meanings, meaning));
        }

        /// <summary>Makes the longest phrase the first to be tried; a phrase that begins with a verb can still be one ("take out the trash").</summary>
        public void Finish()
        {
            Phrases.Sort((a, b) => b.Rest.Length.CompareTo(a.Rest.Length));
            if (!Meanings.Any(meaning => meaning.Sense == Sense.Verb))
                return;
            for (var at = 0; at < Phrases.Count; at++)
            {
                if (KeepsVerb(Phrases[at].Meanings))
                    Phrases[at] = Phrases[at] with { Meanings = With(Phrases[at].Meanings, new Meaning(Sense.Verb)) };
            }
        }

        private static bool KeepsVerb(Meaning[] meanings) => !meanings.Any(meaning => meaning.Sense == Sense.Appointment)
            && meanings.Any(meaning => meaning.Sense is Sense.Add or Sense.Remove or Sense.Correction or Sense.Greeting or Sense.Type or Sense.Field or Sense.Category or Sense.Change);

        private static Meaning[] With(Meaning[] known, Meaning meaning) =>
            known.Any(other => other.Sense == meaning.Sense) ? known : [.. known, meaning];
    }

    internal sealed record Phrase(string[] Rest, Meaning[] Meanings);
}
