using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Journeys;

/// <summary>Whatever is sent gets its card or its kind answer, and what is shown is what was said.</summary>
public sealed class Odd_messages(RunningProgram program) : IClassFixture<RunningProgram>
{
    private const string Unsure = "paid 999999999999999999999 for a castle";

    [Theory]
    [InlineData("<script>alert(1)</script> & <b>bold</b>")]
    [InlineData("Read “War & Peace” &amp; more </b>")]
    [InlineData("اشتري الحليب")]
    [InlineData("לקנות חלב ולחם")]
    [InlineData("👩‍👩‍👧‍👦 family picture 🇮🇩🇬🇧")]
    [InlineData("買牛奶和雞蛋")]
    [InlineData("Zażółć gęślą jaźń")]
    [InlineData("paprika")]
    [InlineData("_under_ *star* `tick` [link](http://x.test)")]
    public async Task It_is_kept_as_it_was_said(string text)
    {
        var ann = await program.JoinConnectedAsync();
        var card = await KeptAsync(ann, text);
        Assert.Contains(text, card.Message.Text, StringComparison.OrdinalIgnoreCase);
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        Assert.Equal(text, await ann.AskAsync<string>("select title from tasks where user_id = $1"), ignoreCase: true);
        Assert.Equal(text, Assert.Single(program.Google.Tasks(ann.Account)).Title, ignoreCase: true);
        Assert.True(await ann.AskAsync<bool>("select deadline_date is null from tasks where user_id = $1"));
    }

    [Fact]
    public async Task Control_and_direction_signs_are_dropped_and_the_words_stay()
    {
        var ann = program.Join();
        var card = await KeptAsync(ann, "Buy\u0007 mi\u202Elk\u0000 and\u200B eggs\u001B[31m");
        Assert.DoesNotContain(card.Message.Text!, sign => char.IsControl(sign) && sign != '\n' || sign == '\u202E');
        await ann.ConfirmAsync(card);
        var title = await ann.AskAsync<string>("select title from tasks where user_id = $1");
        Assert.StartsWith("Buy mi", title, StringComparison.Ordinal);
        Assert.Contains("eggs", title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_4096_signs_is_kept_whole_or_said_to_be_too_long()
    {
        var ann = program.Join();
        var text = string.Concat(Enumerable.Repeat("Write the long letter ", 200))[..4096];
        var card = await KeptAsync(ann, text);
        Assert.InRange(card.Message.Text!.Length, 1, 4096);
        var kept = await ann.AskAsync<string>("select draft_json::text from drafts where user_id = $1");
        var stored = await ann.AskAsync<string>("select payload_json->'message'->>'text' from updates where user_id = $1 order by update_id limit 1");
        Assert.Equal(text, stored);
        Assert.True(kept.Length > 4000 || card.Message.Text!.Contains("too long", StringComparison.Ordinal), "nothing is lost in silence");
    }

    [Fact]
    public async Task Forty_subtasks_all_reach_Google_in_their_order()
    {
        var ann = await program.JoinConnectedAsync();
        var steps = Enumerable.Range(1, 40).Select(number => $"thing {number}").ToList();
        var card = await ann.DraftAsync("Pack the house:\n" + string.Join('\n', steps.Select(step => "- " + step)));
        Assert.Matches("… and [0-9]+ more\n", card.Message.Text!);
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        Assert.Equal(steps, program.Google.Tasks(ann.Account).Skip(1).Select(task => task.Title));
    }

    [Theory]
    [InlineData("photo")]
    [InlineData("sticker")]
    [InlineData("voice")]
    public async Task What_is_no_text_is_answered_kindly(string kind)
    {
        var ann = program.Join();
        var answer = await ann.AnswerAsync(program.Telegram.SendOther(ann.Id, kind));
        Assert.Contains("I can read text for now", answer.Message.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was saved", answer.Message.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ann.CountAsync("drafts"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\u0001\u0002")]
    public async Task A_message_without_words_is_answered_kindly(string text)
    {
        var ann = program.Join();
        var answer = await ann.AnswerAsync(ann.Say(text));
        Assert.Contains("Nothing was saved", answer.Message.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ann.CountAsync("drafts"));
    }

    [Fact]
    public async Task Somebody_elses_forwarded_words_become_a_task_with_their_name_and_choose_nothing()
    {
        var ann = program.Join();
        var card = await ann.AnswerAsync(program.Telegram.Say(ann.Id, "Return the drill tomorrow", new Saying { ForwardedFrom = "Uncle Bob" }));
        Assert.Contains("Return the drill", card.Message.Text, StringComparison.Ordinal);
        Assert.Contains("Uncle Bob", card.Message.Text, StringComparison.Ordinal);
        var command = await ann.AnswerAsync(program.Telegram.Say(ann.Id, "/cancel", new Saying { ForwardedFrom = "Uncle Bob" }));
        Assert.DoesNotContain("cancelled", command.Message.Text, StringComparison.Ordinal);
        await ann.ConfirmAsync(await ann.BecomesAsync(card));
        Assert.Contains("Uncle Bob", await ann.AskAsync<string>("select note from tasks where user_id = $1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("📝", "Task · draft")]
    [InlineData("📅", "Event · draft")]
    [InlineData("💸", "Expense · draft")]
    [InlineData("🗒", "Note · draft")]
    public async Task What_it_is_not_sure_of_is_asked_with_buttons_and_drafted_as_what_was_tapped(string button, string drafted)
    {
        var ann = program.Join();
        var answer = await ann.DraftAsync(Unsure);
        Assert.Contains("I am not sure what that is", answer.Message.Text, StringComparison.Ordinal);
        Assert.Equal(["📝 Task", "📅 Event", "💸 Expense", "🗒 Note", "👌 No"], answer.Buttons.Select(one => one.Text));
        await ann.PressAsync(answer, button);
        await ann.SeesAsync(drafted);
        // Pressed twice it is still one.
        await ann.PressAsync(answer, button);
        await ann.SettledAsync();
        Assert.Equal(1, await ann.CountAsync("drafts"));
    }

    [Fact]
    public async Task What_it_is_not_sure_of_can_be_left()
    {
        var ann = program.Join();
        await ann.PressAsync(await ann.DraftAsync(Unsure), "👌 No");
        await ann.SeesAsync("nothing was saved");
        Assert.Equal(0, await ann.CountAsync("drafts"));
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_nothing_more_and_everything_else_goes_on()
    {
        var eve = program.Join(name: "Eve");
        var ann = program.Join();
        eve.Say("Buy a lock");
        program.Telegram.Block(eve.Id);
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk"));
        program.Telegram.Block(eve.Id, blocked: false);
        await eve.DraftAsync("Buy a key");
    }

    /// <summary>The card of a task, over the question whether to keep it as one if it was not clear.</summary>
    private static async Task<ChatEntry> KeptAsync(Chat person, string text)
    {
        var answer = await person.AnswerAsync(person.Say(text));
        if (answer.Message.Text!.Contains("draft #", StringComparison.Ordinal))
            return answer;
        await person.PressAsync(answer, "📝");
        return await person.SeesAsync("draft #");
    }
}
