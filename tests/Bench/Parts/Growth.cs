namespace St4cker.Bench.Parts;

/// <summary>What a message costs when the database is empty, and when a million drafts and ten million audit rows stand in it.</summary>
internal static class Growth
{
    private const int Messages = 3_000;
    private const int Runs = 4;
    private const int PeopleBefore = 20_000;
    private const int DraftsEach = 50;

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        await using var standIns = await StandIns.StartAsync("webhook");
        await using var program = await RunningProgram.StartAsync(bench.Program, bench.NewHome(), standIns, ("Telegram__Acknowledge", "none"));
        await using var database = await ProgramDatabase.OpenAsync(program, stop);
        var crowd = new Crowd(standIns.Telegram, 500);
        await crowd.WarmUpAsync(2000);

        var (draft, commit) = await CostAsync("nearly empty");
        await database.FillAsync(PeopleBefore, DraftsEach, stop);
        figures.Add("rows of the past: drafts", PeopleBefore * DraftsEach, "rows");
        figures.Add("rows of the past: audit log, ten a draft", PeopleBefore * DraftsEach * 10, "rows");
        figures.Add("the database's size", await database.SizeAsync(stop) / 1e9, "GB");
        var (draftLater, commitLater) = await CostAsync("full");
        figures.Add("a draft in the full one costs, against the empty one", 100 * (draftLater / draft - 1), "%");
        figures.Add("a commit in the full one costs, against the empty one", 100 * (commitLater / commit - 1), "%");

        async Task<(double Draft, double Commit)> CostAsync(string when)
        {
            var (drafts, commits) = await Burst.InTurnAsync(crowd, Messages, Runs, () => database.TimesWith(program), stop);
            return (Add("draft", drafts), Add("commit", commits));

            double Add(string one, List<Burst> runs)
            {
                var cost = runs.ConvertAll(run => run.Together);
                figures.Add($"{when}: processor time a {one}, program and database", cost, "ms");
                figures.Add($"{when}: {one}s", runs.ConvertAll(run => run.Journeys.AnswersPerSecond), "/s");
                return Percentile.Of(cost, 50);
            }
        }
    }
}
