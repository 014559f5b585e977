namespace St4cker.Bench.Parts;

/// <summary>What the program and its database hold in memory, before and after work.</summary>
internal static class ResidentMemory
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        await using var standIns = await StandIns.StartAsync("webhook");
        var home = bench.NewHome();
        // The first start makes the tables, with what no later start needs in memory.
        await (await RunningProgram.StartAsync(bench.Program, home, standIns)).DisposeAsync();
        await using var program = await RunningProgram.StartAsync(bench.Program, home, standIns);
        await using var database = await ProgramDatabase.OpenAsync(program, stop);
        await Task.Delay(Idle, stop);
        Add("idle");

        var crowd = new Crowd(standIns.Telegram, 100);
        await crowd.ArriveAsync();
        await crowd.SayAsync(900, perSecond: 200);
        await Task.Delay(Idle, stop);
        Add("after 1 000 messages");

        await crowd.ConfirmAsync();
        await Task.Delay(Idle, stop);
        Add("after 1 000 confirmations more");

        void Add(string when)
        {
            figures.Add($"the program, {when}", ProcessTable.Resident(program.ProcessId), "MiB");
            figures.Add($"PostgreSQL beside it, {when}", ProcessTable.ResidentTogether(database.Postmaster), "MiB");
        }
    }
}
