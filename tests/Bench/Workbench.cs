using St4cker.Bench.Parts;

namespace St4cker.Bench;

/// <summary>The program that is measured and the directories its runs leave behind.</summary>
internal sealed class Workbench(string program) : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("st4cker-bench-").FullName;
    private int _homes;

    public static IReadOnlyDictionary<string, Func<Workbench, PartFigures, CancellationToken, Task>> Parts { get; } =
        new Dictionary<string, Func<Workbench, PartFigures, CancellationToken, Task>>(StringComparer.Ordinal)
        {
            ["ready"] = TimeToReady.MeasureAsync,
            ["memory"] = ResidentMemory.MeasureAsync,
            ["latency"] = MessageToCard.MeasureAsync,
            ["acknowledgements"] = Acknowledgements.MeasureAsync,
            ["throughput"] = Throughput.MeasureAsync,
            ["model"] = ByAModel.MeasureAsync,
            ["cluster"] = Cluster.MeasureAsync,
            ["devices"] = Devices.MeasureAsync,
            ["reading"] = Reading.MeasureAsync,
            ["screen"] = Screen.MeasureAsync,
            ["growth"] = Growth.MeasureAsync,
        };

    /// <summary>Measured only when named: they take minutes, gigabytes or a browser.</summary>
    public static IReadOnlyList<string> Long { get; } = ["screen", "growth"];

    public string Program => program;

    /// <summary>A data directory that nothing was written to yet.</summary>
    public string NewHome()
    {
        // The database's own user has to get through to its cluster.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return Path.Combine(_directory, string.Create(CultureInfo.InvariantCulture, $"home{++_homes}"));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
