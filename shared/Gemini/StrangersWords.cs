using System.Text;
using System.Text.Json;

namespace St4cker.Gemini;

/// <summary>Texts of an answer, made harmless: bounded, without control characters; an empty one is absent.</summary>
internal static class StrangersWords
{
    /// <exception cref="JsonException">Longer than allowed: cutting it would lose a person's words in silence.</exception>
    public static string? Line(string? text, int max) => Bounded(Clean(text, keepLines: false), max);

    /// <inheritdoc cref="Line"/>
    public static string? Lines(string? text, int max) => Bounded(Clean(text, keepLines: true), max);

    private static string? Bounded(string? text, int max) =>
        text?.Length > max ? throw new JsonException($"A text of {text.Length} characters, {max} are allowed") : text;

    private static string? Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\n' && keepLines)
                clean.Append(c);
            else if (c is '\n' or '\t' or '\u2028' or '\u2029')
                clean.Append(' ');
            else if (!char.IsControl(c) && !TurnsText(c))
                clean.Append(c);
        }
        return clean.ToString().Trim() is { Length: > 0 } result ? result : null;
    }

    /// <summary>Direction overrides make a card show another text than it holds.</summary>
    private static bool TurnsText(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
