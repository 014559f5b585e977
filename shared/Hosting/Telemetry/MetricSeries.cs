namespace St4cker.Hosting.Telemetry;

/// <summary>The values of one instrument under one set of labels.</summary>
internal sealed class MetricSeries(string labels, double[]? bounds)
{
    private readonly Lock _lock = new();
    private readonly long[] _buckets = new long[bounds is null ? 0 : bounds.Length + 1];
    private double _value;
    private long _count;

    /// <summary><c>a="b",c="d"</c>, escaped and in order; empty without labels.</summary>
    public string Labels => labels;

    public void Add(double measured)
    {
        lock (_lock)
            _value += measured;
    }

    public void Set(double measured)
    {
        lock (_lock)
            _value = measured;
    }

    public void Record(double measured)
    {
        var bucket = Array.BinarySearch(bounds!, measured);
        lock (_lock)
        {
            _buckets[bucket < 0 ? ~bucket : bucket]++;
            _value += measured;
            _count++;
        }
    }

    /// <summary>The value, or for a histogram the sum, the number and the running totals of the buckets.</summary>
    public (double Value, long Count, long[] Cumulative) Read()
    {
        lock (_lock)
        {
            var cumulative = new long[_buckets.Length];
            long total = 0;
            for (var i = 0; i < _buckets.Length; i++)
                cumulative[i] = total += _buckets[i];
            return (_value, _count, cumulative);
        }
    }
}
