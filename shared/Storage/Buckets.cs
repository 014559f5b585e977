using System.Diagnostics.Metrics;

namespace St4cker.Storage;

/// <summary>The buckets of our histograms, the same for Prometheus and over OTLP, whose own are meant for milliseconds.</summary>
public static class Buckets
{
    private static readonly double[] Quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    /// <summary>Of what is done, or has failed, within a minute.</summary>
    public static InstrumentAdvice<double> Seconds { get; } = new() { HistogramBucketBoundaries = Quick };

    /// <summary>Of what may be tried again for hours, or wait for a person.</summary>
    public static InstrumentAdvice<double> UpToADay { get; } = new() { HistogramBucketBoundaries = [.. Quick, 300, 900, 3600, 86_400] };

    public static InstrumentAdvice<int> Rows { get; } = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500] };
}
