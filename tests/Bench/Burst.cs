namespace St4cker.Bench;

/// <summary>Processor time so far, in seconds: of the program's processes together, of PostgreSQL with all its children, of the broker.</summary>
internal readonly record struct ProcessorTimes(double Program, double Database, double Broker = 0);

/// <summary>One burst; processor times are milliseconds for each of its updates.</summary>
internal sealed record Burst(Journeys Journeys, double Program, double Database, double Broker, double StandIn)
{
    public double Together => Program + Database + Broker;

    public static Task<Burst> OfAsync(Func<Task<Journeys>> burst, RunningProgram program, ProgramDatabase database, CancellationToken stop) =>
        OfAsync(burst, () => new ProcessorTimes(ProcessTable.ProcessorTime(program.ProcessId), ProcessTable.ProcessorTimeTogether(database.Postmaster)), stop);

    public static async Task<Burst> OfAsync(Func<Task<Journeys>> burst, Func<ProcessorTimes> times, CancellationToken stop)
    {
        await Task.Delay(500, stop);
        var (before, mineBefore) = (times(), ProcessTable.ProcessorTime(Environment.ProcessId));
        var journeys = await burst();
        // What follows the last card, such as noting that it was sent, is part of the price.
        await Task.Delay(300, stop);
        var (after, mine) = (times(), ProcessTable.ProcessorTime(Environment.ProcessId));
        double Each(double from, double to) => (to - from) * 1000 / journeys.Count;
        return new Burst(journeys, Each(before.Program, after.Program), Each(before.Database, after.Database), Each(before.Broker, after.Broker), Each(mineBefore, mine));
    }
}
