using System.Diagnostics.Metrics;
using Npgsql;
using St4cker.Storage.Flow;

namespace St4cker.Scheduler;

/// <summary>
/// Looks every few seconds what waits in the database. Only the process that leads the clock does, so no two tell the same; when it
/// leads no more it tells nothing, rather than what was true once.
/// </summary>
internal sealed class MeasureBacklog
{
    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _clock;
    private Backlog? _seen;

    public MeasureBacklog(NpgsqlDataSource source, TimeProvider clock, IMeterFactory meters)
    {
        (_source, _clock) = (source, clock);
        var meter = meters.Create("St4cker.Scheduler");
        meter.CreateObservableGauge("st4cker_queue_rows", () => Tell(seen => seen.Queues.Select(queue => Of(queue.Rows, "stage", queue.Stage))),
            description: "Rows that wait for a stage or are in its hands");
        meter.CreateObservableGauge("st4cker_queue_oldest_seconds", () => Tell(seen => seen.Queues.Select(queue => Of(AgeOf(queue), "stage", queue.Stage))), "s",
            "How long the oldest row has waited for a stage");
        meter.CreateObservableGauge("st4cker_drafts_open", () => Tell(seen => Only(seen.OpenDrafts)), description: "Drafts that nobody has answered yet");
        meter.CreateObservableGauge("st4cker_effects_waiting_for_access", () => Tell(seen => Only(seen.WaitForAccess)),
            description: "Steps outside that wait until their person connects the account again");
        meter.CreateObservableGauge("st4cker_dead_letters", () => Tell(seen => seen.DeadLetters.Select(letters => Of(letters.Count, "kind", letters.Kind))),
            description: "What failed for good, as st4cker deadletters list shows it");
        meter.CreateObservableGauge("st4cker_model_requests_today", () => Tell(seen => Only(seen.ModelRequestsToday)),
            description: "Requests to the model since midnight UTC, of all people and processes");
    }

    public async Task DoAsync(CancellationToken stop) => Volatile.Write(ref _seen, await Backlog.MeasureAsync(_source, _clock.GetUtcNow(), stop));

    /// <summary>Another process measures now, or nobody.</summary>
    public void Forget() => Volatile.Write(ref _seen, null);

    private double AgeOf(Queue queue) => queue.Oldest is { } oldest ? Math.Max(0, (_clock.GetUtcNow() - oldest).TotalSeconds) : 0;

    private IEnumerable<Measurement<T>> Tell<T>(Func<Backlog, IEnumerable<Measurement<T>>> measurements) where T : struct =>
        Volatile.Read(ref _seen) is { } seen ? measurements(seen) : [];

    private static Measurement<T> Of<T>(T value, string label, string name) where T : struct => new(value, new KeyValuePair<string, object?>(label, name));

    private static IEnumerable<Measurement<long>> Only(long value) => [new(value)];
}
