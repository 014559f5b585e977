using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>Among others it keeps silent unless it is addressed, and a draft is its speaker's alone.</summary>
public sealed class In_a_group(RunningProgram program) : IClassFixture<RunningProgram>
{
    private static long _groups = -1_000_000_000;

    [Theory]
    [InlineData("en", "buy milk tomorrow 9am", "Task · draft", "Only Ann can answer this")]
    [InlineData("id", "beli susu besok jam 9", "Tugas · draf", "Ann")]
    public async Task It_answers_only_who_addresses_it_and_only_they_may_press(string language, string said, string drafted, string refused)
    {
        var group = Open();
        var ann = program.Join(language).In(group);
        var eve = program.Join(language, "Eve").In(group);
        await ann.SaysInVainAsync(said);
        await ann.SaysInVainAsync("/task@another_bot " + said);
        await ann.SaysInVainAsync("hello @somebody_else, " + said);
        Assert.Empty(ann.BotMessages);

        var card = await ann.DraftAsync("@st4cker_bot " + said);
        Assert.Contains(drafted, card.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("st4cker_bot", card.Message.Text, StringComparison.Ordinal);
        foreach (var button in (string[])[Chat.Confirm, Chat.Edit, Chat.Cancel])
            Assert.Contains(refused, (await eve.PressAsync(card, button)).Text, StringComparison.Ordinal);
        await eve.SettledAsync();
        Assert.Equal("drafted", await ann.AskAsync<string>("select status from drafts where user_id = $1"));
        await ann.PressAsync(card, Chat.Confirm);
        await ann.UntilCountAsync(1, "tasks");
        Assert.Equal(0, await eve.CountAsync("tasks"));
    }

    [Fact]
    public async Task Somebody_elses_reply_to_a_card_never_changes_it()
    {
        var group = Open();
        var ann = program.Join().In(group);
        var eve = program.Join(name: "Eve").In(group);
        var card = await ann.DraftAsync("@st4cker_bot buy milk tomorrow 9am");
        await eve.AnswerAsync(eve.Reply(card, "no, Friday 4pm"));
        await eve.SettledAsync();
        Assert.Equal(1, await ann.AskAsync<int>("select version from drafts where user_id = $1"));
        ann.Reply(card, "no, Friday 4pm");
        await ann.BecomesAsync(card, "16:00", "(was: ");
    }

    [Fact]
    public async Task A_command_without_a_name_is_for_it_too()
    {
        var ann = program.Join().In(Open());
        var card = await ann.DraftAsync("/task Buy milk | tomorrow 9am");
        await ann.ConfirmAsync(card);
        await ann.DraftAsync("/task@st4cker_bot Buy bread");
    }

    private long Open()
    {
        var id = Interlocked.Decrement(ref _groups);
        program.Telegram.OpenGroup(id, "Family");
        return id;
    }
}
