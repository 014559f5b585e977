using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>Every button of somebody's, pressed by another: nothing is changed, nothing is shown.</summary>
public sealed class Pressing_what_is_not_ones_own(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task The_buttons_of_a_draft_with_every_field_every_choice_and_every_guess()
    {
        var ann = program.Join(name: "Ann");
        var eve = await EveAsync();
        var mine = await eve.DraftAsync("Something of my own");
        var open = await ann.DraftAsync("coffee 3.50");
        var asking = await ann.DraftAsync("Renew the passport on 3/4");
        var batch = await ann.DraftAsync("buy salt, dentist Tue 3pm");
        var picking = await ann.TapAsync(await ann.DraftAsync("Call the bank tomorrow 9am"), Chat.Edit, "What should change?");
        var saved = await ann.KeepAsync("Water the roses");
        await ann.SettledAsync();
        var before = await StateAsync(ann);
        string[] all = [.. new[] { open, asking, batch, picking, saved }.SelectMany(card => card.Buttons).Select(button => button.CallbackData!).Distinct()];
        Assert.True(all.Length > 20, "there are many buttons to press");
        var seen = eve.BotMessages.Count();
        foreach (var data in all)
        {
            foreach (var forged in new[] { data, "r" + data[1..], "s" + data[1..], "u" + data[1..] }.Distinct())
                Assert.Equal("Only Ann can answer this", (await eve.ForgeAsync(mine, forged)).Text);
        }

        await eve.SettledAsync();
        Assert.Equal(before, await StateAsync(ann));
        Assert.DoesNotContain(eve.BotMessages.Skip(seen), entry => entry.Words.Contains("roses", StringComparison.Ordinal) || entry.Words.Contains("bank", StringComparison.Ordinal) || entry.Words.Contains("offee", StringComparison.Ordinal));
        Assert.Equal(1, await eve.CountAsync("drafts"));
    }

    [Fact]
    public async Task The_buttons_of_a_list_and_the_questions_of_a_message()
    {
        var ann = program.Join(name: "Ann");
        var eve = await EveAsync();
        var mine = await eve.DraftAsync("Something of my own");
        await ann.KeepAsync("Water the roses tomorrow 9am");
        var list = await ann.ShownAsync("/tasks", "Water the roses");
        var day = await ann.ShownAsync("/tomorrow", "Water the roses");
        var unsure = await ann.DraftAsync("paid 999999999999999999999 for a castle");
        var before = await StateAsync(ann);
        foreach (var button in new[] { list, day, unsure }.SelectMany(card => card.Buttons))
            await eve.ForgeAsync(mine, button.CallbackData!);
        foreach (var data in (string[])["view:tasks:roses:0", "view:list::0", "view:../etc:0:-1", "view:projects:%:0", "act:zzz", "act:fAAAAAAAAAAAAAAAAAAAAAA:tasks:open:0", "keep:1:task", "keep:-1:event", "keep:1:batch",
            "zone:Mars/Base", "language:xx", "settings:currency=LOL", "settings:hours=1", "example:9", "leave:", "connect:x:y"])
            await eve.ForgeAsync(mine, data);
        await eve.SettledAsync();
        Assert.Equal(before, await StateAsync(ann));
        Assert.DoesNotContain(eve.BotMessages, entry => entry.Words.Contains("roses", StringComparison.Ordinal) || entry.Words.Contains("castle", StringComparison.Ordinal));
        Assert.DoesNotContain(eve.BotMessages, entry => entry.Words.Contains("Something went wrong", StringComparison.Ordinal));
        Assert.Equal(0, await eve.CountAsync("tasks"));
    }

    [Fact]
    public async Task Replayed_presses_of_ones_own_change_nothing_a_second_time()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("buy salt, dentist Tue 3pm");
        var left = await ann.TapAsync(card, "☑ 1", "1 ☐");
        var saved = await ann.ConfirmAsync(left);
        var back = await ann.TapAsync(saved, Chat.Undo, "taken back");
        var before = await StateAsync(ann);
        foreach (var old in new[] { card, left, saved })
        {
            foreach (var button in old.Buttons)
                await ann.ForgeAsync(back, button.CallbackData!);
        }

        await ann.SettledAsync();
        Assert.Equal(before, await StateAsync(ann));
    }

    [Theory]
    [InlineData("<b>&amp;</b><script>")]
    [InlineData("\u202Eevil\u2066 \u200F")]
    [InlineData("😀👩‍👩‍👧‍👦🇮🇩")]
    [InlineData("'; drop table tasks; -- {0} %s $1 \\")]
    [InlineData("xxxxxxxxxx")]
    public async Task A_hostile_name_is_kept_shown_changed_and_deleted_like_any_other(string name)
    {
        if (name.StartsWith('x'))
            name = new string('x', 1000) + "😀";
        var ann = program.Join();
        var saved = await ann.KeepAsync($"/task {name} | tomorrow 9am");
        var list = await ann.ShownAsync("/tasks", "To do", "1. ");
        await ann.ShownAsync("/week", "☐ 09:00");
        await ann.ShownAsync("/list", "📝");
        await ann.ConfirmAsync(await ann.AnswerAsync(ann.Reply(saved, "no, 10am")));
        await ann.PressAsync(list, "🗑 1");
        await ann.ConfirmAsync(await ann.SeesAsync("Delete task · draft"));
        ann.Say("/undo");
        await ann.UntilCountAsync(1, "tasks", "deleted_at is null and deadline_time = '10:00'");
        Assert.Equal(0, (await program.Program.RunAsync(["audit", "replay"])).ExitCode);
    }

    private async Task<Chat> EveAsync()
    {
        var eve = program.Join(name: "Eve");
        await eve.ShownAsync("/settings UTC", "UTC");
        return eve;
    }

    /// <summary>All that is this person's, as one text.</summary>
    private static Task<string> StateAsync(Chat person) => person.AskAsync<string>("""
        select concat_ws(' ', (select json_agg(d order by number) from (select number, version, status, draft_json::text, undo_state from drafts where user_id = $1) d),
            (select json_agg(t order by id) from tasks t where user_id = $1), (select json_agg(e order by id) from calendar_events e where user_id = $1),
            (select count(*) from events where user_id = $1), (select to_json(u) from users u where id = $1))
        """);
}
