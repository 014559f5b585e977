namespace St4cker.Bench.Parts;

/// <summary>The same as <see cref="Throughput"/> with each message read by the stand-in for the model, which answers at once and shares the processors.</summary>
internal static class ByAModel
{
    private const int Messages = 3_000;
    private const int Runs = 3;

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        await using var standIns = await StandIns.StartAsync("webhook");
        await using var program = await RunningProgram.StartAsync(bench.Program, bench.NewHome(), standIns, [("Telegram__Acknowledge", "none"), .. standIns.ModelSettings]);
        await using var database = await ProgramDatabase.OpenAsync(program, stop);
        var crowd = new Crowd(standIns.Telegram, 500);
        await crowd.WarmUpAsync(1000);

        var (drafts, commits) = await Burst.InTurnAsync(crowd, Messages, Runs, () => database.TimesWith(program), stop);
        figures.Add("drafts", drafts.ConvertAll(run => run.Journeys.AnswersPerSecond), "/s");
        figures.Add("commits", commits.ConvertAll(run => run.Journeys.AnswersPerSecond), "/s");
        figures.Add("processor time a draft: program and PostgreSQL", drafts.ConvertAll(run => run.Together), "ms");
        figures.Add("processor time a draft: the stand-ins", drafts.ConvertAll(run => run.StandIn), "ms");
        figures.Add("drafts that say who read them: the model", await database.ReadByAModelAsync(stop), "%");
    }
}
