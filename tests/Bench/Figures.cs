using System.Runtime.InteropServices;
using System.Text.Json;

namespace St4cker.Bench;

/// <param name="Low">The least and the most of the runs, when there were several; the value is their median.</param>
internal sealed record Figure(string Part, string Name, double Value, string Unit, double? Low = null, double? High = null);

/// <summary>What was measured: a table on standard output as it comes, and a file.</summary>
internal sealed class Figures
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<Figure> _all = [];
    private string _about = "";

    public void Introduce(string program)
    {
        _about = string.Create(CultureInfo.InvariantCulture, $"{program}, {Environment.ProcessorCount} processors, load {Load()}, {RuntimeInformation.OSDescription}");
        Console.WriteLine(_about);
    }

    public PartFigures Of(string part)
    {
        Console.WriteLine($"\n{part}");
        return new PartFigures(this, part);
    }

    public void Add(Figure figure)
    {
        _all.Add(figure);
        var range = figure.Low is { } low && figure.High is { } high ? $"   {Number(low)} to {Number(high)}" : "";
        Console.WriteLine($"  {figure.Name,-58}{Number(figure.Value),9} {figure.Unit,-6}{range}");
    }

    public async Task WriteAsync(string file, CancellationToken stop) =>
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { About = _about, Figures = _all }, Readable), stop);

    private static string Number(double value) => value.ToString(value switch { < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);

    // Other work on the machine is the first thing to know about a figure.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}

/// <summary>The figures of one part.</summary>
internal sealed class PartFigures(Figures figures, string part)
{
    public void Add(string name, double value, string unit) => figures.Add(new Figure(part, name, value, unit));

    /// <summary>The median of several runs, and their range.</summary>
    public void Add(string name, IReadOnlyList<double> runs, string unit) =>
        figures.Add(new Figure(part, name, Percentile.Of(runs, 50), unit, runs.Min(), runs.Max()));
}

internal static class Percentile
{
    public static double Of(IReadOnlyList<double> values, double percent)
    {
        if (values.Count == 0)
            return double.NaN;
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
