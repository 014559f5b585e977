using System.Diagnostics.Metrics;
using System.Text.Json;

namespace St4cker.Storage;

/// <summary>How one stage gets on. Its label is the stage's name in the code: <c>read_updates</c> is <c>ReadUpdates</c>.</summary>
/// <param name="stage">The class of the stage.</param>
public sealed class StageMeter(Type stage)
{
    private static readonly Meter Meter = new("St4cker.Stages");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "st4cker_stage_batch_duration_seconds", "s", "Time a stage took for a batch, from looking for rows to the commit", tags: null, Buckets.Seconds);
    private static readonly Histogram<int> Sizes = Meter.CreateHistogram(
        "st4cker_stage_batch_rows", unit: null, "Rows a stage worked off in one batch", tags: null, Buckets.Rows);
    private static readonly Histogram<double> Waits = Meter.CreateHistogram(
        "st4cker_stage_wait_seconds", "s", "Time a row had waited when its stage took it", tags: null, Buckets.UpToADay);
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "st4cker_stage_failures_total", description: "What went wrong in a stage: a whole batch, a row that is tried again, a row that is put aside as a dead letter");

    private readonly KeyValuePair<string, object?> _stage = new("stage", JsonNamingPolicy.SnakeCaseLower.ConvertName(stage.Name));

    public void Worked(int rows, TimeSpan took)
    {
        Durations.Record(took.TotalSeconds, _stage);
        Sizes.Record(rows, _stage);
    }

    /// <param name="time">A little less than nothing where two machines' clocks differ.</param>
    public void Waited(TimeSpan time) => Waits.Record(Math.Max(0, time.TotalSeconds), _stage);

    public void BatchFailed() => Failures.Add(1, _stage, new("what", "batch"));

    public void RowRetried() => Failures.Add(1, _stage, new("what", "retry"));

    public void RowPutAside() => Failures.Add(1, _stage, new("what", "put_aside"));
}
