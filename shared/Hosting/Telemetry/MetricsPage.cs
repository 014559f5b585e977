using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace St4cker.Hosting.Telemetry;

// OpenTelemetry's own Prometheus exporter is still a preview package; its format is a page of code.

/// <summary>Listens to the meters of the program and of what it stands on, and shows them at <c>/metrics</c>.</summary>
internal sealed class MetricsPage : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, Metric> _metrics = new();
    private readonly Lock _observing = new();
    private readonly MeterListener _listener = new();

    public MetricsPage()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Sources.IsMeter(instrument.Meter.Name))
                listener.EnableMeasurementEvents(instrument, _metrics.GetOrAdd(instrument, static published => new Metric(published)));
        };
        _listener.MeasurementsCompleted = (instrument, _) => _metrics.TryRemove(instrument, out Metric? _);
        _listener.SetMeasurementEventCallback<double>(static (_, measured, tags, metric) => ((Metric)metric!).Measure(measured, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, measured, tags, metric) => ((Metric)metric!).Measure(measured, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, measured, tags, metric) => ((Metric)metric!).Measure((double)measured, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, measured, tags, metric) => ((Metric)metric!).Measure(measured, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, measured, tags, metric) => ((Metric)metric!).Measure(measured, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, measured, tags, metric) => ((Metric)metric!).Measure(measured, tags));
        _listener.SetMeasurementEventCallback<byte>(static (_, measured, tags, metric) => ((Metric)metric!).Measure(measured, tags));
        _listener.Start();
    }

    public string Write()
    {
        lock (_observing)
        {
            foreach (var metric in _metrics.Values)
                metric.ForgetObserved();
            _listener.RecordObservableInstruments();
            return PrometheusText.Write(_metrics.Values);
        }
    }

    public void Dispose() => _listener.Dispose();
}
