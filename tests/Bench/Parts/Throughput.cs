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
        await crowd.WarmUpAsync(1000);

        var (drafts, commits) = await Burst.InTurnAsync(crowd, Messages, Runs, () => database.TimesWith(program), stop);
        figures.Add("webhook calls acknowledged (stored)", drafts.ConvertAll(run => run.Journeys.AcknowledgementsPerSecond), "/s");
        figures.Add("a webhook call takes: median", drafts.ConvertAll(run => Percentile.Of(run.Journeys.ToAcknowledgement, 50)), "ms");
        figures.Add("a webhook call takes: p99", drafts.ConvertAll(run => Percentile.Of(run.Journeys.ToAcknowledgement, 99)), "ms");
        Add("drafts", "draft", drafts);
        Add("commits", "commit", commits);
        figures.Add("the database alone: one-row commits, 1 client", await database.CommitRateAsync(1, CommitTime, stop), "/s");
        figures.Add("the database alone: one-row commits, 16 clients", await database.CommitRateAsync(16, CommitTime, stop), "/s");

        void Add(string what, string one, List<Burst> runs)
        {
            figures.Add(what, runs.ConvertAll(run => run.Journeys.AnswersPerSecond), "/s");
            figures.Add($"processor time a {one}: the program", runs.ConvertAll(run => run.Program), "ms");
            figures.Add($"processor time a {one}: PostgreSQL", runs.ConvertAll(run => run.Database), "ms");
            figures.Add($"processor time a {one}: both", runs.ConvertAll(run => run.Together), "ms");
            figures.Add($"processor time a {one}: this stand-in", runs.ConvertAll(run => run.StandIn), "ms");
        }
    }
}
