using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.Faults;

namespace St4cker.EndToEnd.Journeys;

/// <summary>Whatever Telegram does to a message of ours: one card, or the honest word that it may be lost.</summary>
public sealed class Telegram_in_trouble(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData(FaultKind.TooManyRequests, 1)]
    [InlineData(FaultKind.ServerError, 3)]
    [InlineData(FaultKind.Slow, 1)]
    public async Task A_refused_card_comes_once_when_it_may(FaultKind kind, int times)
    {
        var ann = program.Join();
        program.Telegram.Faults.Add(new Fault(kind) { Operation = "sendMessage", About = Number(ann), Times = times, RetryAfter = 2, Delay = kind == FaultKind.Slow ? TimeSpan.FromSeconds(2) : default });
        var card = await ann.DraftAsync("Buy milk");
        await ann.ConfirmAsync(card);
        Assert.Single(ann.BotMessages, entry => entry.Message.Text!.Contains("Buy milk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pause_that_Telegram_asks_for_is_kept()
    {
        var ann = program.Join();
        program.Telegram.Faults.Add(new Fault(FaultKind.TooManyRequests) { Operation = "sendMessage", About = Number(ann), RetryAfter = 3 });
        await ann.DraftAsync("Buy milk");
        var calls = program.Telegram.Calls.Where(call => call.Method == "sendMessage" && call.ChatId == ann.Id).ToList();
        Assert.Equal(429, calls[0].ErrorCode);
        Assert.InRange(calls[1].At - calls[0].At, TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.LostAnswer)]
    public async Task A_refused_change_of_the_card_is_made_again(FaultKind kind)
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Buy milk");
        program.Telegram.Faults.Add(new Fault(kind) { Operation = "editMessageText", About = Number(ann), Times = 2 });
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        Assert.Single(ann.BotMessages, entry => entry.Message.Text!.Contains("Buy milk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_whose_answer_was_lost_is_not_sent_twice_and_its_button_works()
    {
        var ann = program.Join();
        program.Telegram.Faults.Add(new Fault(FaultKind.LostAnswer) { Operation = "sendMessage", About = Number(ann) });
        var card = await ann.DraftAsync("Buy milk");
        await ann.UntilCountAsync(1, "outbound_messages", "kind = 'card' and status = 'unknown'");
        await ann.ConfirmAsync(card);
        Assert.Single(ann.BotMessages, entry => entry.Message.Text!.Contains("Buy milk", StringComparison.Ordinal));
        Assert.Equal(1, await ann.CountAsync("tasks"));
    }

    [Fact]
    public async Task A_reply_to_a_card_whose_answer_was_lost_still_edits_its_draft()
    {
        var ann = program.Join();
        program.Telegram.Faults.Add(new Fault(FaultKind.LostAnswer) { Operation = "sendMessage", About = Number(ann) });
        var card = await ann.DraftAsync("Buy milk tomorrow 9am");
        await ann.UntilCountAsync(1, "outbound_messages", "kind = 'card' and status = 'unknown'");
        ann.Reply(card, "no, Friday 4pm");
        await ann.SeesAsync("draft #", "Buy milk", "16:00");
        Assert.Equal(1, await ann.CountAsync("drafts"));
    }

    [Fact]
    public async Task Who_heard_nothing_is_told_so_and_can_have_the_card_shown()
    {
        var ann = program.Join();
        program.Telegram.Faults.Add(new Fault(FaultKind.LostAnswer) { Operation = "sendMessage", About = Number(ann) });
        var card = await ann.DraftAsync("Buy milk");
        var notice = await ann.SeesAsync("My last answer may not have reached you");
        await ann.PressAsync(notice, "👁");
        var shown = await ann.SeesAsync(entry => entry.Message.MessageId > notice.Message.MessageId && entry.Message.Text!.Contains("Buy milk", StringComparison.Ordinal));
        await ann.ConfirmAsync(shown);
        Assert.Equal("It is saved already", (await ann.PressOldAsync(card, Chat.Confirm)).Text);
        Assert.Equal(1, await ann.CountAsync("tasks"));
        Assert.Single(ann.BotMessages, entry => entry.Message.Text!.Contains("may not have reached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_press_that_could_not_be_answered_is_done_all_the_same()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Buy milk");
        program.Telegram.Faults.Add(new Fault(FaultKind.ServerError) { Operation = "answerCallbackQuery", Times = 1 });
        program.Telegram.Press(ann.Id, card.Message.MessageId, Chat.Confirm);
        await ann.BecomesAsync(card, Chat.Saved);
    }

    private static string Number(Chat person) => person.Id.ToString(CultureInfo.InvariantCulture);
}
