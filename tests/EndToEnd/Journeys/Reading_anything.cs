using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>Whatever comes on its standard input, <c>st4cker read</c> answers each line.</summary>
public sealed class Reading_anything
{
    private const int Lines = 10_000;

    private static readonly string[] Words =
    [
        "buy", "milk", "tomorrow", "9am", "dentist", "Tue", "3pm", "paid", "20", "coffee", "done with", "move", "to", "every", "second", "Tuesday", "until", "31 February", "25:00", "10/11", "$12.50", "20rb", "1,5jt",
        "beli", "susu", "besok", "jam 9", "lusa", "tanggal", "setiap", "hapus", "pindahkan", "ke", "ingatkan", "gocap", "setengah", "купить", "молоко", "завтра", "в 9", "полтора", "часа", "каждый", "вторник", "руб", "тыс",
        "удали", "послезавтра", "|", ",", ";", ".", "-", "–", "\t", "☐", "%", "45%", "2h", "@bob", "#x", "/task", "/progress", "999999999999999999999999", "-1", "0", "1e308", "NaN", "٣", "Ⅷ", "½", "\u202E", "\u200B", "\uFEFF",
        "e\u0301\u0301\u0301", "ﷺ", "ß", "İ", "ı", "👩‍👩‍👧‍👦", "\\", "\"", "'", "{0}", "{", "}", "<b>", "&amp;", "\\u0000", "\0", "\u0001", "\u001B[31m", "(((((((((", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly Gen<string> Any = Gen.OneOf(
        Gen.Elements(Words).ListOf().Select(words => string.Join(' ', words)),
        Gen.Elements(Words).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        from word in Gen.Elements(Words) from times in Gen.Choose(1, 4096) select string.Concat(Enumerable.Repeat(word, times))[..Math.Min(4096, word.Length * times)],
        Gen.Elements(Words).ListOf(300).Select(words => string.Join(' ', words)));

    [Theory]
    [InlineData("en", "America/New_York")]
    [InlineData("id", "Asia/Jakarta")]
    [InlineData("ru", "Europe/Moscow")]
    public async Task Ten_thousand_random_and_hostile_lines_are_all_answered(string language, string zone)
    {
        var seed = (ulong)Random.Shared.NextInt64();
        var said = Any.Sample(Lines / 3 + 1, new Rnd(seed), 60).Select(text => text.Replace('\n', ' ').Replace('\r', ' ')).ToList();
        await using var program = new ProgramUnderTest([]);
        var (exitCode, output) = await program.RunAsync(["read", "--now", "2026-11-21T10:00:00+07:00", "--zone", zone, "--language", language, "--currency", "IDR"], string.Join('\n', said) + "\n");
        Assert.True(exitCode == 0, $"With seed {seed}: {output[..Math.Min(2000, output.Length)]}");
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(said.Count == answers.Length, $"With seed {seed}: {said.Count} lines, {answers.Length} answers");
        foreach (var (line, answer) in said.Zip(answers))
        {
            using var reading = JsonDocument.Parse(answer);
            Assert.True(reading.RootElement.GetProperty("items").GetArrayLength() > 0, $"With seed {seed}: {line}");
        }
    }
}
