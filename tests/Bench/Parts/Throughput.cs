namespace St4cker.Bench.Parts;

/// <summary>
/// More than the program can do at once, by webhook and rules: how much it does a second and what it costs. The stand-in shares the
/// processors, so its own cost stands beside it; so does what the database can commit at all.
/// </summary>
internal static class Throughput
{
    private const int Messages = 3_000;
    private const int Runs = 3;
    private static readonly TimeSpan CommitTime = TimeSpan.FromSeconds(1.5);

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        await using var standIns = await StandIns.StartAsync("webhook");
        // Within Telegram's real limits nobody gets a reaction under such a load.
        await using var program = await RunningProgram.StartAsync(bench.Program, bench.NewHome(), standIns, ("Telegram__Acknowledge", "none"));
        await using var database = await ProgramDatabase.OpenAsync(program, stop);
        var crowd = new Crowd(standIns.Telegram, 500);
        await crowd.ArriveAsync();
        await crowd.SayAsync(1000);
        await crowd.ConfirmAsync();

        List<double> acks = [], ackMedian = [], ackP99 = [];
        List<Run> drafts = [], commits = [];
        for (var run = 0; run < Runs; run++)
        {
            drafts.Add(await Run.OfAsync(() => crowd.SayAsync(Messages), program, database, stop));
            var said = drafts[^1].Journeys;
            acks.Add(said.AcknowledgementsPerSecond);
            ackMedian.Add(Percentile.Of(said.ToAcknowledgement, 50));
            ackP99.Add(Percentile.Of(said.ToAcknowledgement, 99));
            commits.Add(await Run.OfAsync(crowd.ConfirmAsync, program, database, stop));
        }

        figures.Add("webhook calls acknowledged (stored)", acks, "/s");
        figures.Add("a webhook call takes: median", ackMedian, "ms");
        figures.Add("a webhook call takes: p99", ackP99, "ms");
        Add("drafts", "draft", drafts);
        Add("commits", "commit", commits);
        figures.Add("the database alone: one-row commits, 1 client", await database.CommitRateAsync(1, CommitTime, stop), "/s");
        figures.Add("the database alone: one-row commits, 16 clients", await database.CommitRateAsync(16, CommitTime, stop), "/s");

        void Add(string what, string one, List<Run> runs)
        {
            figures.Add(what, runs.ConvertAll(run => run.Journeys.AnswersPerSecond), "/s");
            figures.Add($"processor time a {one}: the program", runs.ConvertAll(run => run.Program), "ms");
            figures.Add($"processor time a {one}: PostgreSQL", runs.ConvertAll(run => run.Database), "ms");
            figures.Add($"processor time a {one}: both", runs.ConvertAll(run => run.Program + run.Database), "ms");
            figures.Add($"processor time a {one}: this stand-in", runs.ConvertAll(run => run.StandIn), "ms");
        }
    }

    /// <summary>One burst; processor times are milliseconds for each of its updates.</summary>
    private sealed record Run(Journeys Journeys, double Program, double Database, double StandIn)
    {
        public static async Task<Run> OfAsync(Func<Task<Journeys>> burst, RunningProgram program, ProgramDatabase database, CancellationToken stop)
        {
            await Task.Delay(500, stop);
            var before = Times();
            var journeys = await burst();
            // What follows the last card, such as noting that it was sent, is part of the price.
            await Task.Delay(300, stop);
            var after = Times();
            double Each(int index) => (after[index] - before[index]) * 1000 / journeys.Count;
            return new Run(journeys, Each(0), Each(1), Each(2));

            double[] Times() =>
            [
                ProcessTable.ProcessorTime(program.ProcessId), ProcessTable.ProcessorTimeTogether(database.Postmaster), ProcessTable.ProcessorTime(Environment.ProcessId),
            ];
        }
    }
}
