using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>Several things said in one message are one card with an item each.</summary>
public sealed class Several_at_once(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("en", "milk, dentist Tue 3pm, paid 20 for coffee", "🧺 3 items", "✅ 2 items saved")]
    [InlineData("id", "susu, dokter gigi Selasa jam 3 sore, bayar 20rb kopi", "🧺 3 hal", "✅ 2 hal tersimpan")]
    [InlineData("ru", "молоко, стоматолог во вторник в 15:00, заплатил 200 за кофе", "🧺 3 записи", "2 записи")]
    public async Task An_item_that_is_left_out_is_not_saved_and_the_others_are(string language, string said, string heading, string saved)
    {
        var ann = program.Join(language);
        var card = await ann.DraftAsync(said);
        Assert.StartsWith(heading, card.Message.Text, StringComparison.Ordinal);
        Assert.Matches("^✅ .*3$", card.Buttons.First().Text);
        card = await ann.TapAsync(card, "☑ 1", "1 ☐ 📝");
        card = await ann.TapAsync(card, "☐ 1", "1 ☑ 📝");
        card = await ann.TapAsync(card, "☑ 1", "1 ☐ 📝");
        await ann.PressAsync(card, Chat.Confirm);
        var done = await ann.BecomesAsync(card, saved, "1 ✓ 📅", "2 ✓ 💸");
        Assert.DoesNotContain("📝", done.Message.Text, StringComparison.Ordinal);
        Assert.Equal("0 1 1", await ann.AskAsync<string>("""
            select concat_ws(' ', (select count(*) from tasks where user_id = $1), (select count(*) from calendar_events where user_id = $1), (select count(*) from transactions where user_id = $1))
            """));
        await ann.PressAsync(done, Chat.Undo);
        await ann.UntilCountAsync(0, "calendar_events", "deleted_at is null");
        Assert.Equal(0, await ann.CountAsync("transactions", "deleted_at is null"));
    }

    [Fact]
    public async Task With_nothing_left_in_there_is_nothing_to_confirm()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("buy milk, dentist Tue 3pm");
        card = await ann.TapAsync(card, "☑ 1", "1 ☐");
        card = await ann.TapAsync(card, "☑ 2", "Nothing is chosen");
        Assert.DoesNotContain(card.Buttons, button => button.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal));
        await ann.ConfirmAsync(await ann.TapAsync(card, "☐ 2", "2 ☑"));
        Assert.Equal(0, await ann.CountAsync("tasks"));
        Assert.Equal(1, await ann.CountAsync("calendar_events"));
    }

    [Fact]
    public async Task The_question_of_one_item_is_asked_and_its_answer_reaches_no_other()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("milk, dentist on 31 February, coffee 3.50");
        Assert.Contains("2 · There is no “31 February”", card.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons, button => button.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal));
        ann.Say("1 March");
        card = await ann.BecomesAsync(card, "1 Mar");
        Assert.Contains("1 ☑ 📝 Milk\n", card.Message.Text, StringComparison.Ordinal);
        await ann.ConfirmAsync(card);
        Assert.Equal("3-1", await ann.AskAsync<string>("select extract(month from start_date) || '-' || extract(day from start_date) from calendar_events where user_id = $1"));
        Assert.Equal("Milk", await ann.AskAsync<string>("select title from tasks where user_id = $1"));
    }

    [Fact]
    public async Task The_question_of_an_item_that_is_left_out_is_asked_no_more()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("milk, dentist on 31 February, coffee 3.50");
        await ann.PressAsync(card, "☑ 2");
        await ann.ConfirmAsync(await ann.SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && entry.Buttons.Any(button => button.Text == "✅ Confirm 2")));
        Assert.Equal(0, await ann.CountAsync("calendar_events"));
    }

    [Fact]
    public async Task A_reply_with_a_number_changes_that_item_and_shows_what_it_was()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("milk, dentist Tue 3pm, coffee 3.50");
        ann.Reply(card, "2 at 5pm");
        card = await ann.BecomesAsync(card, "17:00–18:00", "(was: ");
        ann.Reply(card, "make it nicer");
        await ann.BecomesAsync(card, "Begin with the number");
        Assert.Contains("1 ☑ 📝 Milk", (await ann.BecomesAsync(card)).Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_five_are_asked_for_twice()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("buy eggs\nbuy bread\nbuy salt\ncall Bob\npay the rent\nwash the car");
        await ann.PressAsync(card, Chat.Confirm);
        var asked = await ann.BecomesAsync(card, "more than five things");
        Assert.Equal(0, await ann.CountAsync("tasks"));
        await ann.PressOldAsync(card, Chat.Confirm);
        await ann.SettledAsync();
        Assert.Equal(0, await ann.CountAsync("tasks"));
        await ann.ConfirmAsync(asked);
        Assert.Equal(6, await ann.CountAsync("tasks"));
        Assert.Equal(1, await ann.CountAsync("executions"));
    }

    [Fact]
    public async Task All_of_twenty_stand_on_the_card_and_what_is_beyond_is_lost_nowhere()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync(string.Join('\n', Enumerable.Range(1, 30).Select(number => $"buy thing number {number}")));
        Assert.All(Enumerable.Range(1, 30), number => Assert.Matches($"thing number {number}(\n| |$)", card.Message.Text!));
        Assert.InRange(card.Message.Text!.Length, 1, 4096);
        await ann.PressAsync(card, Chat.Confirm);
        await ann.ConfirmAsync(await ann.BecomesAsync(card, "more than five"));
        Assert.Equal(20, await ann.CountAsync("tasks"));
        Assert.Equal(30, await ann.AskAsync<long>("select count(distinct n) from tasks, lateral regexp_matches(title || ' ' || coalesce(note, ''), 'thing number (\\d+)', 'g') m(n) where user_id = $1"));
    }

    [Fact]
    public async Task An_old_button_of_the_card_takes_nothing_in_or_out()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("buy milk, dentist Tue 3pm");
        await ann.TapAsync(card, "☑ 1", "1 ☐");
        Assert.Equal("It changed since: look again", (await ann.PressOldAsync(card, "☑ 1")).Text);
        await ann.SettledAsync();
        await ann.BecomesAsync(card, "1 ☐");
        Assert.Equal(2, await ann.AskAsync<int>("select version from drafts where user_id = $1"));
    }
}
