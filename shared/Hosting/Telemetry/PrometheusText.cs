using System.Text;

namespace St4cker.Hosting.Telemetry;

/// <summary>The text format 0.0.4 that Prometheus reads.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<Metric> metrics)
    {
        var text = new StringBuilder(16 * 1024);
        // The same name can come from two meters; it may be described only once.
        foreach (var metric in metrics.GroupBy(metric => metric.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var first = metric.First();
            var help = first.Help.Replace("\\", @"\\", StringComparison.Ordinal).ReplaceLineEndings(" ");
            text.Append("# HELP ").Append(first.Name).Append(' ').Append(help).Append('\n');
            text.Append("# TYPE ").Append(first.Name).Append(' ').Append(first.Kind.ToString().ToLowerInvariant()).Append('\n');
            var all = metric.Where(same => same.Kind == first.Kind).SelectMany(same => same.Series, (from, series) => (from, series));
            foreach (var (from, series) in all.DistinctBy(pair => pair.series.Labels, StringComparer.Ordinal))
                Append(text, from, series);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Metric metric, MetricSeries series)
    {
        var (value, count, cumulative) = series.Read();
        if (metric.Bounds is not { } bounds)
        {
            AppendSample(text, metric.Name, series.Labels, value);
            return;
        }
        for (var i = 0; i < cumulative.Length; i++)
        {
            var end = i < bounds.Length ? Number(bounds[i]) : "+Inf";
            AppendSample(text, $"{metric.Name}_bucket", series.Labels.Length == 0 ? $"le=\"{end}\"" : $"{series.Labels},le=\"{end}\"", cumulative[i]);
        }
        AppendSample(text, $"{metric.Name}_sum", series.Labels, value);
        AppendSample(text, $"{metric.Name}_count", series.Labels, count);
    }

    private static void AppendSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
