using System.Diagnostics.Metrics;

namespace St4cker.Router;

internal sealed class RouterMeters
{
    private readonly Counter<long> _updates;
    private readonly Counter<long> _commands;

    public RouterMeters(IMeterFactory factory)
    {
        var meter = factory.Create("St4cker.Router");
        _updates = meter.CreateCounter<long>("st4cker_updates_total", description: "Updates from Telegram by outcome");
        _commands = meter.CreateCounter<long>("st4cker_commands_created_total", description: "Commands by type");
    }

    public void Stored(int stored, int duplicates)
    {
        _updates.Add(stored, new KeyValuePair<string, object?>("outcome", "stored"));
        if (duplicates > 0)
            _updates.Add(duplicates, new KeyValuePair<string, object?>("outcome", "duplicate"));
    }

    public void Created(string type) => _commands.Add(1, new KeyValuePair<string, object?>("type", type));
}
