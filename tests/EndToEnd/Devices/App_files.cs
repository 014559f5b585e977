using System.Text.Json;
using System.Text.RegularExpressions;
using St4cker.Drafts;
using St4cker.EndToEnd.Operations;

namespace St4cker.EndToEnd.Devices;

/// <summary>What the desktop client's files promise each other.</summary>
public sealed partial class App_files(AppModules modules) : IClassFixture<AppModules>
{
    private static readonly string[] Languages = ["en", "id", "ru"];

    [Fact]
    public void The_service_worker_keeps_every_file_of_the_app()
    {
        var kept = Quoted().Matches(ListOf(File.ReadAllText(Path.Combine(AppModules.Folder, "service-worker.js")))).Select(match => match.Groups["file"].Value);
        var files = Directory.EnumerateFiles(AppModules.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(AppModules.Folder, file).Replace('\\', '/'));
        // The page itself is kept by the place it is opened at, and the worker by the browser.
        var expected = files.Except(["service-worker.js", "index.html"], StringComparer.Ordinal).Append("");
        Assert.Equal(expected.Select(file => "./" + file).Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_text_becomes_markup_and_nothing_stands_inline()
    {
        foreach (var file in Directory.EnumerateFiles(AppModules.Folder, "*.js", SearchOption.AllDirectories))
            Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|setAttribute\\('style'|\\beval\\(|new Function", File.ReadAllText(file));
        Assert.DoesNotMatch("<style|<script>|style=| on[a-z]+=", File.ReadAllText(Path.Combine(AppModules.Folder, "index.html")));
    }

    [Fact]
    public async Task Every_language_has_every_word_and_those_of_the_chat_as_the_chat_says_them()
    {
        var words = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var language in Languages)
            words[language] = JsonSerializer.Deserialize<Dictionary<string, string>>(await EvaluateAsync($"(await import('./words/{language}.js')).default"))!;
        foreach (var language in Languages)
        {
            Assert.Equal(words["en"].Keys.Order(StringComparer.Ordinal), words[language].Keys.Order(StringComparer.Ordinal));
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "shared", "Drafts", "Texts", language + ".json"), TestContext.Current.CancellationToken))!;
            Assert.All(words[language].Where(word => texts.ContainsKey(word.Key)), word => Assert.Equal(texts[word.Key].Replace("{0}", "{n}", StringComparison.Ordinal), word.Value));
        }
    }

    [Fact]
    public async Task The_reference_has_the_commands_of_the_chat() =>
        Assert.Equal(ChatCommands.Menu, JsonSerializer.Deserialize<string[]>(await EvaluateAsync("(await import('./views/reference.js')).commands")));

    [Fact]
    public async Task Every_word_that_is_said_is_there()
    {
        var words = JsonSerializer.Deserialize<Dictionary<string, string>>(await EvaluateAsync("(await import('./words/en.js')).default"))!;
        foreach (var file in Directory.EnumerateFiles(AppModules.Folder, "*.js", SearchOption.AllDirectories))
            Assert.All(Said().Matches(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)), match => Assert.True(words.ContainsKey(match.Groups["word"].Value), $"{match.Groups["word"].Value} in {file}"));
    }

    [Theory]
    [InlineData("20.000", "IDR", "2000000")]
    [InlineData("20rb", "IDR", "2000000")]
    [InlineData("1,5jt", "IDR", "150000000")]
    [InlineData("12.50", "USD", "1250")]
    [InlineData("12,5", "EUR", "1250")]
    [InlineData("1.234,56", "EUR", "123456")]
    [InlineData("1,234.56", "USD", "123456")]
    [InlineData("1 234", "RUB", "123400")]
    [InlineData("1200", "JPY", "1200")]
    [InlineData("0", "USD", "null")]
    [InlineData("-5", "USD", "null")]
    [InlineData("five", "USD", "null")]
    [InlineData("99999999999999999", "USD", "null")]
    public async Task Amounts_are_read_as_people_type_them(string typed, string currency, string minor) =>
        Assert.Equal(minor, await EvaluateAsync($"(await import('./data/money.js')).amountOf({JsonSerializer.Serialize(typed)}, '{currency}')"));

    [Theory]
    [InlineData("FREQ=DAILY;INTERVAL=3", "2026-01-30", "2026-01-30 2026-02-02 2026-02-05 2026-02-08")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,FR", "2026-01-30", "2026-01-30 2026-02-02 2026-02-06 2026-02-09")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=2", "2026-01-20", "2026-02-03")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31", "2025-12-31", "2026-01-31")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "2025-06-27", "2026-01-30")]
    [InlineData("FREQ=YEARLY", "2020-02-01", "2026-02-01")]
    [InlineData("FREQ=DAILY;UNTIL=20260131T000000Z", "2026-01-29", "2026-01-30 2026-01-31")]
    public async Task What_repeats_is_on_its_days(string rule, string start, string days) =>
        Assert.Equal(JsonSerializer.Serialize(days.Split(' ')), await EvaluateAsync($"(await import('./data/recurring.js')).occurrences('{rule}', '{start}', '2026-01-30', '2026-02-09')"));

    private async Task<string> EvaluateAsync(string expression) => await (await modules.OpenAsync()).EvaluateAsync<string>($"async () => JSON.stringify({expression})");

    private static string ListOf(string worker) => worker[worker.IndexOf("files = [", StringComparison.Ordinal)..worker.IndexOf("];", StringComparison.Ordinal)];

    [GeneratedRegex("'(?<file>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(say|count)\('(?<word>[A-Za-z][\w.]*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();
}
