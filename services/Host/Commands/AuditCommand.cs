using System.CommandLine;
using St4cker.Storage.Audit;

namespace St4cker.Host.Commands;

/// <summary>st4cker audit verify|replay: exit code 1 when something does not fit.</summary>
internal static class AuditCommand
{
    public static Command Make()
    {
        var command = new Command("audit", "Check that nobody changed the past.");
        var verify = new Command("verify", "Walk every person's audit chain and name what was changed, removed or inserted.");
        verify.SetAction((_, stop) => VerifyAsync(stop));
        var replay = new Command("replay", "Build the tables again from the events, beside the real ones, and compare.");
        replay.SetAction((_, stop) => ReplayAsync(stop));
        command.Add(verify);
        command.Add(replay);
        return command;
    }

    private static async Task<int> VerifyAsync(CancellationToken stop)
    {
        await using var database = await OpenDatabase.Async(stop);
        var report = await AuditVerification.RunAsync(database.Source, stop);
        foreach (var broken in report.Broken)
            await Console.Out.WriteLineAsync(broken);
        await Console.Out.WriteLineAsync(report.Broken.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"The audit log is whole: {report.Rows} rows of {report.People} people.")
            : string.Create(CultureInfo.InvariantCulture, $"The audit log is broken in {report.Broken.Count} places ({report.Rows} rows read)."));
        return report.Broken.Count == 0 ? 0 : 1;
    }

    private static async Task<int> ReplayAsync(CancellationToken stop)
    {
        await using var database = await OpenDatabase.Async(stop);
        var report = await AuditReplay.RunAsync(database.Source, stop);
        foreach (var difference in report.Differences)
            await Console.Out.WriteLineAsync(difference);
        await Console.Out.WriteLineAsync(report.Differences.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"The tables say what the events say: {report.Events} events, {report.Rows} rows.")
            : string.Create(CultureInfo.InvariantCulture, $"{report.Differences.Count} rows differ from what {report.Events} events say."));
        return report.Differences.Count == 0 ? 0 : 1;
    }
}
