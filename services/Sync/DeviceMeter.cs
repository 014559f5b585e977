using System.Diagnostics.Metrics;

namespace St4cker.Sync;

/// <summary>What there is to know of devices.</summary>
internal static class DeviceMeter
{
    private static readonly Meter Meter = new("St4cker.Sync");
    private static readonly UpDownCounter<int> Sockets = Meter.CreateUpDownCounter<int>("st4cker_device_sockets", description: "Open sockets of devices at this copy");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("st4cker_device_events_total", description: "Events sent to devices over their sockets");
    private static readonly Counter<long> Drops = Meter.CreateCounter<long>("st4cker_device_drops_total", description: "Sockets that were closed with a reason");
    private static readonly Counter<long> Changes = Meter.CreateCounter<long>("st4cker_device_changes_total", description: "Changes that devices pushed");
    private static readonly Counter<long> Pairings = Meter.CreateCounter<long>("st4cker_pairings_total", description: "Tries to pair a device");

    public static void Connected(int difference) => Sockets.Add(difference);

    public static void Sent(int events) => Events.Add(events);

    public static void Dropped(string code) => Drops.Add(1, new KeyValuePair<string, object?>("reason", code));

    public static void Pushed(string status) => Changes.Add(1, new KeyValuePair<string, object?>("outcome", status));

    /// <param name="code">Why not; null: it was paired.</param>
    public static void Paired(string? code) => Pairings.Add(1, new KeyValuePair<string, object?>("outcome", code ?? "paired"));
}
