using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

public sealed class Keeping_events(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("en", "Dentist tomorrow 3pm", "Meeting with Eve tomorrow 3:30pm", "⚠️ overlaps “Dentist” at 15:00")]
    [InlineData("id", "dokter gigi besok jam 3 sore", "rapat besok jam 15.30", "“Dokter gigi”")]
    [InlineData("ru", "стоматолог завтра в 15:00", "встреча с Евой завтра в 15:30", "Стоматолог")]
    public async Task An_overlap_is_shown_on_the_draft(string language, string first, string second, string shown)
    {
        var ann = program.Join(language);
        var one = await ann.DraftAsync(first);
        await ann.PressAsync(one, Chat.Confirm);
        await ann.UntilCountAsync(1, "calendar_events");
        var other = await ann.DraftAsync(second);
        Assert.Contains(shown, other.Message.Text, StringComparison.Ordinal);
        await ann.PressAsync(other, Chat.Confirm);
        await ann.UntilCountAsync(2, "calendar_events");
    }

    [Fact]
    public async Task An_overlap_that_came_up_meanwhile_is_shown_before_it_counts()
    {
        var ann = program.Join();
        var meeting = await ann.DraftAsync("Meeting with Eve tomorrow 3:30pm");
        var dentist = await ann.DraftAsync("Dentist tomorrow 3pm");
        Assert.DoesNotContain("overlaps", meeting.Message.Text + dentist.Message.Text, StringComparison.Ordinal);
        await ann.ConfirmAsync(dentist);
        await ann.PressAsync(meeting, Chat.Confirm);
        var seen = await ann.BecomesAsync(meeting, "overlaps “Dentist” at 15:00", "please look again");
        Assert.Equal(1, await ann.CountAsync("calendar_events"));
        await ann.ConfirmAsync(seen);
        Assert.Equal(2, await ann.CountAsync("calendar_events"));
    }

    [Fact]
    public async Task Moving_it_out_of_the_way_takes_the_warning_off()
    {
        var ann = program.Join();
        await ann.KeepAsync("Dentist tomorrow 3pm");
        var card = await ann.DraftAsync("Meeting with Eve tomorrow 3:30pm");
        ann.Reply(card, "5pm");
        var moved = await ann.BecomesAsync(card, "17:00–18:00");
        Assert.DoesNotContain("overlaps", moved.Message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "yoga every Tuesday 7am", "every week · Tue", "📆 Tue ")]
    [InlineData("id", "rapat setiap Selasa jam 7 pagi", "setiap minggu · Sel", "📆 Sel ")]
    [InlineData("ru", "йога каждый вторник в 7 утра", "каждую неделю · вт", "📆 вт ")]
    public async Task What_comes_again_shows_its_next_three_dates_before_it_is_saved(string language, string said, string rule, string dates)
    {
        var ann = program.Join(language);
        var card = await ann.DraftAsync(said);
        Assert.Contains(rule, card.Message.Text, StringComparison.Ordinal);
        var line = card.Message.Text!.Split('\n').Single(line => line.StartsWith(dates, StringComparison.Ordinal));
        Assert.Equal(3, line.Split(" · ").Length);
        await ann.PressAsync(card, Chat.Confirm);
        await ann.UntilCountAsync(1, "calendar_events", "recurrence like 'FREQ=WEEKLY%' and extract(isodow from start_date) = 2");
    }

    [Fact]
    public async Task What_comes_again_stands_in_the_week_on_its_days()
    {
        var ann = program.Join();
        await ann.KeepAsync("standup every day at 7am");
        var week = await ann.ShownAsync("/week", "07:00–08:00 Standup");
        Assert.InRange(week.Words.Split('\n').Count(line => line.Contains("Standup", StringComparison.Ordinal)), 3, 7);
    }

    [Fact]
    public async Task The_day_is_told_in_the_order_of_time_and_what_is_due_can_be_done_there()
    {
        var ann = program.Join();
        await ann.KeepAsync("Dentist tomorrow 3pm");
        await ann.KeepAsync("Breakfast with Bob tomorrow 8am");
        await ann.KeepAsync("Pay the rent tomorrow");
        var day = await ann.ShownAsync("/tomorrow", "Breakfast", "Dentist", "Pay the rent");
        Assert.True(day.Words.IndexOf("Breakfast", StringComparison.Ordinal) < day.Words.IndexOf("Dentist", StringComparison.Ordinal));
        await ann.PressAsync(day, "☑️ Pay the rent");
        await ann.UntilCountAsync(1, "tasks", "status = 'done'");
        await ann.SeesAsync(entry => entry.Message.MessageId == day.Message.MessageId && !entry.Words.Contains("Pay the rent", StringComparison.Ordinal) && entry.Words.Contains("Dentist", StringComparison.Ordinal));
    }
}
