using System.Text.Json;
using System.Text.Json.Serialization;

namespace St4cker.Telegram;

/// <summary>Seconds since 1970; 0 stands for "not known" and becomes <see cref="DateTime.MinValue"/>.</summary>
internal sealed class UnixTime : JsonConverter<DateTime>
{
    private const long LastSecond = 253402300799;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) && seconds is > 0 and <= LastSecond)
            return DateTime.UnixEpoch.AddSeconds(seconds);
        return DateTime.MinValue;
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value == DateTime.MinValue ? 0 : (long)(value - DateTime.UnixEpoch).TotalSeconds);
}

/// <summary>Telegram's snake_case words; one that is not known (Telegram adds some) is the enum's zero.</summary>
internal sealed class TolerantEnum<T> : JsonConverter<T> where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByWord =
        Enum.GetValues<T>().ToDictionary(WordOf, value => value, StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? ByWord.GetValueOrDefault(LenientText.Read(ref reader)!) : default;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(WordOf(value));

    private static string WordOf(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>A text that is no valid Unicode does not fail the whole update.</summary>
internal sealed class TolerantText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LenientText.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
