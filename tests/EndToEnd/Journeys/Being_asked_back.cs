using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>What is missing or in doubt is asked for once, on the card itself, and answered in any way a person would.</summary>
public sealed class Being_asked_back(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task A_task_without_a_name_is_named_by_the_next_message()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("todo tomorrow 9am");
        Assert.Contains("❔ What should it be called?", card.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons, button => button.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal));
        ann.Say("Feed the fish");
        var named = await ann.BecomesAsync(card, "Feed the fish", "09:00");
        await ann.ConfirmAsync(named);
        Assert.Equal(1, await ann.CountAsync("drafts"));
        Assert.Equal("Feed the fish", await ann.AskAsync<string>("select title from tasks where user_id = $1"));
    }

    [Fact]
    public async Task There_is_no_31st_of_February()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Pay the tax on 31 February");
        Assert.Contains("There is no “31 February”", card.Message.Text, StringComparison.Ordinal);
        ann.Say("1 March");
        await ann.ConfirmAsync(await ann.BecomesAsync(card, "1 Mar"));
        Assert.Equal((3, 1), await DateAsync(ann));
    }

    [Fact]
    public async Task A_time_that_the_clocks_skip_is_not_made_up()
    {
        var ann = program.Join();
        ann.Say("/settings Europe/London");
        await ann.SeesAsync("Your time zone is Europe/London");
        var year = DateTime.UtcNow.Year + 1;
        var lastSunday = Enumerable.Range(25, 7).Select(day => new DateTime(year, 3, day)).Single(day => day.DayOfWeek == DayOfWeek.Sunday);
        var card = await ann.DraftAsync(string.Create(CultureInfo.InvariantCulture, $"Check the servers on {lastSunday.Day} March {year} at 1:30am"));
        Assert.Contains("The clocks skip", card.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons, button => button.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal));
        await ann.PressAsync(card, card.Buttons.First().Text);
        await ann.ConfirmAsync(await ann.SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && entry.Buttons.Any(b => b.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal))));
        Assert.Equal((3, lastSunday.Day), await DateAsync(ann));
    }

    [Fact]
    public async Task An_ambiguous_date_is_chosen_by_a_button()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Renew the passport on 3/4");
        Assert.Contains("Which day is “3/4”?", card.Message.Text, StringComparison.Ordinal);
        var april = card.Buttons.Single(button => button.Text.Contains("3 Apr", StringComparison.Ordinal));
        Assert.Contains(card.Buttons, button => button.Text.Contains("4 Mar", StringComparison.Ordinal));
        await ann.PressAsync(card, april.CallbackData!);
        await ann.ConfirmAsync(await ann.BecomesAsync(card, "3 Apr"));
        Assert.Equal((4, 3), await DateAsync(ann));
    }

    [Fact]
    public async Task A_date_that_was_asked_for_can_be_waved_away()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Pay the tax on 31 February");
        await ann.PressAsync(card, "🚫 No date");
        await ann.ConfirmAsync(await ann.SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && entry.Buttons.Any(b => b.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal))));
        Assert.True(await ann.AskAsync<bool>("select deadline_date is null from tasks where user_id = $1"));
    }

    [Fact]
    public async Task An_open_question_does_not_swallow_the_next_task()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Pay the tax on 31 February");
        var other = await ann.DraftAsync("Buy milk tomorrow 9am");
        Assert.Contains("Buy milk", other.Message.Text, StringComparison.Ordinal);
        await ann.BecomesAsync(card, "There is no “31 February”");
        ann.Reply(card, "1 March");
        await ann.BecomesAsync(card, "1 Mar");
        Assert.Equal(2, await ann.CountAsync("drafts"));
    }

    [Fact]
    public async Task A_card_that_asks_can_not_be_confirmed_by_a_forged_press()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Pay the tax on 31 February");
        var forged = "c" + card.Buttons.First(b => b.Text.StartsWith(Chat.Edit, StringComparison.Ordinal)).CallbackData![1..];
        Assert.Equal("First answer the question on the card", (await ann.ToastAsync(program.Telegram.PressOld(ann.Id, card.Message, forged))).Text);
        await ann.UntilCountAsync(1, "audit_log", "action = 'answer_refused'");
        Assert.Equal(0, await ann.CountAsync("tasks"));
    }

    private static async Task<(int Month, int Day)> DateAsync(Chat person)
    {
        var date = await person.AskAsync<DateTime>("select deadline_date::timestamp from tasks where user_id = $1");
        return (date.Month, date.Day);
    }
}
