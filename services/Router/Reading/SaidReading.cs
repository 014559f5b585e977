using System.Text.Json;
using System.Text.Json.Serialization;
using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Language;

namespace St4cker.Router.Reading;

/// <summary>What a model made of an update, kept beside it until it is read: words only, nothing is computed by a model.</summary>
/// <param name="WhyNot">Why there is no answer, or null.</param>
internal sealed record SaidReading(string? Model, IReadOnlyList<SaidItem> Items, WhyNot? WhyNot)
{
    public static SaidReading Of(ModelAnswer<Extraction> answer) => answer.Value is { } extraction
        ? new SaidReading(answer.Model, [.. extraction.Items.Select(item => new SaidItem(item.Intent, item.Confidence, item.Said))], WhyNot: null)
        : new SaidReading(Model: null, [], answer.WhyNot);

    /// <summary>What its words come to, an item each.</summary>
    public IEnumerable<ReadItem> Resolve(string text, Speaker speaker) => Items.SelectMany(item => Reader.Resolve(
        text, item.Intent, item.Confidence, item.Said, speaker, isOnly: Items.Count(other => DraftKinds.For(other.Intent) == DraftKinds.For(item.Intent)) == 1).Items);

    public string Write() => JsonSerializer.Serialize(this, SaidJson.Default.SaidReading);

    /// <summary>What can not be read is no answer: the rules read the update.</summary>
    public static SaidReading? Read(string? json)
    {
        if (json is null)
            return null;
        try
        {
            if (JsonSerializer.Deserialize(json, SaidJson.Default.SaidReading) is { Items: { } items } said && items.All(item => item?.Said is not null))
                return said;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or NotSupportedException)
        {
            // Another version wrote it.
        }

        return new SaidReading(Model: null, [], WhyNot: Gemini.WhyNot.BadAnswer);
    }
}

internal sealed record SaidItem(Intent Intent, double Confidence, SaidWords Said);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SaidReading))]
internal sealed partial class SaidJson : JsonSerializerContext;
