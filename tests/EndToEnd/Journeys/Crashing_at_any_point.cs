using System.Security.Cryptography;
using System.Text.RegularExpressions;
using St4cker.EndToEnd.Devices;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;
using St4cker.EndToEnd.Operations;
using St4cker.Storage;

namespace St4cker.EndToEnd.Journeys;

/// <summary>The program dies on each side of everything it saves, sends and calls; whatever was said before is kept once, here and at Google.</summary>
public sealed partial class Crashing_at_any_point(PostgresServer postgres, ITestOutputHelper output)
{
    private static readonly TimeSpan DiesWithin = TimeSpan.FromSeconds(60);
    // 45 seconds each, for the model and then for Google, of what was in hand when it died.
    private static readonly TimeSpan LeasesEndWithin = TimeSpan.FromSeconds(120);

    private static readonly string[] DrivePoints =
    [
        "ClaimDriveLogs.AfterSave", "ReserveFile.AfterSave", "PersonsDrive.BeforeCall", "PersonsDrive.AfterCall", "DriveLogRows.BeforeSave", "DriveLogRows.AfterSave",
    ];

    // Those first whose rows somebody has to wait for until their lease ends.
    private static readonly string[] Points =
    [
        .. DrivePoints,
        "ClaimEffects.AfterSave", "TasksAtGoogle.BeforeCall", "TasksAtGoogle.AfterCall", "EffectsLedger.BeforeSave", "EffectsLedger.AfterSave",
        "AskModel.BeforeCall", "AskModel.AfterCall", "AskModel.AfterSave", "PlanTask.BeforeCall", "PlanTask.AfterCall", "PlanTask.AfterSave",
        "ClaimMessages.AfterSave", "OutboundDispatcher.BeforeCall", "OutboundDispatcher.AfterCall", "OutboundDispatcher.BeforeSave", "OutboundDispatcher.AfterSave",
        "WorkOffAnswers.BeforeSave", "WorkOffAnswers.AfterSave", "WorkOffAnswers.AfterWake",
        "WorkOffCommands.BeforeSave", "WorkOffCommands.AfterSave", "WorkOffCommands.AfterWake",
        "ReadUpdates.BeforeSave", "ReadUpdates.AfterSave", "ReadUpdates.AfterWake",
        "StoreUpdates.BeforeSave", "StoreUpdates.AfterSave", "StoreUpdates.AfterWake",
    ];

    [Fact]
    public async Task Each_message_is_one_draft_one_commit_and_one_task_at_Google_wherever_the_program_dies()
    {
        await using var standIns = await StandIns.StartAsync();
        await using var database = await postgres.CreateDatabaseAsync();
        await using var program = new ProgramUnderTest(
        [
            .. standIns.Settings, .. standIns.GeminiSettings, ("ConnectionStrings__Postgres", database.ConnectionString),
            ("St4cker__MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
        ]);
        var people = Points.Select((_, number) => new Chat(standIns.Telegram, database.ConnectionString, 7_200_000_000 + number)).ToList();
        foreach (var person in people)
            standIns.Telegram.Join(person.Id, "Ann");
        var keepers = people.Take(DrivePoints.Length).ToList();
        await RunningProgram.ImportAsync(program, standIns.Google, keepers, drive: true);
        await RunningProgram.ImportAsync(program, standIns.Google, people.Skip(DrivePoints.Length));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var pressing = EagerPresses.PressAllAsync(standIns.Telegram, end.Token);

        foreach (var (point, person) in Points.Zip(people))
        {
            output.WriteLine(point);
            program.Start((CrashPoints.Setting, point));
            person.Say("Prepare the presentation on Friday");
            await program.DiesAsync(DiesWithin);
        }

        await program.StartAsync();
        await RunningProgram.UntilAsync(() => Task.FromResult(people.All(IsTold)), "every person's chat says that it is saved, here and at Google", LeasesEndWithin);
        await RunningProgram.UntilAsync(() => Task.FromResult(keepers.All(person => LinesInDrive(standIns, person) == 1)), "every log in Drive has its event", LeasesEndWithin);
        await end.CancelAsync();
        await pressing;

        foreach (var person in people)
        {
            Assert.Equal(1, await person.CountAsync("drafts"));
            Assert.Equal(1, await person.CountAsync("executions"));
            Assert.Equal(1, await person.CountAsync("tasks"));
            Assert.Equal(await person.CountAsync("effects", "status = 'succeeded'"), standIns.Google.Tasks(person.Account).Count());
            Assert.Equal(0, await person.CountAsync("effects", "status <> 'succeeded'"));
        }

        foreach (var person in keepers)
        {
            await person.UntilCountAsync(1, "drive_logs", "last_seq = 1 and claimed_by is null");
            Assert.Equal(4, standIns.Google.DriveFiles(person.Account).Count);
        }

        var (verified, said) = await program.RunAsync(["audit", "verify"]);
        Assert.True(verified == 0, said);
        var (replayed, compared) = await program.RunAsync(["audit", "replay"]);
        Assert.True(replayed == 0, compared);
    }

    [Fact]
    public void Every_crash_point_of_the_program_is_visited()
    {
        var passed = Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Where(file => file.StartsWith(Path.Combine(Repository.Root, "services"), StringComparison.Ordinal) || file.StartsWith(Path.Combine(Repository.Root, "shared"), StringComparison.Ordinal))
            .SelectMany(file => Passed().Matches(File.ReadAllText(file)))
            .SelectMany(match => match.Groups["place"].Value is { Length: > 0 } place
                ? [$"{place}.{match.Groups["moment"]}"]
                // A stage of commands says which one it is.
                : (string[])[$"WorkOffCommands.{match.Groups["moment"]}", $"WorkOffAnswers.{match.Groups["moment"]}"]);
        Assert.Equal(Points.Concat(Dying_while_it_saves.Points).Order(StringComparer.Ordinal), passed.Order(StringComparer.Ordinal));
    }

    private static int LinesInDrive(StandIns standIns, Chat person) =>
        standIns.Google.DriveFiles(person.Account).Where(file => file.Path.EndsWith(".jsonl", StringComparison.Ordinal)).Sum(file => standIns.Google.DriveContent(person.Account, file.File.Id).Count(sign => sign == '\n'));

    private static bool IsTold(Chat person) => person.BotMessages.Any(entry => entry.Message.Text is { } text
        && text.Contains(Chat.Saved, StringComparison.Ordinal) && text.Contains(Chat.AtGoogle, StringComparison.Ordinal));

    [GeneratedRegex("""CrashPoints\.Pass\((nameof\((?<place>\w+)\)|"(?<place>\w+)"|GetType\(\)\.Name), CrashMoment\.(?<moment>\w+)\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passed();
}
