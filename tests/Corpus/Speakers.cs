using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using St4cker.Language;

namespace St4cker.Corpus;

/// <summary>Who speaks in each language: the moment, the zone and the currency of speakers.json, unless a line says its own.</summary>
internal sealed class Speakers(DirectoryInfo folder, JsonObject byLanguage)
{
    public static Speakers Of(DirectoryInfo folder) =>
        new(folder, JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "speakers.json")))!.AsObject());

    /// <summary>The messages of the three languages, then the dates that other projects test themselves with.</summary>
    public FileInfo[] Corpus => [.. new[] { "en.jsonl", "id.jsonl", "ru.jsonl", "open-dates.jsonl" }
        .Select(name => new FileInfo(Path.Combine(folder.FullName, name)))
        .Where(file => file.Exists)];

    public IEnumerable<Line> Lines(FileInfo file, string otherwise)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        var number = 0;
        foreach (var text in File.ReadLines(file.FullName))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var json = JsonNode.Parse(text)!.AsObject();
            var language = (string?)json["language"] ?? (byLanguage.ContainsKey(name) ? name : otherwise);
            var group = language == name ? name : $"{name} {language}";
            yield return new Line($"{name}:{number}", group, json, Speaker(json, language));
        }
    }

    private Speaker Speaker(JsonObject line, string language)
    {
        string Said(string field) => (string?)line[field] ?? (string)byLanguage[language]![field]!;
        var zone = DateTimeZoneProviders.Tzdb[Said("zone")];
        return new Speaker(Moment(Said("now"), zone), zone, language, Said("currency"));
    }

    private static Instant Moment(string now, DateTimeZone zone) =>
        OffsetDateTimePattern.ExtendedIso.Parse(now) is { Success: true } withOffset
            ? withOffset.Value.ToInstant()
            : (LocalDateTimePattern.GeneralIso.Parse(now) is { Success: true } local
                ? local.Value
                : LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(now).Value).InZoneLeniently(zone).ToInstant();
}
