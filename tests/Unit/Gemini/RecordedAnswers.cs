using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Language;
using St4cker.Router.Reading;
using St4cker.Unit.House;

namespace St4cker.Unit.Gemini;

/// <summary>Each answer of the folder Recorded goes the whole way: from the wire through the bounds to the fields of the items. See its README.</summary>
public sealed class RecordedAnswers
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Folder => Path.Combine(SourceTree.Root, "tests", "Unit", "Gemini", "Recorded");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_recorded_answer_reads_as_it_should(string name)
    {
        var path = Path.Combine(Folder, name + ".json");
        var recorded = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        var read = await ReplayAsync(recorded);
        // To write what it reads now into the files, for a person to look at: UPDATE_RECORDED=1.
        if (Environment.GetEnvironmentVariable("UPDATE_RECORDED") == "1")
        {
            recorded["reads"] = read?.DeepClone();
            await File.WriteAllTextAsync(path, recorded.ToJsonString(Readable) + "\n", TestContext.Current.CancellationToken);
        }
        Assert.Equal(recorded["reads"]?.ToJsonString(Readable), read?.ToJsonString(Readable));
    }

    /// <returns>The items as <c>st4cker read</c> writes them; null: the rules read the message.</returns>
    private static async Task<JsonNode?> ReplayAsync(JsonNode recorded)
    {
        var (text, language) = ((string)recorded["text"]!, (string)recorded["language"]!);
        await using var gemini = await FakeGemini.StartAsync(new Reply(HttpStatusCode.OK, recorded["response"]!.ToJsonString()));
        await using var asking = new Asking(gemini.Url, "one");
        var speaker = Asking.Speaker with { Language = language };
        var answer = await asking.Reader.ExtractAsync(text, Known(recorded["names"]), speaker, Asking.Ann, TestContext.Current.CancellationToken);
        return answer.Answered ? new JsonArray([.. SaidReading.Of(answer).Resolve(text, speaker).Select(item => Written(text, item))]) : null;
    }

    private static JsonNode Written(string text, ReadItem item)
    {
        var reading = ReadingJson.Write(new St4cker.Language.Reading(text, [item]));
        var written = reading["items"]![0]!.DeepClone();
        if (reading["question"] is { } question)
            written["question"] = question.DeepClone();
        return written;
    }

    private static KnownNames Known(JsonNode? names) =>
        KnownNames.Of((names as JsonObject ?? []).SelectMany(list => list.Value!.AsArray().Select(name => new NameInUse(list.Key, (string)name!))));
}
