namespace St4cker.Bench.Parts;

/// <summary>From handing over a message until its card arrives at Telegram: at rest, and when many come at once.</summary>
internal static class MessageToCard
{
    private const int AtRest = 60;
    private const int Burst = 200;
    private const int Bursts = 5;

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        foreach (var mode in (string[])["webhook", "polling"])
        {
            await using var standIns = await StandIns.StartAsync(mode);
            await using var program = await RunningProgram.StartAsync(bench.Program, bench.NewHome(), standIns);
            var crowd = new Crowd(standIns.Telegram, 50);
            await crowd.ArriveAsync();
            await crowd.SayAsync(300, perSecond: 100);

            var rest = await crowd.SayAsync(AtRest, perSecond: 5);
            figures.Add($"by {mode}, 5 messages a second: median", Percentile.Of(rest.ToAnswer, 50), "ms");
            figures.Add($"by {mode}, 5 messages a second: p99", Percentile.Of(rest.ToAnswer, 99), "ms");
            List<double> median = [], p99 = [];
            for (var run = 0; run < Bursts; run++)
            {
                var burst = await crowd.SayAsync(Burst);
                median.Add(Percentile.Of(burst.ToAnswer, 50));
                p99.Add(Percentile.Of(burst.ToAnswer, 99));
                await Task.Delay(200, stop);
            }

            figures.Add($"by {mode}, {Burst} at once: median", median, "ms");
            figures.Add($"by {mode}, {Burst} at once: p99", p99, "ms");
        }
    }
}
