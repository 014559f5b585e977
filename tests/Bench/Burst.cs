namespace St4cker.Bench;

/// <summary>One burst; processor times are milliseconds for each of its updates.</summary>
internal sealed record Burst(Journeys Journeys, double Program, double Database, double StandIn)
{
    public static async Task<Burst> OfAsync(Func<Task<Journeys>> burst, RunningProgram program, ProgramDatabase database, CancellationToken stop)
    {
        await Task.Delay(500, stop);
        var before = Times();
        var journeys = await burst();
        // What follows the last card, such as noting that it was sent, is part of the price.
        await Task.Delay(300, stop);
        var after = Times();
        double Each(int index) => (after[index] - before[index]) * 1000 / journeys.Count;
        return new Burst(journeys, Each(0), Each(1), Each(2));

        double[] Times() =>
        [
            ProcessTable.ProcessorTime(program.ProcessId), ProcessTable.ProcessorTimeTogether(database.Postmaster), ProcessTable.ProcessorTime(Environment.ProcessId),
        ];
    }
}
