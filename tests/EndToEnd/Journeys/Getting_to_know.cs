using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

public sealed class Getting_to_know(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("Buy milk tomorrow 9am", "Buy milk")]
    [InlineData("Dentist Tuesday", "Dentist")]
    [InlineData("Milk, call mum", "Call mum")]
    public async Task An_example_of_start_really_drafts(string example, string shown)
    {
        var ann = program.Join();
        ann.Say("/start");
        var start = await ann.SeesAsync("Hi Ann!");
        Assert.Equal([true, true, true, false], start.Buttons.Select(button => button.CallbackData!.StartsWith("example:", StringComparison.Ordinal)));
        await ann.PressAsync(start, example);
        await ann.ConfirmAsync(await ann.SeesAsync("draft #", shown));
        Assert.InRange(await ann.CountAsync("events"), 1, 3);
    }

    [Fact]
    public async Task The_time_zone_is_asked_once_and_the_answer_moves_the_open_draft()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Buy milk on 5 January at 9am");
        var question = await ann.SeesAsync("Which time zone are you in?");
        Assert.Contains("I assume UTC", question.Message.Text, StringComparison.Ordinal);
        await ann.DraftAsync("Bake bread");
        Assert.Single(ann.BotMessages, entry => entry.Message.Text!.Contains("Which time zone", StringComparison.Ordinal));
        await ann.PressAsync(question, "Singapore");
        await ann.BecomesAsync(question, "Your time zone is Asia/Singapore");
        await ann.UntilCountAsync(0, "commands", "status = 'pending'");
        Assert.Equal("Asia/Singapore", await ann.AskAsync<string>("select draft_json->>'timeZone' from drafts where user_id = $1 order by number limit 1"));
        await ann.ConfirmAsync(await ann.BecomesAsync(card));
        Assert.Equal("Asia/Singapore", await ann.AskAsync<string>("select time_zone from tasks where user_id = $1"));
        Assert.Equal(new TimeOnly(9, 0), await ann.AskAsync<TimeOnly>("select deadline_time from tasks where user_id = $1"));
    }

    [Fact]
    public async Task A_zone_can_be_typed_and_an_unknown_one_is_told()
    {
        var ann = program.Join();
        await ann.DraftAsync("Buy milk tomorrow 9am");
        ann.Say("/settings Europe/Atlantis");
        await ann.SeesAsync("I do not know the time zone “Europe/Atlantis”");
        ann.Say("Europe/London");
        await ann.SeesAsync("Your time zone is Europe/London");
        Assert.Equal("Europe/London", await ann.AskAsync<string>("select time_zone from users where id = $1"));
        Assert.Equal(1, await ann.CountAsync("drafts"));
    }

    [Fact]
    public async Task Settings_show_the_zone_and_change_the_language()
    {
        var ann = program.Join();
        ann.Say("/settings");
        var settings = await ann.SeesAsync("Settings", "Time zone: UTC");
        await ann.PressAsync(settings, "Indonesia");
        await ann.SeesAsync("Indonesia");
        var card = await ann.DraftAsync("beli telur besok");
        Assert.Contains("draf #", card.Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_of_commands_speaks_the_persons_language()
    {
        await RunningProgram.UntilAsync(() => Task.FromResult(program.Telegram.Menu("id").Any(command => command.Description != program.Telegram.Menu("en").FirstOrDefault(c => c.Command == command.Command)?.Description)), "two menus");
        Assert.Contains(program.Telegram.Menu("en"), command => command.Command == "connect");
    }

    [Fact]
    public async Task Help_and_unknown_commands_are_answered()
    {
        var ann = program.Join();
        ann.Say("/help");
        await ann.SeesAsync("What I can do");
        ann.Say("/fly me to the moon");
        await ann.SeesAsync("I do not know /fly yet");
        ann.Say("/task");
        await ann.SeesAsync("Write it after the command");
        ann.Say("/task Buy milk | tomorrow 9am | high");
        var card = await ann.SeesAsync("draft #", "Buy milk", "09:00", "❗ high");
        await ann.ConfirmAsync(card);
    }
}
