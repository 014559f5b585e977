using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

public sealed class Saving_a_task(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task Milk_tomorrow_at_nine_is_drafted_confirmed_and_stands_everywhere()
    {
        var ann = await program.JoinConnectedAsync();
        var said = ann.Say("Buy milk tomorrow 9am");
        var tomorrow = DateTimeOffset.FromUnixTimeSeconds(said.Date).UtcDateTime.Date.AddDays(1);
        var card = await ann.AnswerAsync(said);
        Assert.Contains("Task · draft #", card.Message.Text, StringComparison.Ordinal);
        Assert.Contains("\nBuy milk\n", card.Message.Text, StringComparison.Ordinal);
        Assert.Contains("Tomorrow", card.Message.Text, StringComparison.Ordinal);
        Assert.Contains("09:00", card.Message.Text, StringComparison.Ordinal);
        Assert.Contains("“tomorrow 9am”", card.Message.Text, StringComparison.Ordinal);
        Assert.Equal(["✅ Confirm", "✏️ Edit", "✖ Cancel"], card.Buttons.Select(button => button.Text));
        Assert.Equal(0, await ann.CountAsync("tasks"));
        Assert.Empty(program.Google.Tasks(ann.Account));

        var saved = await ann.ConfirmAsync(card, Chat.AtGoogle);
        Assert.Contains("Task saved", saved.Message.Text, StringComparison.Ordinal);
        Assert.Contains("Google Tasks keeps no time", saved.Message.Text, StringComparison.Ordinal);
        Assert.Equal("Buy milk", await ann.AskAsync<string>("select title from tasks where user_id = $1"));
        Assert.Equal(tomorrow.AddHours(9), await ann.AskAsync<DateTime>("select deadline_date + deadline_time from tasks where user_id = $1"));
        Assert.Equal("UTC", await ann.AskAsync<string>("select time_zone from tasks where user_id = $1"));
        var task = Assert.Single(program.Google.Tasks(ann.Account));
        Assert.Equal("Buy milk", task.Title);
        Assert.Equal(tomorrow.ToString("yyyy-MM-dd'T00:00:00.000Z'", CultureInfo.InvariantCulture), task.Due);
        Assert.Contains(saved.Buttons, button => button.Url == task.WebViewLink);
    }

    [Fact]
    public async Task Susu_besok_jam_sembilan_is_answered_in_Indonesian_and_in_the_time_of_Jakarta()
    {
        var budi = await program.JoinConnectedAsync("id");
        var said = budi.Say("beli susu besok jam 9");
        var tomorrow = DateTimeOffset.FromUnixTimeSeconds(said.Date).ToOffset(TimeSpan.FromHours(7)).Date.AddDays(1);
        var card = await budi.AnswerAsync(said);
        Assert.Contains("Tugas · draf #", card.Message.Text, StringComparison.Ordinal);
        Assert.Contains("Beli susu", card.Message.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Besok", card.Message.Text, StringComparison.Ordinal);
        await budi.PressAsync(card, Chat.Confirm);
        await budi.BecomesAsync(card, "Tersimpan ✓", Chat.AtGoogle);
        Assert.Equal(tomorrow.AddHours(9), await budi.AskAsync<DateTime>("select deadline_date + deadline_time from tasks where user_id = $1"));
        Assert.Equal("Asia/Jakarta", await budi.AskAsync<string>("select time_zone from tasks where user_id = $1"));
        Assert.Equal(tomorrow.ToString("yyyy-MM-dd'T00:00:00.000Z'", CultureInfo.InvariantCulture), Assert.Single(program.Google.Tasks(budi.Account)).Due);
    }

    [Fact]
    public async Task A_list_becomes_subtasks_in_its_order_under_their_task()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Pack for the trip on Saturday: passport, charger, socks, book, umbrella");
        Assert.Contains("☐ passport\n☐ charger\n☐ socks\n☐ book\n☐ umbrella", card.Message.Text, StringComparison.Ordinal);
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        var tasks = program.Google.Tasks(ann.Account);
        Assert.Equal(["passport", "charger", "socks", "book", "umbrella"], tasks.Skip(1).Select(task => task.Title));
        Assert.All(tasks.Skip(1), task => Assert.Equal(tasks[0].Id, task.Parent));
        Assert.Equal(5, await ann.AskAsync<int>("select jsonb_array_length(subtasks) from tasks where user_id = $1"));
    }

    [Fact]
    public async Task Without_Google_it_is_saved_here_and_the_card_speaks_of_nothing_else()
    {
        var ann = program.Join();
        var saved = await ann.ConfirmAsync(await ann.DraftAsync("Call mum on Friday"));
        Assert.DoesNotContain("Google", saved.Message.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ann.CountAsync("tasks"));
        Assert.Equal(0, await ann.CountAsync("effects"));
    }

    [Fact]
    public async Task Every_step_from_message_to_effect_stands_in_the_audit_log()
    {
        var ann = await program.JoinConnectedAsync();
        var said = ann.Say("Water the plants tomorrow");
        var card = await ann.AnswerAsync(said);
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        string[] steps = ["update_received", "command_created", "draft_created", "draft_confirmed", "draft_executed", "effect_succeeded"];
        Assert.Equal(steps, (await ann.TrailAsync()).Intersect(steps));
        Assert.Equal(said.MessageId, await ann.AskAsync<long>("select source_message_id from audit_log where user_id = $1 and action = 'draft_executed'"));
        Assert.Equal(1, await ann.CountAsync("events", "event_type = 'task.created'"));
        Assert.Equal(0, (await program.Program.RunAsync(["audit", "verify"])).ExitCode);
        Assert.Equal(0, (await program.Program.RunAsync(["audit", "replay"])).ExitCode);
    }

    [Fact]
    public async Task The_message_is_greeted_with_a_sign_at_once()
    {
        var ann = program.Join();
        var said = ann.Say("Sweep the floor");
        var greeted = await ann.SeesAsync(entry => entry.Message.MessageId == said.MessageId && entry.Reaction is not null);
        Assert.Equal("👀", greeted.Reaction);
    }
}
