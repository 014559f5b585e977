using System.Diagnostics.Metrics;
using St4cker.Hosting.Telemetry;

namespace St4cker.Unit.Hosting;

public sealed class Showing_metrics : IDisposable
{
    private readonly Meter _meter = new("St4cker.Unit." + Guid.NewGuid().ToString("n"));
    private readonly MetricsPage _page = new();

    [Fact]
    public void A_counter_adds_up_per_label_set_whatever_the_order()
    {
        var counter = _meter.CreateCounter<long>("unit.updates.stored", unit: "{update}", description: "Updates\nstored");
        counter.Add(2, new("kind", "text"), new("a", "b"));
        counter.Add(3, new("a", "b"), new("kind", "text"));
        counter.Add(1);
        var lines = Lines("unit_updates_stored");
        Assert.Equal(
            [
                "# HELP unit_updates_stored_total Updates stored",
                "# TYPE unit_updates_stored_total counter",
                "unit_updates_stored_total 1",
                "unit_updates_stored_total{a=\"b\",kind=\"text\"} 5",
            ],
            lines);
    }

    [Fact]
    public void A_histogram_counts_upward_in_its_buckets()
    {
        var histogram = _meter.CreateHistogram("unit.card.delay", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        histogram.Record(0.1);
        histogram.Record(0.5);
        histogram.Record(7);
        Assert.Equal(
            [
                "# HELP unit_card_delay_seconds ",
                "# TYPE unit_card_delay_seconds histogram",
                "unit_card_delay_seconds_bucket{le=\"0.1\"} 1",
                "unit_card_delay_seconds_bucket{le=\"1\"} 2",
                "unit_card_delay_seconds_bucket{le=\"+Inf\"} 3",
                "unit_card_delay_seconds_sum 7.6",
                "unit_card_delay_seconds_count 3",
            ],
            Lines("unit_card_delay"));
    }

    [Fact]
    public void What_is_observed_shows_its_latest_value()
    {
        var waiting = 4;
        _meter.CreateObservableGauge("unit.waiting", () => waiting);
        var changing = _meter.CreateUpDownCounter<int>("unit.open");
        changing.Add(3);
        changing.Add(-1);
        Assert.Contains("unit_waiting 4", Lines("unit_waiting"));
        waiting = 2;
        Assert.Contains("unit_waiting 2", Lines("unit_waiting"));
        Assert.Contains("unit_open 2", Lines("unit_open"));
    }

    [Fact]
    public void What_is_told_no_more_is_shown_no_more()
    {
        Measurement<int>[] seen = [new(3, new KeyValuePair<string, object?>("stage", "a")), new(5, new KeyValuePair<string, object?>("stage", "b"))];
        _meter.CreateObservableGauge("unit.queue", () => seen);
        Assert.Contains("unit_queue{stage=\"b\"} 5", Lines("unit_queue"));
        seen = [new(4, new KeyValuePair<string, object?>("stage", "a"))];
        Assert.Equal(["unit_queue{stage=\"a\"} 4"], Lines("unit_queue{"));
        seen = [];
        Assert.Empty(Lines("unit_queue{"));
    }

    [Fact]
    public void Label_values_are_escaped()
    {
        _meter.CreateCounter<long>("unit.odd").Add(1, new KeyValuePair<string, object?>("my.path", "a\\b\"c\nd"));
        Assert.Contains("""unit_odd_total{my_path="a\\b\"c\nd"} 1""", Lines("unit_odd"));
    }

    [Fact]
    public void Ever_new_labels_do_not_eat_the_memory()
    {
        var counter = _meter.CreateCounter<long>("unit.many");
        for (var i = 0; i < 1000; i++)
            counter.Add(1, new KeyValuePair<string, object?>("id", i));
        var lines = Lines("unit_many");
        Assert.Equal(2 + 200 + 1, lines.Length);
        Assert.Contains("unit_many_total{overflow=\"true\"} 800", lines);
    }

    [Fact]
    public void Strangers_meters_are_not_shown()
    {
        using var stranger = new Meter("Stranger");
        stranger.CreateCounter<long>("unit.stranger").Add(1);
        Assert.Empty(Lines("unit_stranger"));
    }

    public void Dispose()
    {
        _page.Dispose();
        _meter.Dispose();
    }

    private string[] Lines(string name) => _page.Write().Split('\n').Where(line => line.Contains(name, StringComparison.Ordinal)).ToArray();
}
