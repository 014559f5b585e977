using System.Buffers;
using System.Text;
using System.Text.Json;

namespace St4cker.Telegram;

/// <summary>
/// A text as Telegram sends it: half a surrogate pair, for which the JSON reader refuses the whole text, becomes the
/// replacement sign; NUL, which PostgreSQL does not keep, is left out.
/// </summary>
internal static class LenientText
{
    /// <param name="reader">Stands on a string, a name or null.</param>
    public static string? Read(ref Utf8JsonReader reader)
    {
        try
        {
            return WithoutNul(reader.GetString());
        }
        catch (InvalidOperationException) when (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
        {
            var raw = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
            return WithoutNul(Whole(Unescape(Encoding.UTF8.GetString(raw))));
        }
    }

    private static string? WithoutNul(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    // The reader has checked that every escape is one.
    private static string Unescape(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] != '\\')
            {
                text.Append(json[at]);
                continue;
            }
            var sign = json[++at];
            if (sign == 'u')
            {
                text.Append((char)ushort.Parse(json.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
                text.Append(sign switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => sign });
        }
        return text.ToString();
    }

    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        // Half a surrogate pair is enumerated as the replacement sign.
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune);
        return whole.ToString();
    }
}
