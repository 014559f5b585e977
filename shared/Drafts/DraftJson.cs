using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>How payloads, readings and questions are written into columns.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true, Converters = [typeof(LocalDateConverter), typeof(LocalTimeConverter)])]
[JsonSerializable(typeof(Content))]
[JsonSerializable(typeof(IReadOnlyList<Stored>))]
[JsonSerializable(typeof(IReadOnlyList<NameInUse>))]
[JsonSerializable(typeof(IReadOnlyList<Progress.OpenProject>))]
[JsonSerializable(typeof(IReadOnlyList<Transactions.CurrencyTotals>))]
[JsonSerializable(typeof(IReadOnlyList<Projects.ProjectState>))]
[JsonSerializable(typeof(Reading))]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(SuggestedPlan))]
public sealed partial class DraftJson : JsonSerializerContext
{
    /// <summary>The context to use: it leaves letters of all languages readable.</summary>
    public static DraftJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

public sealed class LocalDateConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}

public sealed class LocalTimeConverter : JsonConverter<LocalTime>
{
    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalTimePattern.ExtendedIso.Parse(reader.GetString()!).GetValueOrThrow();

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalTimePattern.ExtendedIso.Format(value));
}
