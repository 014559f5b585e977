using System.Collections.Frozen;
using System.Text.Json;

namespace St4cker.Drafts.Words;

/// <summary>Everything the program says to people, in one language. The words stand in <c>Texts/*.json</c>.</summary>
public sealed class Phrases
{
    private static readonly FrozenDictionary<string, Phrases> Languages =
        new[] { "en", "id" }.ToFrozenDictionary(language => language, Load, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> _texts;

    private Phrases(string language, FrozenDictionary<string, string> texts)
    {
        Language = language;
        _texts = texts;
        Days = this["days"].Split(' ');
        Months = this["months"].Split(' ');
    }

    public string Language { get; }

    public static IEnumerable<string> Supported => Languages.Keys.Order(StringComparer.Ordinal);

    /// <summary>Names of the days, Monday first.</summary>
    internal IReadOnlyList<string> Days { get; }
    internal IReadOnlyList<string> Months { get; }
    internal IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The texts of a language; English where there are none yet.</summary>
    public static Phrases In(string language) => Languages.GetValueOrDefault(language) ?? Languages["en"];

    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text '{key}' in '{Language}'");

    public string Say(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    private static Phrases Load(string language)
    {
        using var stream = typeof(Phrases).Assembly.GetManifestResourceStream("Texts." + language)!;
        return new Phrases(language, JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
