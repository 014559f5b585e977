using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace St4cker.Hosting.Telemetry;

/// <summary>How Prometheus sees an instrument.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>One instrument with its series, at most a fixed number of them: what does not fit is counted together.</summary>
internal sealed class Metric
{
    private const int MostSeries = 200;
    private const int MostRemembered = 16;
    private static readonly double[] Seconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private static readonly double[] Amounts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000];
    private readonly ConcurrentDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);
    private readonly bool _asked;
    private readonly bool _observed;
    // The few sets of tags that come again and again are known without writing out their labels.
    private Remembered[] _remembered = [];

    public Metric(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        Kind = type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? MetricKind.Counter
            : type == typeof(Histogram<>) ? MetricKind.Histogram
            : MetricKind.Gauge;
        // These tell their total when asked, and a gauge its value; the others tell what changed.
        _asked = instrument.IsObservable;
        _observed = _asked || type == typeof(Gauge<>);
        Name = MetricNames.For(instrument, Kind);
        Help = instrument.Description ?? "";
        Bounds = Kind == MetricKind.Histogram ? BoundsOf(instrument) : null;
    }

    public string Name { get; }
    public string Help { get; }
    public MetricKind Kind { get; }

    /// <summary>The upper ends of a histogram's buckets, but for the last, which has none.</summary>
    public double[]? Bounds { get; }

    public IEnumerable<MetricSeries> Series => _series.Values.OrderBy(series => series.Labels, StringComparer.Ordinal);

    /// <summary>What is asked each time tells all it has each time: what it tells no more, such as the queues once another process leads, is gone.</summary>
    public void ForgetObserved()
    {
        if (!_asked)
            return;
        _series.Clear();
        Volatile.Write(ref _remembered, []);
    }

    public void Measure(double measured, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = SeriesFor(tags);
        if (Kind == MetricKind.Histogram)
            series.Record(measured);
        else if (_observed)
            series.Set(measured);
        else
            series.Add(measured);
    }

    private MetricSeries SeriesFor(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var remembered = Volatile.Read(ref _remembered);
        foreach (var one in remembered)
        {
            if (one.Has(tags))
                return one.Series;
        }

        var series = FindSeries(tags);
        // Of two that remember at once one is forgotten, and written out once more.
        if (remembered.Length < MostRemembered)
            Volatile.Write(ref _remembered, [.. remembered, new Remembered(tags.ToArray(), series)]);
        return series;
    }

    private MetricSeries FindSeries(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = MetricNames.Labels(tags);
        if (_series.TryGetValue(labels, out var known))
            return known;
        // A label with ever new values must not eat the memory.
        if (_series.Count >= MostSeries)
            labels = "overflow=\"true\"";
        return _series.GetOrAdd(labels, static (key, bounds) => new MetricSeries(key, bounds), Bounds);
    }

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised],
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised.Select(bound => (double)bound)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised.Select(bound => (double)bound)],
        { Unit: "s" } => Seconds,
        { Unit: "ms" } => [.. Seconds.Select(bound => bound * 1000)],
        _ => Amounts,
    };

    private sealed record Remembered(KeyValuePair<string, object?>[] Tags, MetricSeries Series)
    {
        public bool Has(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.Length != Tags.Length)
                return false;
            for (var i = 0; i < tags.Length; i++)
            {
                if (!string.Equals(tags[i].Key, Tags[i].Key, StringComparison.Ordinal) || !Equals(tags[i].Value, Tags[i].Value))
                    return false;
            }

            return true;
        }
    }
}
