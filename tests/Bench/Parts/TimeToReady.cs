namespace St4cker.Bench.Parts;

/// <summary>From the start of the process until it says it is ready, and how long its very first message takes then.</summary>
internal static class TimeToReady
{
    private const int FirstStarts = 2;
    private const int Restarts = 5;

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        await using var standIns = await StandIns.StartAsync("webhook");
        var crowd = new Crowd(standIns.Telegram, 1);
        List<double> first = [], again = [], effort = [], message = [];
        var home = "";
        for (var run = 0; run < FirstStarts; run++)
        {
            home = bench.NewHome();
            await using var program = await RunningProgram.StartAsync(bench.Program, home, standIns);
            first.Add(program.ReadyAfter.TotalSeconds);
            await Task.Delay(300, stop);
            await crowd.SayAsync(2);
        }

        for (var run = 0; run < Restarts; run++)
        {
            await using var program = await RunningProgram.StartAsync(bench.Program, home, standIns);
            again.Add(program.ReadyAfter.TotalSeconds);
            effort.Add(ProcessTable.ProcessorTime(program.ProcessId));
            await Task.Delay(300, stop);
            message.Add((await crowd.SayAsync(1)).ToAnswer[0]);
        }

        figures.Add("ready at the first start, the cluster is made", first, "s");
        figures.Add("ready at a restart", again, "s");
        figures.Add("processor time of the program until then", effort, "s");
        figures.Add("the first message after a restart, to its card", message, "ms");
    }
}
