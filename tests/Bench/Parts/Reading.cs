using System.Diagnostics;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using NodaTime;
using St4cker.Language;

namespace St4cker.Bench.Parts;

/// <summary>What it costs to read one message by the rules, over the messages of the public corpus: mean and bytes by BenchmarkDotNet,
/// median and p99 of the single readings beside it.</summary>
internal static class Reading
{
    private const int Rounds = 60;

    public static Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        foreach (var language in new[] { "en", "id", "ru" })
        {
            var messages = CorpusReading.Messages(language);
            var speaker = CorpusReading.Speaker(language);
            var took = new List<double>(messages.Length * Rounds);
            for (var round = -5; round < Rounds; round++)
            {
                foreach (var message in messages)
                {
                    var start = Stopwatch.GetTimestamp();
                    Reader.Read(message, speaker);
                    if (round >= 0)
                        took.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                }
            }

            figures.Add($"a reading takes ({language}): median", Percentile.Of(took, 50), "µs");
            figures.Add($"a reading takes ({language}): p99", Percentile.Of(took, 99), "µs");
        }

        var configuration = ManualConfig.CreateEmpty().AddLogger(NullLogger.Instance)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .WithOptions(ConfigOptions.DisableOptimizationsValidator)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "st4cker-bench-reading"));
        foreach (var report in BenchmarkRunner.Run<CorpusReading>(configuration).Reports.Where(report => report.ResultStatistics is not null))
        {
            var language = (string)report.BenchmarkCase.Parameters["Language"];
            figures.Add($"a reading takes ({language}): mean, BenchmarkDotNet", report.ResultStatistics!.Mean / 1000, "µs");
            figures.Add($"a reading allocates ({language})", (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1024.0, "KiB");
        }

        return Task.CompletedTask;
    }
}

/// <summary>All messages of a language, read one after another; an operation is one message.</summary>
public class CorpusReading
{
    private string[] _messages = [];
    private Speaker _speaker = null!;
    private int _next;

    [Params("en", "id", "ru")]
    public string Language { get; set; } = "en";

    [GlobalSetup]
    public void Load()
    {
        _messages = Messages(Language);
        _speaker = Speaker(Language);
    }

    [Benchmark]
    public object ReadOne() => Reader.Read(_messages[_next++ % _messages.Length], _speaker);

    internal static string[] Messages(string language) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpus", language + ".jsonl")).Where(line => line.StartsWith('{'))
            .Select(line => JsonDocument.Parse(line).RootElement.TryGetProperty("text", out var text) ? text.GetString()! : "").Where(text => text.Length > 0)];

    internal static Speaker Speaker(string language) => language switch
    {
        "id" => new Speaker(Instant.FromUtc(2026, 11, 21, 3, 0), DateTimeZoneProviders.Tzdb["Asia/Jakarta"], language, "IDR"),
        "ru" => new Speaker(Instant.FromUtc(2026, 11, 20, 7, 0), DateTimeZoneProviders.Tzdb["Europe/Moscow"], language, "RUB"),
        _ => new Speaker(Instant.FromUtc(2026, 11, 20, 10, 0), DateTimeZoneProviders.Tzdb["Europe/London"], language, "GBP"),
    };
}
