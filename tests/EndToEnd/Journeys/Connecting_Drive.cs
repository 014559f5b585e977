using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.GoogleStandIn;

namespace St4cker.EndToEnd.Journeys;

public sealed class Connecting_Drive(RunningProgram program) : IClassFixture<RunningProgram>
{
    private const string Start = "📁 Also", Stop = "⏹";

    [Fact]
    public async Task Whoever_wants_it_has_a_log_of_what_they_confirm_in_their_Drive_and_can_stop_it()
    {
        var ann = program.Join();
        var page = await Consent.GiveAsync(await LinkAsync(ann, "/connect drive"), ann.Account);
        Assert.Contains("the log in your Drive", page, StringComparison.Ordinal);
        await ann.SeesAsync("the log in your Drive are connected");
        await ann.ConfirmAsync(await ann.DraftAsync("Buy eggs"), Chat.AtGoogle);
        await program.Google.WaitForDriveAsync(ann.Account, () => Log(ann).Contains("Buy eggs", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        await ann.UntilCountAsync(1, "drive_logs", "last_seq = 1 and error is null");

        var card = await ann.ShownAsync("/connect", "is up to date");
        await ann.PressAsync(card, Stop);
        card = await ann.BecomesAsync(card, "No log is kept", "files that stand there stay");
        await ann.UntilCountAsync(1, "drive_logs", "status = 'off'");
        await ann.PressAsync(card, Start);
        await ann.BecomesAsync(card, "log in your Drive");
        await ann.UntilCountAsync(1, "drive_logs", "status = 'on'");
        Assert.Equal(["connection_made", "drive_log_stopped", "drive_log_started"], (await ann.TrailAsync()).Where(action => action.StartsWith("connection", StringComparison.Ordinal) || action.StartsWith("drive", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_box_that_was_not_ticked_is_told_and_Tasks_work_all_the_same()
    {
        var ann = program.Join();
        var page = await Consent.GiveAsync(await LinkAsync(ann, "/connect drive"), ann.Account, "allow", FakeGoogle.TasksScope);
        Assert.Contains("without Drive", page, StringComparison.Ordinal);
        var told = await ann.SeesAsync("Google Tasks is connected", "box for Google Drive was not ticked");
        await ann.ConfirmAsync(await ann.DraftAsync("Buy eggs"), Chat.AtGoogle);
        Assert.Equal(0, await ann.CountAsync("drive_logs"));

        await ann.PressAsync(told, Start);
        var again = await ann.SeesAsync(entry => entry.Message.MessageId == told.Message.MessageId && entry.Buttons.Any(button => button.Url is not null));
        await Consent.GiveAsync(again.Buttons.First(button => button.Url is not null).Url!, ann.Account, "allow", FakeGoogle.TasksScope, FakeGoogle.DriveScope);
        await program.Google.WaitForDriveAsync(ann.Account, () => Log(ann).Contains("Buy eggs", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Only_the_box_of_Drive_changes_nothing()
    {
        var ann = program.Join();
        var page = await Consent.GiveAsync(await LinkAsync(ann, "/connect drive"), ann.Account, "allow", FakeGoogle.DriveScope);
        Assert.Contains("box for Google Tasks", page, StringComparison.Ordinal);
        Assert.Equal(0, await ann.CountAsync("connections"));
    }

    [Fact]
    public async Task A_revoked_access_is_told_and_one_link_brings_both_back()
    {
        var ann = program.Join();
        await Consent.GiveAsync(await LinkAsync(ann, "/connect drive"), ann.Account);
        await ann.SeesAsync("are connected");
        program.Google.Revoke(ann.Account);
        await ann.ConfirmAsync(await ann.DraftAsync("Buy eggs"), "sign in again");
        var told = await ann.SeesAsync("log in your Drive has stopped");
        await ann.PressAsync(told, "🔑 Reconnect");
        var again = await ann.SeesAsync(entry => entry.Message.MessageId >= told.Message.MessageId && entry.Buttons.Any(button => button.Url is not null));
        await Consent.GiveAsync(again.Buttons.First(button => button.Url is not null).Url!, ann.Account);
        await program.Google.WaitForDriveAsync(ann.Account, () => Log(ann).Contains("Buy eggs", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal(["Buy eggs"], program.Google.Tasks(ann.Account).Select(task => task.Title));
    }

    [Fact]
    public async Task Who_connects_Tasks_alone_is_asked_for_Tasks_alone()
    {
        var ann = program.Join();
        await Consent.GiveAsync(await LinkAsync(ann, "/connect"), ann.Account);
        await ann.SeesAsync("Google Tasks is connected");
        Assert.Equal(FakeGoogle.TasksScope, await ann.AskAsync<string>("select scopes from connections where user_id = $1"));
        Assert.Equal(0, await ann.CountAsync("drive_logs"));
    }

    private string Log(Chat person) => string.Concat(program.Google.DriveFiles(person.Account).Where(file => file.Path.EndsWith(".jsonl", StringComparison.Ordinal))
        .Select(file => program.Google.DriveText(person.Account, file.Path)));

    private static async Task<string> LinkAsync(Chat person, string command)
    {
        person.Say(command);
        return (await person.SeesAsync(entry => entry.Buttons.Any(button => button.Url is not null))).Buttons.First(button => button.Url is not null).Url!;
    }
}
