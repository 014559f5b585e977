using System.Collections.Frozen;
using System.Text.Json;

namespace St4cker.Drafts.Words;

/// <summary>Everything the program says to people, in one language. The words stand in <c>Texts/*.json</c>.</summary>
public sealed class Phrases
{
    private static readonly FrozenDictionary<string, Phrases> Languages =
        new[] { "en", "id", "ru" }.ToFrozenDictionary(language => language, Load, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> _texts;

    private Phrases(string language, FrozenDictionary<string, string> texts)
    {
        Language = language;
        _texts = texts;
        Days = this["days"].Split(' ');
        Months = this["months"].Split(' ');
        FullMonths = this["full_months"].Split(' ');
    }

    public string Language { get; }

    public static IEnumerable<string> Supported => Languages.Keys.Order(StringComparer.Ordinal);

    /// <summary>Names of the days, Monday first.</summary>
    internal IReadOnlyList<string> Days { get; }
    internal IReadOnlyList<string> Months { get; }
    internal IReadOnlyList<string> FullMonths { get; }
    internal IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>The texts of a language; English where there are none yet.</summary>
    public static Phrases In(string language) => Languages.GetValueOrDefault(language) ?? Languages["en"];

    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text '{key}' in '{Language}'");

    public string Say(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The text, or null when there is none: for words that people and models make up.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>The form of the text that goes with a number: "1 task", "2 tasks"; "1 задача", "2 задачи", "5 задач". The forms stand in one
    /// text, separated by '|', in the order one, (few,) many; {0} is the number.</summary>
    public string Count(string key, long number, params ReadOnlySpan<object?> more)
    {
        var forms = this[key].Split('|');
        return string.Format(CultureInfo.InvariantCulture, forms[Math.Min(Form(number), forms.Length - 1)], [number, .. more]);
    }

    private int Form(long number) => Language switch
    {
        "ru" when number % 10 == 1 && number % 100 != 11 => 0,
        "ru" when number % 10 is >= 2 and <= 4 && number % 100 is < 12 or > 14 => 1,
        "ru" => 2,
        _ => number == 1 ? 0 : 1,
    };

    private static Phrases Load(string language)
    {
        using var stream = typeof(Phrases).Assembly.GetManifestResourceStream("Texts." + language)!;
        return new Phrases(language, JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
