namespace St4cker.Bench;

/// <summary>Processor time so far, in seconds: of the program's processes together, of PostgreSQL with all its children, of the broker.</summary>
internal readonly record struct ProcessorTimes(double Program, double Database, double Broker = 0);

/// <summary>One burst; processor times are milliseconds for each of its updates.</summary>
internal sealed record Burst(Journeys Journeys, double Program, double Database, double Broker, double StandIn)
{
    public double Together => Program + Database + Broker;

    /// <summary>By turns so many messages, and all that they became confirmed.</summary>
    public static async Task<(List<Burst> Drafts, List<Burst> Commits)> InTurnAsync(Crowd crowd, int messages, int runs, Func<ProcessorTimes> times, CancellationToken stop)
    {
        List<Burst> drafts = [], commits = [];
        for (var run = 0; run < runs; run++)
        {
            drafts.Add(await OfAsync(() => crowd.SayAsync(messages), times, stop));
            commits.Add(await OfAsync(crowd.ConfirmAsync, times, stop));
        }

        return (drafts, commits);
    }

    private static async Task<Burst> OfAsync(Func<Task<Journeys>> burst, Func<ProcessorTimes> times, CancellationToken stop)
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
