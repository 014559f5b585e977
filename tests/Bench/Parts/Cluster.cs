namespace St4cker.Bench.Parts;

/// <summary>The separate roles over RabbitMQ's quorum queues and PostgreSQL, one of each and two of each: at rest, and with more than they can do.</summary>
internal static class Cluster
{
    private const int AtRest = 60;
    private const int Messages = 3_000;
    private const int Runs = 3;

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        foreach (var size in (int[])[1, 2])
        {
            await using var standIns = await StandIns.StartAsync("webhook");
            await using var cluster = await RunningCluster.StartAsync(bench, standIns, size, stop);
            figures.Add($"{size} of each: memory of all processes, idle", cluster.Resident, "MiB");
            var crowd = new Crowd(standIns.Telegram, 500);
            await crowd.WarmUpAsync(1000);

            var rest = await crowd.SayAsync(AtRest, perSecond: 5);
            figures.Add($"{size} of each: message to card, 5 a second: median", Percentile.Of(rest.ToAnswer, 50), "ms");
            figures.Add($"{size} of each: message to card, 5 a second: p99", Percentile.Of(rest.ToAnswer, 99), "ms");
            var (drafts, commits) = await Burst.InTurnAsync(crowd, Messages, Runs, cluster.Times, stop);
            Add("drafts", "draft", drafts);
            Add("commits", "commit", commits);
            figures.Add($"{size} of each: memory of all processes, afterwards", cluster.Resident, "MiB");

            void Add(string what, string one, List<Burst> runs)
            {
                figures.Add($"{size} of each: {what}", runs.ConvertAll(run => run.Journeys.AnswersPerSecond), "/s");
                figures.Add($"{size} of each: processor time a {one}, together", runs.ConvertAll(run => run.Together), "ms");
                figures.Add($"{size} of each: the broker's part of it", runs.ConvertAll(run => run.Broker), "ms");
            }
        }
    }
}
